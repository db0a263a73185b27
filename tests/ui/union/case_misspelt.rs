//! A misspelt constant is no catch-all.

use xdr_core::Xdr;

const FILE: u32 = 1;

#[derive(Xdr)]
#[xdr(switch = u32)]
enum Node {
    #[xdr(case = FIEL)]
    //           ^^^^ rustc E0425: cannot find value `FIEL` in this scope
    File(u64),
    #[xdr(case = 2)]
    Dir,
}

fn main() {}
