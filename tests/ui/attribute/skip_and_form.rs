//! A field that is not on the wire has no form there.

use xdr_core::Xdr;

#[derive(Xdr)]
struct Node {
    id: u64,
    #[xdr(skip, max = 3)]
    //          ^^^ `skip` cannot be combined with `max`; keep one
    name: String,
    #[xdr(skip, with = codec)]
    //          ^^^^ `skip` cannot be combined with `with`; keep one
    hand: u32,
    #[xdr(list, each(max = 3), skip)]
    //    ^^^^ `skip` cannot be combined with `list`; keep one
    //          ^^^^ `skip` cannot be combined with `each`; keep one
    list: Vec<String>,
    #[xdr(nested, skip = 3)]
    //    ^^^^^^ `skip` cannot be combined with `nested`; keep one
    nested: u32,
    #[xdr(as = u32, skip)]
    //    ^^ `skip` cannot be combined with `as`; keep one
    other: u8,
    #[xdr(range = 0..=1, skip)]
    //    ^^^^^ `skip` cannot be combined with `range`; keep one
    range: u32,
}

fn main() {}
