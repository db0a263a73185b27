//! Keys stand in parentheses.

use xdr_core::Xdr;

#[derive(Xdr)]
struct Node {
    #[xdr]
      //^ expected `#[xdr(..)]`
    one: u64,
    #[xdr = 1]
      //^^^^^ expected `#[xdr(..)]`
    two: u64,
    #[xdr[max = 1]]
      //^^^^^^^^^^ expected `#[xdr(..)]`
    three: u64,
}

fn main() {}
