//! An arm for several values keeps which it was.

use xdr_core::Xdr;

#[derive(Xdr)]
#[xdr(switch = u32)]
enum Node {
    #[xdr(case(3, 4))]
    Device(u64),
    #[xdr(default)]
    Other,
}

fn main() {}
