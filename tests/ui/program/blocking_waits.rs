//! A procedure waits or blocks.

use xdr_rpc::rpc_program;

#[rpc_program(id = 0x2000_0001, version = 1)]
trait Clock {
    #[procedure(1, blocking)]
    async fn now(&self) -> u64;
//  ^^^^^ procedure `now` is `blocking`, so nothing in it waits; write `fn now`
    #[procedure(2, blocking, detached)]
    //                       ^^^^^^^^ a `blocking` procedure always runs to its end; remove `detached`
    fn set(&self, at: u64);
}

struct System;
impl Clock for System {
    async fn now(&self) -> u64 {
        0
    }
    fn set(&self, _at: u64) {}
}

fn main() {
    let _ = ClockServer::new(System);
}
