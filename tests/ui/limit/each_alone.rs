//! Elements under a limit do not limit the array.

use xdr_core::Xdr;

#[derive(Xdr)]
struct Names {
    #[xdr(each(max = 255))]
    //    ^^^^ `each` needs a limit for the array itself; add `max = ..`
    names: Vec<String>,
    #[xdr(each(as = u32))]
    //    ^^^^ `each` needs a limit for the array itself; add `max = ..`
    bytes: Vec<u8>,
}

fn main() {}
