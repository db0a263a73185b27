//! A case of an enum switch is a value of the enum, not its number.

use xdr_core::Xdr;

#[derive(Debug, Clone, Copy, Xdr)]
enum Kind {
    File = 1,
}

#[derive(Xdr)]
#[xdr(switch = Kind)]
enum Node {
    #[xdr(case = 1)]
    //           ^ case of an enum switch is one of its values; write `Name::Value`
    File(u64),
}

fn main() {}
