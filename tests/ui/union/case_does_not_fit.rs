//! A case is a value of the switch type.

use xdr_core::Xdr;

#[derive(Xdr)]
#[xdr(switch = u32)]
enum Unsigned {
    #[xdr(case = -1)]
    //           ^^ case -1 does not fit `u32`
    A,
}

#[derive(Xdr)]
#[xdr(switch = i32)]
enum Signed {
    #[xdr(case = 0x8000_0000)]
    //           ^^^^^^^^^^^ case 0x8000_0000 does not fit `i32`
    A,
}

fn main() {}
