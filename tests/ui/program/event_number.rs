//! An event has a number of its own, which no procedure has.

use xdr_rpc::rpc_program;

#[rpc_program(id = 0x2000_0001, version = 1)]
trait Clock {
    #[event(4)]
    //      ^ event number 4 is already taken by `now`
    fn ticked(at: u64);
    #[procedure(4)]
    //          ^ procedure number 4 is first taken here, by `now`
    async fn now(&self) -> u64;
    fn stopped();
    // ^^^^^^^ event `stopped` has no number; write `#[event(8)]`
    async fn set(&self, at: u64);
    //       ^^^ procedure `set` has no number; write `#[procedure(7)]`
    #[event(6)]
    //      ^ event number 6 is first taken here, by `started`
    fn started();
    #[event(6)]
    //      ^ event number 6 is already taken by `started`
    fn paused();
    #[event(0)]
    //      ^ procedure 0 is NULL, which every program has; number your own from 1
    fn nothing();
}

fn main() {}
