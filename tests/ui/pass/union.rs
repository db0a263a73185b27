//! Unions near those that are refused.

use xdr_core::Xdr;

const FILE: u32 = 1;
const DIR: u32 = FILE + 1;

#[derive(Debug, Clone, Copy, Xdr)]
enum Kind {
    File = 1,
    Dir = 2,
}

mod kinds {
    pub(crate) use super::Kind;
}

/// Every value is covered; the default is for values to come.
#[derive(Xdr)]
#[xdr(switch = kinds::Kind)]
enum Covered {
    #[xdr(case = Kind::File)]
    File,
    #[xdr(case = kinds::Kind::Dir)]
    Dir,
    #[xdr(default)]
    Later {
        #[xdr(tag)]
        kind: Kind,
    },
}

#[derive(Xdr)]
#[xdr(switch = u32)]
enum Constants {
    #[xdr(case = FILE)]
    File,
    #[xdr(case(DIR, DIR + 1, 0xffff_ffff))]
    Dir(#[xdr(tag)] u32),
}

#[derive(Xdr)]
#[xdr(switch = bool)]
enum Half {
    #[xdr(case = true)]
    Yes,
    #[xdr(default)]
    No(#[xdr(tag)] bool),
}

#[derive(Xdr)]
#[xdr(switch = i32)]
enum OnlyDefault {
    #[xdr(default)]
    Any(#[xdr(tag)] i32, u64),
}

fn main() {}
