//! A key at another place than its own.

use xdr_core::Xdr;

#[derive(Xdr)]
#[xdr(max = 3)]
//    ^^^ `max` belongs on a field
struct Node {
    #[xdr(switch = u32)]
    //    ^^^^^^ `switch` belongs on the type
    id: u64,
}

#[derive(Xdr)]
#[xdr(switch = u32)]
enum Arms {
    #[xdr(case = 1, max = 3)]
    //              ^^^ `max` belongs on a field
    One(u32),
}

fn main() {}
