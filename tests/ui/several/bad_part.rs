//! A mistake in a part is reported once.

use xdr_core::Xdr;

#[derive(Xdr)]
struct Part {
    len: usize,
}

#[derive(Xdr)]
enum Kind {
    One,
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
