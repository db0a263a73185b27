//! The number of an event is written as that of a procedure.

use xdr_rpc::rpc_program;

#[rpc_program(id = 0x2000_0001, version = 1)]
trait Clock {
    #[event]
//  ^^^^^^^^ expected `#[event(..)]` with the number of the event
    fn a();
    #[event()]
//  ^^^^^^^^^^ the number is missing; write `#[event(1)]`
    fn b();
    #[event(number = 3)]
    //      ^^^^^^ the number comes first and has no name; write `#[event(1)]`
    fn c();
    #[event(4, oneway)]
    //         ^^^^^^ unknown option `oneway`; there is none besides the number
    fn d();
    #[event("5")]
    //      ^^^ an event number is a `u32`, not a string; write `5`
    fn e();
    #[event(6)]
    #[event(7)]
//  ^^^^^^^^^^^ duplicate `event`; keep one
    fn f();
    #[event(8)]
//  ^^^^^^^^^^^ a method is a procedure or an event; remove `event` or `procedure`
    #[procedure(9)]
    async fn g(&self);
    #[cfg_attr(all(), event(10))]
    //                ^^^^^^^^^ `event` cannot stand in `cfg_attr`; write the method once for each case, with `#[cfg]`
    fn h();
}

fn main() {}
