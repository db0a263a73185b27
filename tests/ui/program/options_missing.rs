//! Program number and version are mandatory.

use xdr_rpc::rpc_program;

#[rpc_program()]
trait Clock {
//    ^^^^^ the numbers are missing; write `#[rpc_program(id = 0x2000_0000, version = 1)]`
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

