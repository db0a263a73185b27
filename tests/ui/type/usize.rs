//! The size of `usize` depends on the machine.

use xdr_core::Xdr;

#[derive(Xdr)]
struct Sizes {
    len: usize,
    //   ^^^^^ `usize` has no fixed size on the wire; use `u32` or `u64`
    delta: isize,
    //     ^^^^^ `isize` has no fixed size on the wire; use `i32` or `i64`
}

fn main() {}
