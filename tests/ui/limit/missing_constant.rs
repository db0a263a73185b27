//! A misspelt constant is shown where it stands.

use xdr_core::Xdr;

#[derive(Xdr)]
struct Name {
    #[xdr(max = MAX_NAME)]
    //          ^^^^^^^^ rustc E0425: cannot find value `MAX_NAME` in this scope
    name: String,
}

fn main() {}
