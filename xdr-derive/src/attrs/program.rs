//! The options of `#[rpc_program(..)]`.

use super::options::{Entry, Known, expression, keyed, path, split, ty};
use crate::errors::Errors;
use proc_macro2::TokenStream;
use syn::{Expr, Path, Type};

/// What `#[rpc_program(..)]` may say.
const PROGRAM: &Known = &[
    ("id", "id = 0x2000_0000"),
    ("version", "version = 1"),
    ("extends", "extends = Trait"),
    ("access", "access = Type"),
    ("crate", "crate = path"),
];

/// A value that may be missing, or wrong.
#[derive(Clone)]
pub(crate) enum Given<T> {
    /// It is not there, and nobody has said so yet.
    Missing,
    /// What stands there has been reported.
    Reported,
    Value(T),
}

impl<T> Given<T> {
    /// The value, where there is a good one.
    pub(crate) fn value(&self) -> Option<&T> {
        match self {
            Given::Value(value) => Some(value),
            Given::Missing | Given::Reported => None,
        }
    }

    /// Whether nothing stands there at all.
    pub(crate) fn is_missing(&self) -> bool {
        matches!(self, Given::Missing)
    }

    /// Reads the value further; what fails there has been reported there.
    pub(crate) fn and_then<U>(self, read: impl FnOnce(T) -> Option<U>) -> Given<U> {
        match self {
            Given::Missing => Given::Missing,
            Given::Reported => Given::Reported,
            Given::Value(value) => Given::read(read(value)),
        }
    }

    pub(super) fn read(value: Option<T>) -> Given<T> {
        value.map_or(Given::Reported, Given::Value)
    }

    /// What was meant for an option has been reported, and the option is not missed as well.
    pub(super) fn unless_meant(name: &str, entries: &[Entry], known: &Known) -> Given<T> {
        if entries.iter().any(|entry| entry.may_mean(name, known)) {
            Given::Reported
        } else {
            Given::Missing
        }
    }
}

/// `#[rpc_program(id = .., version = .., ..)]`.
pub(crate) struct ProgramAttrs {
    pub(crate) id: Given<Expr>,
    pub(crate) version: Given<Expr>,
    /// The trait of the older version.
    pub(crate) extends: Given<Path>,
    /// The type of what each procedure says about access.
    pub(crate) access: Given<Type>,
    pub(crate) krate: Option<Path>,
}

impl ProgramAttrs {
    /// Reads the tokens between the parentheses of the attribute.
    pub(crate) fn parse(tokens: TokenStream, errors: &mut Errors) -> ProgramAttrs {
        let entries: Vec<Entry> = split(tokens)
            .into_iter()
            .map(|tokens| Entry::read(tokens, true))
            .collect();
        let mut attrs = ProgramAttrs {
            id: Given::unless_meant("id", &entries, PROGRAM),
            version: Given::unless_meant("version", &entries, PROGRAM),
            extends: Given::unless_meant("extends", &entries, PROGRAM),
            access: Given::unless_meant("access", &entries, PROGRAM),
            krate: None,
        };
        for option in keyed(entries, PROGRAM, errors) {
            match option.name.as_str() {
                "id" => attrs.id = Given::read(option.value(errors, expression)),
                "version" => attrs.version = Given::read(option.value(errors, expression)),
                "extends" => attrs.extends = Given::read(option.value(errors, path)),
                "access" => attrs.access = Given::read(option.value(errors, ty)),
                _ => attrs.krate = option.value(errors, path),
            }
        }
        attrs
    }
}
