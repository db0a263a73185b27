//! What is nested is opaque data: it has no form but its limit.

use xdr_core::Xdr;

#[derive(Xdr)]
struct Node {
    #[xdr(list, nested, max = 3)]
    //    ^^^^ `list` cannot be combined with `nested`; keep one
    list: Vec<u32>,
    #[xdr(nested, max = 3, each(max = 4))]
    //                     ^^^^ `each` cannot be combined with `nested`; keep one
    each: Vec<u32>,
    #[xdr(nested, max = 3, range = 0..=9)]
    //                     ^^^^^ `range` cannot be combined with `nested`; keep one
    range: u32,
    #[xdr(max = 3, each(list, nested, max = 4))]
    //                  ^^^^ `list` cannot be combined with `nested`; keep one
    elements: Vec<Vec<u32>>,
}

fn main() {}
