//! A misspelt option is not missed as well.

use xdr_rpc::rpc_program;

#[rpc_program(ip = 0x2000_0001, verison = 1)]
//            ^^ unknown option `ip`; did you mean `id`?
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

