//! A mistake in a part is reported once.

use xdr_core::Xdr;

#[derive(Xdr)]
struct Part {
    len: usize,
    //   ^^^^^ `usize` has no fixed size on the wire; use `u32` or `u64`
}

#[derive(Xdr)]
enum Kind {
    One,
    //^ XDR enum values are explicit; write `One = 1`
}

#[derive(Xdr)]
struct Whole {
    part: Part,
    kind: Kind,
    #[xdr(max = 16)]
    parts: Vec<Part>,
}

#[derive(Xdr)]
#[xdr(switch = Kind)]
enum Union {
    #[xdr(case = Kind::One)]
    One(Part),
}

fn main() {}
