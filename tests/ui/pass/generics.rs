//! Parameters of all kinds.

use std::marker::PhantomData;
use xdr_core::{Decode, DecodeOwned, Encode, Xdr};

#[derive(Xdr)]
struct Everything<'de, 'b: 'de, T: Clone = u32, const N: usize = 4>
where
    T: Copy,
{
    #[xdr(max = 4)]
    name: &'de str,
    #[xdr(max = 4)]
    data: &'b [u8],
    array: [T; N],
    #[xdr(skip)]
    marker: PhantomData<T>,
}

#[derive(Xdr)]
#[xdr(bound(T: Encode + Decode<'de>))]
struct Explicit<T> {
    value: Option<Box<T>>,
}

fn codec<T: Encode + DecodeOwned>() {}

fn read<'a, T: Decode<'a>>() {}

fn main() {
    codec::<Explicit<u64>>();
    read::<Everything<'static, 'static, u64, 2>>();
}
