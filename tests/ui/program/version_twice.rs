//! The version is given once.

use xdr_rpc::rpc_program;

#[rpc_program(id = 0x2000_0001, version = 1, version = 2)]
//                                           ^^^^^^^ duplicate `version`; keep one
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

