//! The keys of a field: how it travels.

use super::{Item, Key, Keyed, Level, Takes, Value};
use crate::errors::Errors;
use syn::{Attribute, Expr, Ident, Path, Type};

pub(super) const KEYS: &[Key] = &[
    ("max", Takes::Expr, "max = .."),
    ("each", Takes::Keys, "each(..)"),
    ("list", Takes::Nothing, "list"),
    ("nested", Takes::Nothing, "nested"),
    ("range", Takes::Expr, "range = A..=B"),
    ("as", Takes::Type, "as = Type"),
    ("with", Takes::Path, "with = module"),
    ("skip", Takes::MaybeExpr, "skip"),
    ("tag", Takes::Nothing, "tag"),
];

pub(super) const EACH_KEYS: &[Key] = &[
    ("max", Takes::Expr, "max = .."),
    ("each", Takes::Keys, "each(..)"),
    ("list", Takes::Nothing, "list"),
    ("nested", Takes::Nothing, "nested"),
    ("range", Takes::Expr, "range = A..=B"),
    ("as", Takes::Type, "as = Type"),
];

/// The declared limit.
#[derive(Debug, Clone)]
pub(crate) enum Limit {
    /// `max = unbounded`: none but that of the record.
    Unbounded,
    /// `max = EXPR`, in bytes or elements.
    Of(Box<Expr>),
}

/// The keys that make a form. `each(..)` holds those of the elements.
#[derive(Debug, Clone, Default)]
pub(crate) struct FormAttrs {
    pub(crate) max: Option<Keyed<Limit>>,
    pub(crate) each: Option<Keyed<Box<FormAttrs>>>,
    pub(crate) list: Option<Ident>,
    pub(crate) nested: Option<Ident>,
    pub(crate) range: Option<Keyed<Expr>>,
    pub(crate) wire: Option<Keyed<Type>>,
}

/// The keys of a field.
#[derive(Debug, Clone, Default)]
pub(crate) struct FieldAttrs {
    pub(crate) form: FormAttrs,
    pub(crate) with: Option<Keyed<Path>>,
    pub(crate) skip: Option<Keyed<Option<Expr>>>,
    pub(crate) tag: Option<Ident>,
    /// Something in the attributes was refused, so what is missing may have been meant.
    pub(crate) broken: bool,
}

impl FieldAttrs {
    /// Reads the `#[xdr(..)]` attributes among `attrs`.
    pub(crate) fn parse(attrs: &[Attribute], errors: &mut Errors) -> FieldAttrs {
        let mut own = Errors::new();
        let items = super::parse(attrs, Level::Field, &mut own);
        let mut field = FieldAttrs {
            broken: !own.is_empty(),
            ..FieldAttrs::default()
        };
        errors.absorb(own);
        for item in items {
            let key = item.key.clone();
            match (item.key.to_string().as_str(), item.value) {
                ("with", Value::Path(value)) => field.with = Some(Keyed { key, value }),
                ("skip", Value::Expr(value)) => {
                    let value = Some(value);
                    field.skip = Some(Keyed { key, value });
                }
                ("skip", _) => field.skip = Some(Keyed { key, value: None }),
                ("tag", _) => field.tag = Some(key),
                (_, value) => field.form.put(Keyed { key, value }),
            }
        }
        field
    }
}

impl FormAttrs {
    fn put(&mut self, item: Item) {
        let key = item.key.clone();
        match (item.key.to_string().as_str(), item.value) {
            ("max", Value::Expr(limit)) => {
                let value = match &limit {
                    Expr::Path(path) if path.path.is_ident("unbounded") => Limit::Unbounded,
                    _ => Limit::Of(Box::new(limit)),
                };
                self.max = Some(Keyed { key, value });
            }
            ("each", Value::Items(items)) => {
                let mut form = FormAttrs::default();
                for item in items {
                    form.put(item);
                }
                let value = Box::new(form);
                self.each = Some(Keyed { key, value });
            }
            ("list", _) => self.list = Some(key),
            ("nested", _) => self.nested = Some(key),
            ("range", Value::Expr(value)) => self.range = Some(Keyed { key, value }),
            ("as", Value::Type(value)) => self.wire = Some(Keyed { key, value }),
            _ => {}
        }
    }

    /// Whether it is the plain form.
    pub(crate) fn is_empty(&self) -> bool {
        self.keys().is_empty()
    }

    /// The keys given, in the order of the table.
    pub(crate) fn keys(&self) -> Vec<&Ident> {
        let keys = [
            self.max.as_ref().map(|keyed| &keyed.key),
            self.each.as_ref().map(|keyed| &keyed.key),
            self.list.as_ref(),
            self.nested.as_ref(),
            self.range.as_ref().map(|keyed| &keyed.key),
            self.wire.as_ref().map(|keyed| &keyed.key),
        ];
        keys.into_iter().flatten().collect()
    }

    /// The form of the elements.
    pub(crate) fn elements(&self) -> FormAttrs {
        self.each
            .as_ref()
            .map(|each| (*each.value).clone())
            .unwrap_or_default()
    }

    /// The form of the type that `as` names.
    pub(crate) fn behind_as(&self) -> FormAttrs {
        FormAttrs {
            wire: None,
            ..self.clone()
        }
    }
}
