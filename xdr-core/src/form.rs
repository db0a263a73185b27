//! Limits and forms: the types that stand for `L` in [`DecodeBounded`](crate::DecodeBounded).

use core::marker::PhantomData;

/// At most `N` bytes of a string or of opaque data, or `N` elements of an array (`string<N>`,
/// `opaque<N>`, `T<N>` in RFC 4506). `Max<{ u32::MAX }>` is no limit but that of the record.
#[derive(Debug, Clone, Copy)]
pub enum Max<const N: u32> {}

/// At most `N` elements, each under the limit `E`.
#[derive(Debug)]
pub struct Each<const N: u32, E>(PhantomData<E>);

/// A fixed array whose every element is under the limit or in the form `E`.
#[derive(Debug)]
pub struct Every<E>(PhantomData<E>);

/// A chain of optional data (`struct node { T value; node *next; }`) of at most `N` elements,
/// each in the form `E`, held in a `Vec`.
#[derive(Debug)]
pub struct List<const N: u32, E = Plain>(PhantomData<E>);

/// The XDR of a value inside opaque data of at most `N` bytes, as the body of an `opaque_auth`.
#[derive(Debug, Clone, Copy)]
pub enum Nested<const N: u32> {}

/// A value that travels as a `W` in the form `L` and is converted with `TryFrom`, both ways.
#[derive(Debug)]
pub struct As<W, L = Plain>(PhantomData<(W, L)>);

/// An integer from `A` to `B`, both included, checked both ways.
#[derive(Debug, Clone, Copy)]
pub enum Range<const A: i128, const B: i128> {}

/// The form of a type that needs none.
#[derive(Debug, Clone, Copy)]
pub enum Plain {}

/// The limits and forms that reach through `Option`, `Box` and `Result` to what is inside.
pub trait Limit {}
impl<const N: u32> Limit for Max<N> {}
impl<const N: u32, E> Limit for Each<N, E> {}
impl<const N: u32, E> Limit for List<N, E> {}
impl<E> Limit for Every<E> {}
impl<const A: i128, const B: i128> Limit for Range<A, B> {}
