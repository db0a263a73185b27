//! A list is held in a `Vec`.

use xdr_core::Xdr;

#[derive(Xdr)]
struct Node {
    #[xdr(list, max = 3)]
    one: String,
    //   ^^^^^^ `list` needs `Vec<T>`
    #[xdr(list, max = 3)]
    two: u32,
    //   ^^^ `list` needs `Vec<T>`
    #[xdr(list, max = 3)]
    boxed: Box<[u32]>,
    //         ^^^^^ `list` needs `Vec<T>`
    #[xdr(list)]
    fixed: [u32; 3],
    //     ^^^^^^^^ `list` needs `Vec<T>`
    #[xdr(list)]
    three: Vec<u32>,
    //     ^^^^^^^^ `Vec<u32>` has no limit; add `#[xdr(max = ..)]`, or `max = unbounded` to rely on the record limit
}

fn main() {}
