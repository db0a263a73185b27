//! All mistakes of a program are reported, and nothing else.

use xdr_rpc::{Context, rpc_program};

#[rpc_program(id = 0x2000_0001)]
//            ^^^^^^^^^^^^^^^^ `version` is missing; write `version = 1` beside `id`
trait Clock {
    #[procedure(1)]
    //          ^ procedure number 1 is first taken here, by `now`
    async fn now(&self) -> String;
    //                     ^^^^^^ `String` has no limit; add `#[xdr(max = ..)]`, or `max = unbounded` to rely on the record limit
    #[procedure(1)]
    //          ^ procedure number 1 is already taken by `now`
    fn set(&self, at: usize, cx: &Context);
//  ^^ procedure `set` is not `async`; write `async fn set`, or the option `blocking` if it blocks its thread
    //                       ^^^^^^^^^^^^ the context comes directly after `&self`; move it there
    //                ^^^^^ `usize` has no fixed size on the wire; use `u32` or `u64`
    async fn null(&self);
    //       ^^^^ procedure `null` conflicts with the client's own `null`, which calls procedure 0; choose another name
    //       ^^^^ procedure `null` has no number; write `#[procedure(2)]`
}

struct System;
impl Clock for System {
    async fn now(&self) -> String {
        String::new()
    }
    fn set(&self, _at: usize, _cx: &Context) {}
    async fn null(&self) {}
}

async fn use_it(client: ClockClient) {
    let _ = client.now().await;
    let _ = client.set(1).await;
}

fn main() {
    let _ = use_it(ClockClient::local(System));
}
