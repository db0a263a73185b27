//! Every option has a name.

use xdr_rpc::rpc_program;

#[rpc_program(0x2000_0001, 1)]
//            ^^^^^^^^^^^ expected an option; the options are `id`, `version`, `extends`, `access` and `crate`
//                         ^ expected an option; the options are `id`, `version`, `extends`, `access` and `crate`
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

