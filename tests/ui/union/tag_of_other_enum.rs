//! The tag has the type of the switch, also where both have one name.

use xdr_core::Xdr;

#[derive(Debug, Clone, Copy, Xdr)]
enum Kind {
    File = 1,
    Dir = 2,
}

mod other {
    #[derive(Debug, Clone, Copy, xdr_core::Xdr)]
    pub enum Kind {
        File = 1,
        Dir = 2,
    }
}

#[derive(Xdr)]
#[xdr(switch = Kind)]
enum Node {
    #[xdr(case(Kind::File, Kind::Dir))]
    Entry(#[xdr(tag)] other::Kind),
    //                ^^^^^ rustc E0308: mismatched types
    //                ^^^^^ rustc E0308: mismatched types
}

fn main() {}
