//! A handler can run on any thread; one that cannot is reported at the user's method.

use std::rc::Rc;
use xdr_rpc::rpc_program;

#[rpc_program(id = 0x2000_0001, version = 1)]
trait Clock {
    #[procedure(1)]
    async fn now(&self) -> u64;
}

async fn later() {}

struct System;
impl Clock for System {
    async fn now(&self) -> u64 {
    //                     ^^^ rustc : future cannot be sent between threads safely
        let kept = Rc::new(1);
        later().await;
        *kept
    }
}

fn main() {
    let _ = ClockServer::new(System);
}
