//! Types with parameters.

use super::enums::Level;
use crate::reference::words::{array, boxed, fields, optional, recursive, union};
use crate::reference::{Described, Type, factor};
use xdr_core::{Wire, Xdr};

const fn greater(one: f64, other: f64) -> f64 {
    if one > other { one } else { other }
}

/// Constants as limit and as length.
#[derive(Debug, Clone, PartialEq, Xdr)]
pub struct Page<T, const N: u32, const LEN: usize = 2> {
    #[xdr(max = N)]
    items: Vec<T>,
    first: T,
    key: [u8; LEN],
}

impl<T: Described + Wire, const N: u32, const LEN: usize> Described for Page<T, N, LEN> {
    const FACTOR: f64 = greater(T::FACTOR, factor(&[(size_of::<T>(), T::MIN)]));
    fn describe() -> Type {
        fields([
            ("items", array(N, T::describe())),
            ("first", T::describe()),
            ("key", Type::FixedOpaque(LEN)),
        ])
    }
}

/// A parameter under a limit.
#[derive(Debug, Clone, PartialEq, Xdr)]
pub struct Under<T> {
    #[xdr(max = 4)]
    limited: T,
    #[xdr(max = 2, each(max = 3))]
    each: Vec<T>,
    #[xdr(max = 4)]
    maybe: Option<T>,
}

impl Described for Under<String> {
    const FACTOR: f64 = factor(&[(size_of::<String>(), 4)]);
    fn describe() -> Type {
        fields([
            ("limited", Type::Text(4)),
            ("each", array(2, Type::Text(3))),
            ("maybe", optional(Type::Text(4))),
        ])
    }
}

impl Described for Under<Vec<u64>> {
    const FACTOR: f64 = factor(&[(size_of::<Vec<u64>>(), 4)]);
    fn describe() -> Type {
        fields([
            ("limited", array(4, Type::UHyper)),
            ("each", array(2, array(3, Type::UHyper))),
            ("maybe", optional(array(4, Type::UHyper))),
        ])
    }
}

/// Runs behind a parameter.
#[derive(Debug, Clone, PartialEq, Xdr)]
pub struct Twice<T> {
    a: T,
    b: u32,
    c: T,
}

impl<T: Described> Described for Twice<T> {
    const FACTOR: f64 = T::FACTOR;
    fn describe() -> Type {
        fields([
            ("a", T::describe()),
            ("b", Type::UInt),
            ("c", T::describe()),
        ])
    }
}

/// A union of parameters.
#[derive(Debug, Clone, PartialEq, Xdr)]
#[xdr(switch = u32)]
pub enum Either<A, B> {
    /// One.
    #[xdr(case = 0)]
    Left(A),
    /// Both.
    #[xdr(case = 1)]
    Right {
        /// The other.
        right: B,
        /// This one.
        again: A,
    },
}

impl<A: Described, B: Described> Described for Either<A, B> {
    const FACTOR: f64 = greater(A::FACTOR, B::FACTOR);
    fn describe() -> Type {
        let right = fields([("right", B::describe()), ("again", A::describe())]);
        union(Type::UInt, [(0, A::describe()), (1, right)])
    }
}

/// A recursive type with a parameter.
#[derive(Debug, Clone, PartialEq, Xdr)]
pub struct Tree<T> {
    value: T,
    #[xdr(max = 4)]
    children: Vec<Tree<T>>,
    parent: Option<Box<Tree<T>>>,
}

impl<T: Described + Wire> Described for Tree<T> {
    const FACTOR: f64 = greater(T::FACTOR, factor(&[(size_of::<Tree<T>>(), T::MIN + 8)]));
    fn describe() -> Type {
        let parts = [
            ("value", T::describe()),
            ("children", array(4, Type::Itself("tree"))),
            ("parent", optional(boxed(Type::Itself("tree")))),
        ];
        recursive("tree", fields(parts))
    }
}

/// All of them in one.
pub type Generics = Either<Page<Twice<bool>, 3, 5>, Under<String>>;

/// A parameter that is of variable size.
pub type Options = Twice<Option<Level>>;
