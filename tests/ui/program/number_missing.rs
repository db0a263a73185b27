//! A procedure has a number of its own; the next free one is proposed.

use xdr_rpc::rpc_program;

#[rpc_program(id = 0x2000_0001, version = 1)]
trait Clock {
    #[procedure(3)]
    async fn now(&self) -> u64;
    async fn set(&self, at: u64);
    //       ^^^ procedure `set` has no number; write `#[procedure(4)]`
    async fn reset(&self);
    //       ^^^^^ procedure `reset` has no number; write `#[procedure(5)]`
}

struct System;
impl Clock for System {
    async fn now(&self) -> u64 {
        0
    }
    async fn set(&self, _at: u64) {}
    async fn reset(&self) {}
}

fn main() {
    let _ = ClockServer::new(System);
}
