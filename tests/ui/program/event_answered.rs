//! An event is sent, and that is all.

use xdr_rpc::{Context, rpc_program};

#[rpc_program(id = 0x2000_0001, version = 1)]
trait Clock {
    #[event(1)]
    async fn ticked(at: u64);
//  ^^^^^ an event is sent and not waited for; remove `async`
    #[event(2)]
    fn stopped(&self, at: u64);
    //         ^^^^^ an event is sent by the server and implemented by nobody; remove the receiver
    #[event(3)]
    fn asked(cx: &Context) -> u64;
    //       ^^^^^^^^^^^^ an event is no call and has no context; remove it
    //                        ^^^ an event has no reply; remove the result
    #[event(4)]
    fn sent() {}
    //        ^^ an event has no body; write `;`, the server sends it
    #[event(5)]
    #[xdr(max = 4)]
//  ^^^^^^^^^^^^^^^ `xdr` belongs on an argument, or on a method for its result
    fn limited();
}

fn main() {}
