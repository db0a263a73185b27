//! Arrays near those that are refused.

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
#[xdr(amplification = 300)]
struct Records {
    #[xdr(max = 16)]
    records: Vec<Record>,
}

#[derive(Xdr)]
struct Boxed {
    #[xdr(max = 16)]
    boxed: Vec<Box<Record>>,
    #[xdr(list, max = 16)]
    voids: Vec<()>,
    #[xdr(each(max = 4))]
    names: [String; 2],
    #[xdr(each(max = 4, each(max = 4)))]
    deep: [Vec<String>; 2],
    matrix: [[f64; 4]; 4],
}

fn main() {}
