//! A program as the macro understands it.

use super::number::Number;
use super::reply::Reply;
use super::{lent, open};
use crate::attrs::program::Given;
use proc_macro2::{Ident, TokenStream};
use quote::quote;
use syn::{Attribute, Expr, ItemTrait, PatType, Type};

/// One version of one program.
pub(crate) struct Program {
    /// The trait as written, without the attributes that are ours.
    pub(crate) definition: ItemTrait,
    /// The options as written, or the name of the trait where there are none: where to report
    /// what is missing in them.
    pub(crate) options: TokenStream,
    pub(crate) id: Given<Number>,
    pub(crate) version: Given<Number>,
    /// The path of the runtime crate.
    pub(crate) krate: TokenStream,
    pub(crate) client: Ident,
    pub(crate) server: Ident,
    /// The `#[cfg]` attributes of the trait, which all that is generated carries.
    pub(crate) cfgs: Vec<Attribute>,
    /// `#[deprecated]` and lint levels of the trait, which the generated types carry.
    pub(crate) carried: Vec<Attribute>,
    /// The lint levels that the user lowered, for code that no user sees.
    pub(crate) allowed: Vec<Attribute>,
    pub(crate) procedures: Vec<Procedure>,
}

/// One method of the trait.
pub(crate) struct Procedure {
    pub(crate) ident: Ident,
    /// The name without `r#`.
    pub(crate) name: String,
    pub(crate) number: Given<Number>,
    pub(crate) cfgs: Vec<Attribute>,
    /// `#[doc]`, `#[deprecated]` and lint levels, for the client's method.
    pub(crate) carried: Vec<Attribute>,
    /// The doc comment, one line of it a line.
    pub(crate) docs: String,
    /// The type that holds the arguments.
    pub(crate) holder: Ident,
    /// Whether an argument borrows, so that the holder has a lifetime.
    pub(crate) borrows: bool,
    /// The lint levels that the user lowered, for code that no user sees.
    pub(crate) allowed: Vec<Attribute>,
    /// The parameters that are a context, each with its place after the receiver.
    pub(crate) contexts: Vec<(usize, PatType)>,
    pub(crate) arguments: Vec<Argument>,
    pub(crate) reply: Reply,
    /// The method as written, without the attributes that are ours.
    pub(crate) item: syn::TraitItemFn,
}

/// One argument on the wire.
pub(crate) struct Argument {
    /// `None` where a pattern stands for the name, which `check` reports.
    pub(crate) ident: Option<Ident>,
    /// The pattern as written, for its span.
    pub(crate) written: syn::Pat,
    /// The type with every elided lifetime spelt `'__call`.
    pub(crate) ty: Type,
    /// Whether there was one.
    pub(crate) borrows: bool,
    pub(crate) cfgs: Vec<Attribute>,
    /// The lint levels that the user lowered for this argument.
    pub(crate) allowed: Vec<Attribute>,
    /// `#[xdr(..)]`, which the derive reads on the field of the holder.
    pub(crate) codec: Vec<Attribute>,
}

impl Argument {
    /// What no argument can be: the tokens, and what to write instead.
    pub(crate) fn fault(&self) -> Option<(TokenStream, String)> {
        match open::first(&self.ty) {
            Some((tokens, message)) => Some((tokens, message.to_owned())),
            None => lent::first_fault(&self.ty),
        }
    }
}

impl Procedure {
    /// Whether a call carries arguments.
    pub(crate) fn has_arguments(&self) -> bool {
        !self.arguments.is_empty()
    }

    /// Whether `#[cfg]` can leave no argument that borrows, though the holder has a lifetime.
    pub(crate) fn may_not_borrow(&self) -> bool {
        let mut borrowing = self.arguments.iter().filter(|argument| argument.borrows);
        self.borrows && borrowing.all(|argument| !argument.cfgs.is_empty())
    }

    /// The number where it is an expression that the macro cannot evaluate.
    pub(crate) fn constant(&self) -> Option<&Expr> {
        match self.number.value() {
            Some(Number::Constant(expression)) => Some(expression),
            _ => None,
        }
    }

    /// The number where it is a literal.
    pub(crate) fn literal(&self) -> Option<u32> {
        match self.number.value() {
            Some(Number::Literal(value, _)) => Some(*value),
            _ => None,
        }
    }
}

impl Program {
    /// What an implementation must be. A trait with parameters, which is a mistake, is not named.
    pub(crate) fn service_bound(&self) -> TokenStream {
        let ident = &self.definition.ident;
        if self.definition.generics.params.is_empty() {
            quote!(#ident)
        } else {
            quote!(::core::marker::Send + ::core::marker::Sync + 'static)
        }
    }
}
