//! Keys are separated by commas.

use xdr_core::Xdr;

#[derive(Xdr)]
struct Node {
    #[xdr(max = 3 list)]
    //            ^^^^ expected `,`
    one: Vec<u32>,
    #[xdr(max = 3, each(max = 3 list))]
    //                          ^^^^ expected `,`
    two: Vec<Vec<u32>>,
}

#[derive(Xdr)]
#[xdr(switch = u32)]
enum Arms {
    #[xdr(case(1 2))]
    //           ^ expected `,`
    One(#[xdr(tag)] u32),
}

fn main() {}
