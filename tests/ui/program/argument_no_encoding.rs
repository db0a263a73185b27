//! An argument is of a type that XDR has.

use xdr_rpc::rpc_program;

#[rpc_program(id = 0x2000_0001, version = 1)]
trait Clock {
    #[procedure(1)]
    async fn a(&self, at: usize);
    //                    ^^^^^ `usize` has no fixed size on the wire; use `u32` or `u64`
    #[procedure(2)]
    async fn b(&self, at: (u32, u32));
    //                    ^^^^^^^^^^ tuples have no XDR name; use a struct
    #[procedure(3)]
    async fn c(&self, at: *const u8);
    //                    ^^^^^^^^^ `*const u8` has no XDR encoding
}

fn main() {}
