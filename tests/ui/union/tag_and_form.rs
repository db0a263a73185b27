//! A tag travels as the discriminant does.

use xdr_core::Xdr;

#[derive(Xdr)]
#[xdr(switch = u32)]
enum Node {
    #[xdr(case(3, 4))]
    Device(#[xdr(tag, range = 3..=4)] u32, u64),
    //                ^^^^^ `tag` cannot be combined with `range`; remove it
}

fn main() {}
