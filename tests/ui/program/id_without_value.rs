//! An option has a value.

use xdr_rpc::rpc_program;

#[rpc_program(id, version =)]
//            ^^ expected `id = 0x2000_0000`
//                ^^^^^^^ expected `version = 1`
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

