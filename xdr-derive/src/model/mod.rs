//! What a definition means, once its attributes are read.

pub(crate) mod form;
pub(crate) mod lower;
pub(crate) mod own_name;
pub(crate) mod types;

pub(crate) use form::{Form, form};

use crate::attrs::{ContainerAttrs, FieldAttrs};
use form::Scope;
use proc_macro2::TokenStream;
use syn::{Expr, Generics, Ident, Member, Type};

/// A type that derives `Xdr`.
#[derive(Debug, Clone)]
pub(crate) struct Container {
    pub(crate) ident: Ident,
    pub(crate) generics: Generics,
    pub(crate) docs: String,
    pub(crate) attrs: ContainerAttrs,
    pub(crate) scope: Scope,
    pub(crate) shape: Shape,
}

/// The three kinds of XDR types with a definition of their own; a typedef is a struct here.
#[derive(Debug, Clone)]
pub(crate) enum Shape {
    Struct(Vec<Field>),
    Enum(Enum),
    Union(Union),
}

/// A field of a struct or of an arm.
#[derive(Debug, Clone)]
pub(crate) struct Field {
    pub(crate) member: Member,
    /// The name on the path of an error; `None` where the field stands for the whole.
    pub(crate) label: Option<String>,
    pub(crate) ty: Type,
    pub(crate) attrs: FieldAttrs,
    pub(crate) form: Form,
    pub(crate) docs: String,
    /// Predicates of `#[cfg(..)]`.
    pub(crate) cfgs: Vec<TokenStream>,
}

impl Field {
    /// Whether it is on the wire.
    pub(crate) fn travels(&self) -> bool {
        !matches!(self.form, Form::Skip(_))
    }

    /// The Rust name; a number in a tuple.
    pub(crate) fn name(&self) -> String {
        match &self.member {
            Member::Named(ident) => plain_name(ident),
            Member::Unnamed(index) => index.index.to_string(),
        }
    }
}

/// A C-like enum.
#[derive(Debug, Clone)]
pub(crate) struct Enum {
    pub(crate) values: Vec<EnumValue>,
    pub(crate) other: Option<Other>,
}

/// A value of a C-like enum.
#[derive(Debug, Clone)]
pub(crate) struct EnumValue {
    pub(crate) ident: Ident,
    pub(crate) expr: Expr,
    pub(crate) docs: String,
    pub(crate) cfgs: Vec<TokenStream>,
}

/// The variant that takes unknown values, and the type it holds them in.
#[derive(Debug, Clone)]
pub(crate) struct Other {
    pub(crate) ident: Ident,
    pub(crate) ty: Type,
    pub(crate) docs: String,
}

/// A union.
#[derive(Debug, Clone)]
pub(crate) struct Union {
    pub(crate) switch: Type,
    pub(crate) kind: Switch,
    pub(crate) arms: Vec<Arm>,
}

/// What a union switches on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Switch {
    Unsigned,
    Signed,
    Bool,
    Enum,
}

/// An arm of a union.
#[derive(Debug, Clone)]
pub(crate) struct Arm {
    pub(crate) ident: Ident,
    pub(crate) docs: String,
    pub(crate) cfgs: Vec<TokenStream>,
    pub(crate) cases: Vec<Case>,
    pub(crate) default: Option<Ident>,
    /// The field that keeps the discriminant.
    pub(crate) tag: Option<Field>,
    /// A field marked as the tag does not stand first.
    pub(crate) misplaced_tag: bool,
    pub(crate) fields: Vec<Field>,
}

/// A value of the discriminant.
#[derive(Debug, Clone)]
pub(crate) struct Case {
    pub(crate) expr: Expr,
    /// Its place among all cases of the union.
    pub(crate) number: usize,
}

/// An identifier without `r#`.
pub(crate) fn plain_name(ident: &Ident) -> String {
    let name = ident.to_string();
    name.strip_prefix("r#").map(str::to_owned).unwrap_or(name)
}
