//! A struct has at least one field.

use xdr_core::Xdr;

#[derive(Xdr)]
struct Unit;

#[derive(Xdr)]
struct Braces {}

fn main() {}
