//! A struct has at least one field.

use xdr_core::Xdr;

#[derive(Xdr)]
struct Unit;
//     ^^^^ an XDR struct needs at least one field; use `()` for void

#[derive(Xdr)]
struct Braces {}
//     ^^^^^^ an XDR struct needs at least one field; use `()` for void

fn main() {}
