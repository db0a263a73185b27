//! A procedure number fits `u32`.

use xdr_rpc::rpc_program;

#[rpc_program(id = 0x2000_0001, version = 1)]
trait Clock {
    #[procedure(0x1_0000_0000)]
    //          ^^^^^^^^^^^^^ a procedure number does not fit `u32`; the highest is 0xffff_ffff
    async fn now(&self) -> u64;
}

struct System;
impl Clock for System {
    async fn now(&self) -> u64 {
        0
    }
}

fn main() {
    let _ = ClockServer::new(System);
    let _ = async { ClockClient::local(System).now().await };
}

