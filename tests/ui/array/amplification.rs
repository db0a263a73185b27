//! An element does not take far more memory than it may take on the wire.

use xdr_core::Xdr;

#[derive(Xdr)]
#[xdr(switch = u32)]
enum Record {
    #[xdr(case = 0)]
    Empty,
    #[xdr(case = 1)]
    Full([u64; 128]),
}

#[derive(Xdr)]
struct Records {
    #[xdr(max = 16)]
    records: Vec<Record>,
    //           ^^^^^^ const: an element takes more than 64 times the memory that it takes on the wire at least; box the large arm or set `amplification`
}

fn main() {}
