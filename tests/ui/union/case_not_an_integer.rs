//! A case of an integer switch is an integer.

use xdr_core::Xdr;

#[derive(Xdr)]
#[xdr(switch = u32)]
enum Unsigned {
    #[xdr(case = true)]
    //           ^^^^ expected an integer or a constant
    Bool,
    #[xdr(case = 1.5)]
    //           ^^^ expected an integer or a constant
    Float,
    #[xdr(case = "1")]
    //           ^^^ expected an integer or a constant
    Text,
}

#[derive(Xdr)]
#[xdr(switch = i32)]
enum Signed {
    #[xdr(case = 'a')]
    //           ^^^ expected an integer or a constant
    Letter,
}

fn main() {}
