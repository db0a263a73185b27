//! A misspelt constant is shown where it stands.

use xdr_core::Xdr;

#[derive(Xdr)]
struct Name {
    #[xdr(max = MAX_NAME)]
    name: String,
}

fn main() {}
