//! A range is about an integer, a limit about a length; behind a name may be either.

use xdr_core::Xdr;

type Name = String;

#[derive(Xdr)]
struct Node {
    #[xdr(max = 3, range = 0..=9)]
    //    ^^^ `max` cannot be combined with `range`; keep one
    name: Name,
    #[xdr(range = 0..=9, max = 3, list)]
    //                            ^^^^ `list` cannot be combined with `range`; keep one
    list: self::Name,
}

fn main() {}
