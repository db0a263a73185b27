//! Types that hold themselves, in every way that the codec has.

use std::fmt::Debug;
use xdr_core::{DecodeOwned, Encode, Xdr};

/// A type whose values can lie inside each other.
pub trait Shape: Encode + DecodeOwned + Clone + PartialEq + Debug + Send + 'static {
    /// A value around this one, or an innermost.
    fn around(inner: Option<Self>) -> Self;

    /// What stands before the inner value, or nothing where that depends on the value.
    fn head() -> Vec<u8>;
}

fn words(words: &[u32]) -> Vec<u8> {
    words.iter().flat_map(|word| word.to_be_bytes()).collect()
}

/// An optional box, behind `N` words.
#[derive(Debug, Clone, PartialEq, Xdr)]
pub struct Chain<const N: usize> {
    data: [u32; N],
    next: Option<Box<Chain<N>>>,
}

impl<const N: usize> Shape for Chain<N> {
    fn around(inner: Option<Self>) -> Self {
        let next = inner.map(Box::new);
        Chain { data: [7; N], next }
    }
    fn head() -> Vec<u8> {
        words(&[&[7; N], &[1u32][..]].concat())
    }
}

/// An array, behind `N` words.
#[derive(Debug, Clone, PartialEq, Xdr)]
pub struct Kids<const N: usize> {
    data: [u32; N],
    #[xdr(max = unbounded)]
    kids: Vec<Kids<N>>,
}

impl<const N: usize> Shape for Kids<N> {
    fn around(inner: Option<Self>) -> Self {
        let kids = inner.into_iter().collect();
        Kids { data: [7; N], kids }
    }
    fn head() -> Vec<u8> {
        words(&[&[7; N], &[1u32][..]].concat())
    }
}

/// A list.
#[derive(Debug, Clone, PartialEq, Xdr)]
pub struct ListKids {
    #[xdr(list, max = unbounded)]
    kids: Vec<ListKids>,
}

impl Shape for ListKids {
    fn around(inner: Option<Self>) -> Self {
        let kids = inner.into_iter().collect();
        ListKids { kids }
    }
    fn head() -> Vec<u8> {
        words(&[1])
    }
}

/// A fixed array of optional boxes.
#[derive(Debug, Clone, PartialEq, Xdr)]
pub struct Pair {
    sides: [Option<Box<Pair>>; 2],
}

impl Shape for Pair {
    fn around(inner: Option<Self>) -> Self {
        let sides = [None, inner.map(Box::new)];
        Pair { sides }
    }
    fn head() -> Vec<u8> {
        words(&[0, 1])
    }
}

/// A generic tree.
#[derive(Debug, Clone, PartialEq, Xdr)]
pub struct Fork<T> {
    value: T,
    left: Option<Box<Fork<T>>>,
    right: Option<Box<Fork<T>>>,
}

impl Shape for Fork<u32> {
    fn around(inner: Option<Self>) -> Self {
        let right = inner.map(Box::new);
        Fork {
            value: 1,
            left: None,
            right,
        }
    }
    fn head() -> Vec<u8> {
        words(&[1, 0, 1])
    }
}

/// XDR inside opaque data.
#[derive(Debug, Clone, PartialEq, Xdr)]
pub struct Sealed {
    #[xdr(nested, max = unbounded)]
    next: Option<Box<Sealed>>,
}

impl Shape for Sealed {
    fn around(inner: Option<Self>) -> Self {
        let next = inner.map(Box::new);
        Sealed { next }
    }
    fn head() -> Vec<u8> {
        Vec::new()
    }
}

