//! The keys of a variant: which discriminants it stands for.

use super::{Key, Keyed, Level, Takes, Value};
use crate::errors::Errors;
use syn::{Attribute, Expr, Ident};

pub(super) const KEYS: &[Key] = &[
    ("case", Takes::Cases, "case = .."),
    ("default", Takes::Nothing, "default"),
    ("other", Takes::Nothing, "other"),
];

/// The keys of a variant.
#[derive(Debug, Clone, Default)]
pub(crate) struct VariantAttrs {
    pub(crate) case: Option<Keyed<Vec<Expr>>>,
    pub(crate) default: Option<Ident>,
    pub(crate) other: Option<Ident>,
    /// Something in the attributes was refused, so what is missing may have been meant.
    pub(crate) broken: bool,
}

impl VariantAttrs {
    /// Reads the `#[xdr(..)]` attributes among `attrs`.
    pub(crate) fn parse(attrs: &[Attribute], errors: &mut Errors) -> VariantAttrs {
        let mut own = Errors::new();
        let items = super::parse(attrs, Level::Variant, &mut own);
        let mut variant = VariantAttrs {
            broken: !own.is_empty(),
            ..VariantAttrs::default()
        };
        errors.absorb(own);
        for item in items {
            let key = item.key.clone();
            match (item.key.to_string().as_str(), item.value) {
                ("case", Value::Exprs(value)) => variant.case = Some(Keyed { key, value }),
                ("default", _) => variant.default = Some(key),
                ("other", _) => variant.other = Some(key),
                _ => {}
            }
        }
        variant
    }
}
