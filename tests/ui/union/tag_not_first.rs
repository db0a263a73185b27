//! The tag stands first, as on the wire.

use xdr_core::Xdr;

#[derive(Xdr)]
#[xdr(switch = u32)]
enum Node {
    #[xdr(case(3, 4))]
    Device {
        number: u64,
        #[xdr(tag)]
        kind: u32,
    },
}

fn main() {}
