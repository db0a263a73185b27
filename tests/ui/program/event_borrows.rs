//! A client owns what an event brings.

use std::borrow::Cow;
use xdr_rpc::{Xdr, rpc_program};

#[derive(Xdr)]
struct Label<'a> {
    #[xdr(max = 4)]
    text: &'a str,
}

#[rpc_program(id = 0x2000_0001, version = 1)]
trait Clock {
    #[event(1)]
    fn a(label: Label<'_>);
    //                ^^ a client owns what an event brings; write a reference, or a type that owns its parts
    #[event(2)]
    fn b(#[xdr(max = 4)] text: &'static str);
    //                          ^^^^^^^ an argument is lent for the call; write `'_`, or nothing in a reference
    #[event(3)]
    fn c(at: &mut u64);
    //        ^^^ an argument is lent to be read; leave `mut` out, or own the value
    #[event(4)]
    fn d(#[xdr(max = 4)] text: Cow<'static, str>);
    //                             ^^^^^^^ an argument is lent for the call; write `'_`, or nothing in a reference
}

fn main() {}
