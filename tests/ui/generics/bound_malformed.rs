//! A bound is a predicate of a `where` clause.

use xdr_core::Xdr;

#[derive(Xdr)]
#[xdr(bound(T Encode))]
//            ^^^^^^ expected `:`
struct Colon<T> {
    value: T,
}

#[derive(Xdr)]
#[xdr(bound = "T: Encode")]
//    ^^^^^ expected `bound(T: Encode)`
struct Quoted<T> {
    value: T,
}

fn main() {}
