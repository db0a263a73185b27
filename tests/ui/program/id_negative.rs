//! A program number is not negative.

use xdr_rpc::rpc_program;

#[rpc_program(id = -1, version = 1)]
//                 ^^ the program number is not negative; it is a `u32`
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

