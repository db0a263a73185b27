//! A result is of a type that XDR has.

use xdr_rpc::{Fault, rpc_program};

#[rpc_program(id = 0x2000_0001, version = 1)]
trait Clock {
    #[procedure(1)]
    async fn a(&self) -> usize;
    //                   ^^^^^ `usize` has no fixed size on the wire; use `u32` or `u64`
    #[procedure(2)]
    async fn b(&self) -> Result<(u32, u32), Fault>;
    //                          ^^^^^^^^^^ tuples have no XDR name; use a struct
}

fn main() {}
