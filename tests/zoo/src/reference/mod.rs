//! XDR as RFC 4506 words it, one case after the other: slow, obvious and by itself.
//!
//! Nothing here calls the codec under test. Where the RFC leaves a choice (what to do about
//! padding that is not zero, about text that is not UTF-8), it is made as the codec documents it:
//! only the canonical encoding is a value.

mod decode;
mod encode;
mod random;
mod value;

pub use decode::{Refusal, Why, decode};
pub use encode::encode;
pub use random::{Random, almost, random};
pub use value::Value;

/// A type of the XDR language, with the limits and forms that a field can add to it.
#[derive(Debug, Clone)]
pub enum Type {
    /// Section 4.16.
    Void,
    /// Section 4.1.
    Int,
    /// Section 4.2.
    UInt,
    /// Section 4.5.
    Hyper,
    /// Section 4.5.
    UHyper,
    /// Section 4.6.
    Float,
    /// Section 4.7.
    Double,
    /// Section 4.8.
    Quadruple,
    /// Section 4.4.
    Bool,
    /// Section 4.3: these values.
    Enum(Vec<i32>),
    /// An enum that keeps unknown values: all but these.
    OpenEnum(Vec<i32>),
    /// Section 4.9: so many bytes.
    FixedOpaque(usize),
    /// Section 4.10: at most so many bytes.
    Opaque(u32),
    /// Section 4.11: at most so many bytes of UTF-8.
    Text(u32),
    /// Section 4.12.
    Fixed(usize, Box<Type>),
    /// Section 4.13: at most so many elements.
    Array(u32, Box<Type>),
    /// Section 4.14.
    Struct(Vec<(&'static str, Type)>),
    /// Section 4.15.
    Union {
        /// The type of the discriminant.
        switch: Box<Type>,
        /// The arm of each value.
        arms: Vec<(i64, Type)>,
        /// The arm of all other values; without it they are errors.
        default: Option<Box<Type>>,
    },
    /// Section 4.19.
    Optional(Box<Type>),
    /// Section 4.19, its linked list, of at most so many elements.
    List(u32, Box<Type>),
    /// The same on the wire; a level of depth for the decoder.
    Boxed(Box<Type>),
    /// The same on the wire; so many levels of depth wherever it is one level further down.
    Heavy(u32, Box<Type>),
    /// XDR inside opaque data of at most so many bytes.
    Nested(u32, Box<Type>),
    /// An integer from the first to the second, or else the third is why it is refused.
    Among(i128, i128, Why, Box<Type>),
    /// All values but one.
    Except(Value, Box<Type>),
    /// A type that may have itself inside.
    Recursive(&'static str, Box<Type>),
    /// The type of that name around this one.
    Itself(&'static str),
}

impl Type {
    /// Whether all values have the same size because nothing in the type is of variable size.
    /// Only arrays of other types count for depth.
    fn is_fixed(&self) -> bool {
        match self {
            Type::Void | Type::Int | Type::UInt | Type::Hyper | Type::UHyper => true,
            Type::Float | Type::Double | Type::Quadruple | Type::Bool => true,
            Type::Enum(_) | Type::OpenEnum(_) | Type::FixedOpaque(_) => true,
            Type::Fixed(_, element) => element.is_fixed(),
            Type::Struct(fields) => fields.iter().all(|(_, ty)| ty.is_fixed()),
            Type::Among(_, _, _, ty) | Type::Heavy(_, ty) => ty.is_fixed(),
            _ => false,
        }
    }

    /// The levels of depth that it is to go down to a value of the type.
    fn levels(&self) -> u32 {
        match self {
            Type::Heavy(levels, _) => *levels,
            _ => 1,
        }
    }
}

/// A Rust type that has a description in these terms.
pub trait Described {
    /// `K` of the bound of memory: the most memory that an element of any container in the type
    /// takes for each byte that it takes on the wire at least. Opaque data and strings take 1.
    const FACTOR: f64 = 1.0;

    /// The type as the XDR language would have it.
    fn describe() -> Type;
}

/// The greatest of these elements' memory for each byte on the wire, and 1.
pub const fn factor(elements: &[(usize, usize)]) -> f64 {
    let mut greatest = 1.0;
    let mut rest = elements;
    while let [(memory, wire), tail @ ..] = rest {
        let ratio = *memory as f64 / *wire as f64;
        if ratio > greatest {
            greatest = ratio;
        }
        rest = tail;
    }
    greatest
}

/// Short names for descriptions.
pub mod words {
    use super::{Type, Why};

    /// No limit but that of the input.
    pub const ANY: u32 = u32::MAX;

    /// A struct of these fields.
    pub fn fields<const N: usize>(fields: [(&'static str, Type); N]) -> Type {
        Type::Struct(fields.into())
    }

    /// `ty *`
    pub fn optional(ty: Type) -> Type {
        Type::Optional(Box::new(ty))
    }

    /// `ty name[len]`
    pub fn fixed(len: usize, ty: Type) -> Type {
        Type::Fixed(len, Box::new(ty))
    }

    /// `ty name<max>`
    pub fn array(max: u32, ty: Type) -> Type {
        Type::Array(max, Box::new(ty))
    }

    /// A chain of at most `max` elements.
    pub fn list(max: u32, ty: Type) -> Type {
        Type::List(max, Box::new(ty))
    }

    /// A box in memory.
    pub fn boxed(ty: Type) -> Type {
        Type::Boxed(Box::new(ty))
    }

    /// A type that a large `T` holds. As `Limits::max_depth` says: one level more for each 256
    /// bytes begun beyond 128, up to half of the default.
    pub fn heavy<T>(ty: Type) -> Type {
        let more = size_of::<T>().saturating_sub(128).div_ceil(256);
        Type::Heavy((1 + more as u32).min(32), Box::new(ty))
    }

    /// The XDR of a value in opaque data.
    pub fn nested(max: u32, ty: Type) -> Type {
        Type::Nested(max, Box::new(ty))
    }

    /// An integer with bounds.
    pub fn range(low: i128, high: i128, ty: Type) -> Type {
        Type::Among(low, high, Why::Range, Box::new(ty))
    }

    /// An integer that is converted to a type of these bounds.
    pub fn narrowed(low: i128, high: i128, ty: Type) -> Type {
        Type::Among(low, high, Why::Conversion, Box::new(ty))
    }

    /// A union without a default arm.
    pub fn union<const N: usize>(switch: Type, arms: [(i64, Type); N]) -> Type {
        Type::Union {
            switch: Box::new(switch),
            arms: arms.into(),
            default: None,
        }
    }

    /// A union with a default arm.
    pub fn union_or<const N: usize>(switch: Type, arms: [(i64, Type); N], default: Type) -> Type {
        Type::Union {
            switch: Box::new(switch),
            arms: arms.into(),
            default: Some(Box::new(default)),
        }
    }

    /// A type that has itself inside, under this name.
    pub fn recursive(name: &'static str, ty: Type) -> Type {
        Type::Recursive(name, Box::new(ty))
    }
}
