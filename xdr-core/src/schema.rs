//! A description of types as data. The derive writes it; exporters, tools and documentation read it.

use alloc::boxed::Box;
use alloc::vec::Vec;

/// How a type looks in the XDR language (RFC 4506 section 6).
#[derive(Debug, Clone)]
#[non_exhaustive]
pub enum Schema {
    /// `void`
    Void,
    /// `int`
    Int,
    /// `unsigned int`
    UnsignedInt,
    /// `hyper`
    Hyper,
    /// `unsigned hyper`
    UnsignedHyper,
    /// `float`
    Float,
    /// `double`
    Double,
    /// `quadruple`
    Quadruple,
    /// `bool`
    Bool,
    /// `opaque[n]` or `opaque<n>`
    Opaque(Length),
    /// `string<n>`; the limit in bytes, `u32::MAX` for none.
    String(u32),
    /// `T[n]` or `T<n>`
    Array(Box<Schema>, Length),
    /// `T *`
    Optional(Box<Schema>),
    /// A chain of optional data held as a list of at most so many elements.
    List(Box<Schema>, u32),
    /// The XDR of a type inside `opaque<n>`.
    Nested(Box<Schema>, u32),
    /// An integer within bounds, both included.
    Ranged(Box<Schema>, i128, i128),
    /// `union switch (discriminant) { case 0: T; .. }` of a `Result`: its value and its failure.
    Result(Box<Schema>, Box<Schema>),
    /// A type with a definition of its own. The function gives it, so that recursion ends.
    Named(&'static str, fn() -> Definition),
    /// A codec written by hand, by the name of its type or module.
    Custom(&'static str),
}

/// The length of an array or of opaque data.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Length {
    /// `[n]`
    Fixed(usize),
    /// `<n>`; `u32::MAX` for `<>`.
    Max(u32),
}

/// A named type.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Definition {
    /// The Rust name.
    pub name: &'static str,
    /// The doc comment, one line of it a line.
    pub docs: &'static str,
    /// What it is.
    pub body: Body,
}

impl Definition {
    /// Puts a definition together.
    #[must_use]
    pub fn new(name: &'static str, docs: &'static str, body: Body) -> Self {
        Definition { name, docs, body }
    }
}

/// What a named type is.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub enum Body {
    /// `struct`
    Struct(Vec<Field>),
    /// `enum`
    Enum(Vec<EnumValue>),
    /// `union`: what it switches on, and its arms.
    Union(Schema, Vec<Arm>),
    /// `typedef`
    Typedef(Schema),
}

/// A field of a struct or of a union's arm.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Field {
    /// The Rust name; a number in a tuple.
    pub name: &'static str,
    /// The doc comment.
    pub docs: &'static str,
    /// The type on the wire.
    pub schema: Schema,
}

impl Field {
    /// Puts a field together.
    #[must_use]
    pub fn new(name: &'static str, docs: &'static str, schema: Schema) -> Self {
        Field { name, docs, schema }
    }
}

/// A value of an enum. `None` is the variant that takes unknown values.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct EnumValue {
    /// The Rust name of the variant.
    pub name: &'static str,
    /// The doc comment.
    pub docs: &'static str,
    /// The value on the wire.
    pub value: Option<i32>,
}

impl EnumValue {
    /// Puts a value together.
    #[must_use]
    pub fn new(name: &'static str, docs: &'static str, value: Option<i32>) -> Self {
        EnumValue { name, docs, value }
    }
}

/// An arm of a union. No cases: the default arm.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Arm {
    /// The Rust name of the variant.
    pub name: &'static str,
    /// The doc comment.
    pub docs: &'static str,
    /// The values of the discriminant, each as it is written in Rust and as it is on the wire.
    pub cases: Vec<(&'static str, i64)>,
    /// What follows the discriminant; empty for void.
    pub fields: Vec<Field>,
}

impl Arm {
    /// Puts an arm together.
    #[must_use]
    pub fn new(
        name: &'static str,
        docs: &'static str,
        cases: Vec<(&'static str, i64)>,
        fields: Vec<Field>,
    ) -> Self {
        Arm {
            name,
            docs,
            cases,
            fields,
        }
    }
}
