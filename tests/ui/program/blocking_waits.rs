//! A procedure waits or blocks.

use xdr_rpc::rpc_program;

#[rpc_program(id = 0x2000_0001, version = 1)]
trait Clock {
    #[procedure(1, blocking)]
    async fn now(&self) -> u64;
//  ^^^^^ procedure `now` is `blocking`, so nothing in it waits; write `fn now`
}

struct System;
impl Clock for System {
    async fn now(&self) -> u64 {
        0
    }
}

fn main() {
    let _ = ClockServer::new(System);
}
