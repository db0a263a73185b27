//! An arm says for which values it is.

use xdr_core::Xdr;

#[derive(Xdr)]
#[xdr(switch = u32)]
enum Node {
    #[xdr(case = 1)]
    File(u64),
    Device(u32),
    //^^^^ arm `Device` has no `case`; add `#[xdr(case = ..)]` or `#[xdr(default)]`
}

fn main() {}
