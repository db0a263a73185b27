//! A value of any type, without regard to how Rust would hold it.

/// What an encoding stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// Nothing.
    Void,
    /// `int`, and the value of an enum.
    Int(i32),
    /// `unsigned int`
    UInt(u32),
    /// `hyper`
    Hyper(i64),
    /// `unsigned hyper`
    UHyper(u64),
    /// `float`, as its bits: a NaN is equal to itself.
    Float(u32),
    /// `double`, as its bits.
    Double(u64),
    /// `quadruple`, as its bytes.
    Quadruple([u8; 16]),
    /// `bool`
    Bool(bool),
    /// `opaque[n]`
    FixedOpaque(Vec<u8>),
    /// `opaque<>` and `string<>`
    Opaque(Vec<u8>),
    /// `T[n]`, and a struct's fields.
    Sequence(Vec<Value>),
    /// `T<>`
    Array(Vec<Value>),
    /// A discriminant and its arm.
    Union(Box<Value>, Box<Value>),
    /// `T *`
    Optional(Option<Box<Value>>),
    /// A linked list.
    List(Vec<Value>),
    /// XDR in opaque data.
    Nested(Box<Value>),
}

impl Value {
    /// An integer, a bool or an enum as a number.
    pub fn number(&self) -> Option<i128> {
        match *self {
            Value::Int(value) => Some(value.into()),
            Value::UInt(value) => Some(value.into()),
            Value::Hyper(value) => Some(value.into()),
            Value::UHyper(value) => Some(value.into()),
            Value::Bool(value) => Some(value.into()),
            _ => None,
        }
    }
}
