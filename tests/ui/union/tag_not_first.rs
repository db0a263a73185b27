//! The tag stands first, as on the wire.

use xdr_core::Xdr;

#[derive(Xdr)]
#[xdr(switch = u32)]
enum Node {
    #[xdr(case(3, 4))]
    Device {
        number: u64,
        #[xdr(tag)]
        //    ^^^ `tag` must be the first field
        kind: u32,
    },
}

#[derive(Xdr)]
#[xdr(switch = u32)]
enum Twice {
    #[xdr(case(3, 4))]
    Device(#[xdr(tag)] u32, #[xdr(tag)] u32),
    //                            ^^^ `tag` must be the first field
}

fn main() {}
