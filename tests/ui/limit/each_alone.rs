//! Elements under a limit do not limit the array.

use xdr_core::Xdr;

#[derive(Xdr)]
struct Names {
    #[xdr(each(max = 255))]
    names: Vec<String>,
}

fn main() {}
