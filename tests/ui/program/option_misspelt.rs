//! A misspelt option is told apart from a missing one, and the right one is proposed.

use xdr_rpc::rpc_program;

#[rpc_program(id = 0x2000_0001, verison = 1, version = 1)]
//                              ^^^^^^^ unknown option `verison`; did you mean `version`?
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

