//! Types near those that are refused.

use std::sync::Arc;
use xdr_core::{Quadruple, Xdr};

#[derive(Xdr)]
struct Near<'a> {
    #[xdr(as = u32)]
    byte: u8,
    opaque: [u8; 3],
    #[xdr(max = 3)]
    bytes: Vec<u8>,
    #[xdr(max = 3, each(as = i32))]
    shorts: Vec<i16>,
    wide: Quadruple,
    #[xdr(max = 16)]
    text: &'a str,
    #[xdr(skip)]
    pointer: Option<fn(usize) -> usize>,
    #[xdr(skip)]
    shared: Arc<usize>,
}

#[derive(Xdr)]
#[xdr(encode)]
struct Written {
    #[xdr(max = 16)]
    name: &'static str,
    number: &'static u32,
}

/// The user's own types, not those of the standard library.
mod own {
    use xdr_core::Xdr;

    #[derive(Xdr)]
    pub struct HashMap(u32);

    #[derive(Xdr)]
    pub struct String(u32);
}

#[derive(Xdr)]
struct Own {
    map: own::HashMap,
    string: own::String,
}

macro_rules! integer {
    () => {
        u32
    };
}

#[derive(Xdr)]
struct FromMacro {
    number: integer!(),
}

fn main() {}