/// A union in a union, each with large arms of no use here.
#[derive(Debug, Clone, PartialEq, Xdr)]
#[xdr(switch = u32)]
pub enum Expression<const N: usize> {
    #[xdr(case = 0)]
    Leaf([u32; N]),
    #[xdr(case = 1)]
    Deep(Operand<N>),
    #[xdr(case = 2)]
    Many(#[xdr(max = 9)] Vec<Expression<N>>),
}

#[derive(Debug, Clone, PartialEq, Xdr)]
#[xdr(switch = bool)]
pub enum Operand<const N: usize> {
    #[xdr(case = true)]
    Boxed(Box<Expression<N>>),
    #[xdr(case = false)]
    Plain {
        data: [u32; N],
        more: Option<Box<Expression<N>>>,
    },
}

impl<const N: usize> Shape for Expression<N> {
    fn around(inner: Option<Self>) -> Self {
        match inner {
            None => Expression::Leaf([7; N]),
            Some(inner) => Expression::Deep(Operand::Boxed(Box::new(inner))),
        }
    }
    fn head() -> Vec<u8> {
        words(&[1, 1])
    }
}

/// Arrays and boxes in turn.
#[derive(Debug, Clone, PartialEq, Xdr)]
#[xdr(switch = u32)]
#[expect(clippy::vec_box, reason = "two levels of depth, one in the other")]
pub enum Block {
    #[xdr(case = 0)]
    Empty,
    #[xdr(case = 1)]
    Many(#[xdr(max = 9)] Vec<Box<Block>>),
}

impl Shape for Block {
    fn around(inner: Option<Self>) -> Self {
        match inner {
            None => Block::Empty,
            Some(inner) => Block::Many(vec![Box::new(inner)]),
        }
    }
    fn head() -> Vec<u8> {
        words(&[1, 1])
    }
}

/// A wrapper as users write them.
#[derive(Debug, Clone, PartialEq, Xdr)]
pub struct Tagged<T> {
    tag: u32,
    inner: T,
}

/// Itself behind two wrappers.
#[derive(Debug, Clone, PartialEq, Xdr)]
pub struct Held {
    next: Tagged<Option<Box<Tagged<Held>>>>,
    mark: bool,
}

impl Shape for Held {
    fn around(inner: Option<Self>) -> Self {
        let inner = inner.map(|inner| Box::new(Tagged { tag: 2, inner }));
        Held {
            next: Tagged { tag: 1, inner },
            mark: true,
        }
    }
    fn head() -> Vec<u8> {
        words(&[1, 1, 2])
    }
}

/// Twelve fields and itself.
#[derive(Debug, Clone, PartialEq, Default, Xdr)]
pub struct Twelve {
    a: u32,
    b: bool,
    #[xdr(max = 9)]
    c: String,
    d: u64,
    e: Option<u32>,
    f: i64,
    #[xdr(max = 9)]
    g: Vec<u8>,
    h: f64,
    i: bool,
    j: u32,
    k: [u8; 4],
    l: u32,
    next: Option<Box<Twelve>>,
}

impl Shape for Twelve {
    fn around(inner: Option<Self>) -> Self {
        let next = inner.map(Box::new);
        Twelve {
            next,
            ..Twelve::default()
        }
    }
    fn head() -> Vec<u8> {
        let zeros = [0; 4 + 4 + 4 + 8 + 4 + 8 + 4 + 8 + 4 + 4 + 4 + 4];
        [&zeros[..], &[0, 0, 0, 1]].concat()
    }
}

macro_rules! arms {
    ($($case:literal $arm:ident)*) => {
        /// Thirty arms, one of which holds the union itself.
        #[derive(Debug, Clone, PartialEq, Xdr)]
        #[xdr(switch = u32)]
        pub enum ThirtyArms {
            #[xdr(case = 0)]
            Empty,
            #[xdr(case = 100)]
            Deep(Box<ThirtyArms>),
            $(
                #[xdr(case = $case)]
                $arm { a: u32, #[xdr(max = 10)] b: String, c: bool },
            )*
        }
    };
}
arms! {
    1 A1 2 A2 3 A3 4 A4 5 A5 6 A6 7 A7 8 A8 9 A9 10 A10 11 A11 12 A12 13 A13 14 A14 15 A15
    16 A16 17 A17 18 A18 19 A19 20 A20 21 A21 22 A22 23 A23 24 A24 25 A25 26 A26 27 A27 28 A28
}

impl Shape for ThirtyArms {
    fn around(inner: Option<Self>) -> Self {
        match inner {
            None => ThirtyArms::Empty,
            Some(inner) => ThirtyArms::Deep(Box::new(inner)),
        }
    }
    fn head() -> Vec<u8> {
        words(&[100])
    }
}
