//! A const parameter that limits is a `u32`.

use xdr_core::Xdr;

#[derive(Xdr)]
struct Name<const N: usize> {
    #[xdr(max = N)]
    //          ^ a const parameter that is a limit must be a `u32`; declare it `const N: u32`
    name: String,
}

fn main() {}
