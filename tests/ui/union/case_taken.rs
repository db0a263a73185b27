//! A value leads to one arm.

use xdr_core::Xdr;

#[derive(Xdr)]
#[xdr(switch = u32)]
enum Node {
    #[xdr(case = 2)]
    Dir(u64),
    #[xdr(case = 0x2)]
    //           ^^^ case 2 is already taken by arm `Dir`
    Link(u64),
}

#[derive(Debug, Clone, Copy, Xdr)]
enum Kind {
    Dir = 2,
}

#[derive(Xdr)]
#[xdr(switch = Kind)]
enum Named {
    #[xdr(case = Kind::Dir)]
    Dir(u64),
    #[xdr(case = Kind::Dir)]
    //           ^^^^^^^^^ case `Kind::Dir` is already taken by arm `Dir`
    Link(u64),
}

fn main() {}
