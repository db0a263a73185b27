//! An enum has at least one value.

use xdr_core::Xdr;

#[derive(Xdr)]
enum Nothing {}
//   ^^^^^^^ an XDR enum needs at least one value; write `Name = 1`

fn main() {}
