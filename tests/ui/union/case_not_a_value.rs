//! A case is a value of the enum.

use xdr_core::Xdr;

#[derive(Debug, Clone, Copy, Xdr)]
enum Kind {
    File = 1,
}

#[derive(Xdr)]
#[xdr(switch = Kind)]
enum Node {
    #[xdr(case = Kind::Fil)]
    //                 ^^^ rustc E0599: no variant or associated item named `Fil` found for enum `Kind` in the current scope
    File(u64),
}

fn main() {}
