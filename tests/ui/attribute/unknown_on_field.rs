//! An unknown key of a field.

use xdr_core::Xdr;

#[derive(Xdr)]
struct Name {
    #[xdr(maximum = 255)]
    //    ^^^^^^^ unknown field attribute `maximum`; did you mean `max`?
    id: u64,
    #[xdr(entirely, max = 3)]
    //    ^^^^^^^^ unknown field attribute `entirely`; expected one of `max`, `each`, `list`, `nested`, `range`, `as`, `with`, `skip`, `tag`
    name: String,
}

fn main() {}
