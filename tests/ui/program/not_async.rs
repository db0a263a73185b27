//! A procedure is an `async fn`.

use xdr_rpc::rpc_program;

#[rpc_program(id = 0x2000_0001, version = 1)]
trait Clock {
    #[procedure(1)]
    fn now(&self) -> u64;
//  ^^ procedure `now` is not `async`; write `async fn now`, or the option `blocking` if it blocks its thread
}

struct System;
impl Clock for System {
    fn now(&self) -> u64 {
        0
    }
}

fn main() {
    let _ = ClockServer::new(System);
}
