//! A program has only methods.

use xdr_rpc::rpc_program;

#[rpc_program(id = 0x2000_0001, version = 1)]
trait Clock {
    const ZONES: u32;
    //^^^^^^^^^^^^^^^ an associated constant is not a procedure; a program has only methods
    type Time;
    //^^^^^^^^ an associated type is not a procedure; a program has only methods
    #[procedure(1)]
    async fn now(&self) -> u64;
}

struct System;
impl Clock for System {
    const ZONES: u32 = 1;
    type Time = u64;
    async fn now(&self) -> u64 {
        0
    }
}

fn main() {
    let _ = ClockServer::new(System);
}

