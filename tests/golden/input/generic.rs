//! A type with parameters: each is bound where a field mentions it.

/// A value, and the one before it where there was one.
#[derive(Debug, PartialEq, xdr_core::Xdr)]
pub struct Change<'a, T> {
    #[xdr(max = 8)]
    pub name: &'a str,
    pub now: T,
    pub before: Option<T>,
}
