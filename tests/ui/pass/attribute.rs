//! Keys that stand together.

use xdr_core::{self as __codec, MaxSize, Xdr};

#[derive(Xdr)]
#[xdr(max_size, amplification = 8)]
#[xdr(crate = __codec)]
struct Keys {
    #[xdr(as = u32, range = ..=9)]
    digit: u8,
    #[xdr(list, max = 3, each(max = 4))]
    names: Vec<String>,
    #[xdr(nested, max = 64)]
    inner: Option<u32>,
    #[xdr(skip = usize::MAX)]
    skipped: usize,
    #[allow(dead_code)]
    other: u32,
}

/// Nothing in the parentheses.
#[derive(Xdr)]
struct Empty {
    #[xdr()]
    plain: u32,
}

fn main() {
    let _: usize = <Keys as MaxSize>::MAX;
}
