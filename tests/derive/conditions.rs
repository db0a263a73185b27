//! `#[cfg(..)]` and `#[cfg_attr(..)]` on all parts of a definition: what is left out is not on the
//! wire, not even where it would be a mistake.

use crate::support::{both_ways, words};
use xdr_core::Xdr;

#[derive(Debug, Clone, Copy, PartialEq, Xdr)]
#[cfg_attr(test, repr(i32))]
enum Kind {
    File = 1,
    #[cfg(not(test))]
    Device = 2,
    Link = 3,
    #[cfg(test)]
    #[cfg_attr(test, xdr(other))]
    Unknown(u32),
    #[cfg(not(test))]
    #[xdr(other)]
    Strange(u64),
}

#[derive(Debug, PartialEq, Xdr)]
#[cfg_attr(not(test), xdr(max = 3))]
#[cfg_attr(test, xdr(max_size))]
struct Whole {
    #[cfg_attr(test, xdr(max = 4), doc = "A name.")]
    name: String,
    #[cfg(not(test))]
    gone: usize,
    #[cfg_attr(not(test), xdr(skip))]
    number: u32,
    #[cfg_attr(test, xdr(skip))]
    cache: usize,
    #[cfg(test)]
    last: bool,
}

#[derive(Debug, PartialEq, Xdr)]
#[cfg_attr(test, xdr(switch = Kind))]
enum Union {
    #[cfg_attr(test, xdr(case = Kind::File))]
    #[cfg_attr(not(test), xdr(case = Kind::Link))]
    File {
        #[cfg(not(test))]
        gone: usize,
        id: u32,
    },
    #[cfg(not(test))]
    #[xdr(case = Kind::Device)]
    Device(usize),
    #[cfg(test)]
    #[xdr(default)]
    Else(
        #[cfg(test)]
        #[cfg_attr(test, xdr(tag))]
        Kind,
        #[cfg(not(test))] usize,
    ),
}

#[derive(Debug, PartialEq, Xdr)]
struct Generic<#[cfg(not(test))] G, #[cfg(test)] T>(T, #[cfg(not(test))] G);

#[test]
fn parts_that_are_left_out_are_not_on_the_wire() {
    let whole = Whole {
        name: "abc".into(),
        number: 5,
        cache: 0,
        last: true,
    };
    both_ways(&whole, &words(&[3, 0x6162_6300, 5, 1]));
    both_ways(&Kind::Unknown(2), &words(&[2]));
    both_ways(&Union::File { id: 6 }, &words(&[1, 6]));
    both_ways(&Union::Else(Kind::Link), &words(&[3]));
    both_ways(&Union::Else(Kind::Unknown(2)), &words(&[2]));
    both_ways(&Generic(7u32), &words(&[7]));
    assert_eq!(<Whole as xdr_core::MaxSize>::MAX, 4 + 4 + 4 + 4);
}
