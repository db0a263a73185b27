//! The keys of a type.

use super::{Key, Keyed, Level, Takes, Value};
use crate::errors::Errors;
use syn::{Attribute, Expr, Ident, Path, Type, WherePredicate};

pub(super) const KEYS: &[Key] = &[
    ("switch", Takes::Type, "switch = Type"),
    ("crate", Takes::Path, "crate = path"),
    ("bound", Takes::Predicates, "bound(T: Encode)"),
    ("max_size", Takes::Nothing, "max_size"),
    ("amplification", Takes::Expr, "amplification = .."),
    ("encode", Takes::Nothing, "encode"),
    ("decode", Takes::Nothing, "decode"),
    ("failure", Takes::Nothing, "failure"),
];

/// The keys of a type.
#[derive(Debug, Clone, Default)]
pub(crate) struct ContainerAttrs {
    pub(crate) switch: Option<Keyed<Type>>,
    pub(crate) krate: Option<Path>,
    pub(crate) bound: Option<Vec<WherePredicate>>,
    pub(crate) max_size: Option<Ident>,
    pub(crate) amplification: Option<Expr>,
    pub(crate) encode: Option<Ident>,
    pub(crate) decode: Option<Ident>,
    pub(crate) failure: Option<Ident>,
}

impl ContainerAttrs {
    /// Reads the `#[xdr(..)]` attributes among `attrs`.
    pub(crate) fn parse(attrs: &[Attribute], errors: &mut Errors) -> ContainerAttrs {
        let mut container = ContainerAttrs::default();
        for item in super::parse(attrs, Level::Container, errors) {
            let key = item.key.clone();
            match (item.key.to_string().as_str(), item.value) {
                ("switch", Value::Type(value)) => container.switch = Some(Keyed { key, value }),
                ("crate", Value::Path(path)) => container.krate = Some(path),
                ("bound", Value::Predicates(predicates)) => container.bound = Some(predicates),
                ("amplification", Value::Expr(value)) => container.amplification = Some(value),
                ("max_size", _) => container.max_size = Some(key),
                ("encode", _) => container.encode = Some(key),
                ("decode", _) => container.decode = Some(key),
                ("failure", _) => container.failure = Some(key),
                _ => {}
            }
        }
        container
    }

    /// Whether the type is written.
    pub(crate) fn encodes(&self) -> bool {
        self.decode.is_none() || self.encode.is_some()
    }

    /// Whether the type is read.
    pub(crate) fn decodes(&self) -> bool {
        self.encode.is_none() || self.decode.is_some()
    }
}
