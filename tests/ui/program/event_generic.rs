//! An event is a plain function with known types.

use xdr_rpc::rpc_program;

#[rpc_program(id = 0x2000_0001, version = 1)]
trait Clock {
    #[event(1)]
    fn a<T>(at: u64);
    //  ^^^ an event is not generic; both sides know its types
    #[event(2)]
    fn b<'a>(at: u64);
    //  ^^^^ an event has no lifetimes; leave them out, an argument is borrowed for the call
    #[event(3)]
    fn c(at: u64) where u32: Copy;
    //            ^^^^^^^^^^^^^^^ an event has no `where` clause
    #[event(4)]
    unsafe fn d();
//  ^^^^^^ an event is a plain `fn`; remove `unsafe`
    #[event(5)]
    fn e(at: impl Copy);
    //       ^^^^^^^^^ a procedure is not generic; write the type that travels
}

fn main() {}
