//! Expressions that are limits.

use xdr_core::Xdr;

const SMALL: u8 = 255;
const LARGE: u64 = 1 << 31;

mod limits {
    pub const NAME: usize = 16;
}

const fn twice(limit: usize) -> usize {
    limit * 2
}

#[derive(Xdr)]
struct Limits<const N: u32> {
    #[xdr(max = 255u8)]
    suffix: String,
    #[xdr(max = SMALL)]
    byte: String,
    #[xdr(max = LARGE)]
    large: Vec<u8>,
    #[xdr(max = 0xffff_ffff)]
    all: Vec<u8>,
    #[xdr(max = unbounded)]
    any: Vec<u8>,
    #[xdr(max = limits::NAME + 1)]
    path: String,
    #[xdr(max = twice(limits::NAME))]
    call: String,
    #[xdr(max = N)]
    parameter: String,
    #[xdr(max = (N))]
    #[xdr(each(max = 4))]
    apart: Vec<String>,
    #[xdr(max = 4)]
    inside: Option<Box<Vec<u32>>>,
    #[xdr(range = -1..)]
    open: i32,
}

type Name = String;

#[derive(Xdr)]
struct Alias {
    #[xdr(max = 4)]
    name: Name,
}

fn main() {}
