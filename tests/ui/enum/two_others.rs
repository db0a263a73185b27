//! Unknown values go to one variant.

use xdr_core::Xdr;

#[derive(Xdr)]
#[repr(i32)]
enum Color {
    Red = 1,
    #[xdr(other)]
    Unknown(u32),
    #[xdr(other)]
    Strange(u32),
    //^^^^^ only one variant can take unknown values
}

fn main() {}
