//! A version fits `u32`.

use xdr_rpc::rpc_program;

#[rpc_program(id = 0x2000_0001, version = 4_294_967_296)]
//                                        ^^^^^^^^^^^^^ the version does not fit `u32`; the highest is 0xffff_ffff
trait Clock {
    #[procedure(1)]
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

