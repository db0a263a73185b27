//! An unknown option is answered with those that there are.

use xdr_rpc::rpc_program;

#[rpc_program(id = 0x2000_0001, version = 1, colour = 3)]
//                                           ^^^^^^ unknown option `colour`; the options are `id`, `version`, `extends`, `access` and `crate`
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

