//! The program number is mandatory.

use xdr_rpc::rpc_program;

#[rpc_program(version = 1)]
//            ^^^^^^^^^^^ `id` is missing; write `id = 0x2000_0000` beside `version`
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

