//! What an argument may borrow: the server lends it from the record of the call, where strings and
//! opaque data stand as they are and everything else does not.

use crate::model::types::{Known, is_byte, known, last_name, lifetime_of, show};
use proc_macro2::TokenStream;
use quote::ToTokens as _;
use syn::visit::{self, Visit};
use syn::{Lifetime, Type, TypeReference};

/// The first reference in an argument's type that nothing in a call can be lent for: the tokens,
/// and what to write instead.
pub(crate) fn first_fault(ty: &Type) -> Option<(TokenStream, String)> {
    let mut finder = Finder { found: None };
    finder.visit_type(ty);
    finder.found
}

struct Finder {
    found: Option<(TokenStream, String)>,
}

impl<'ast> Visit<'ast> for Finder {
    fn visit_type_reference(&mut self, reference: &'ast TypeReference) {
        if let Some(fault) = fault(reference) {
            self.found.get_or_insert(fault);
        }
        visit::visit_type_reference(self, reference);
    }

    fn visit_type(&mut self, ty: &'ast Type) {
        if let (Known::Cow(_), Some(lifetime)) = (known(ty), lifetime_of(ty)) {
            self.found = self.found.take().or_else(|| not_static(lifetime));
        }
        visit::visit_type(self, ty);
    }
}

/// Nothing that a call lends lives as long.
pub(crate) fn not_static(lifetime: &Lifetime) -> Option<(TokenStream, String)> {
    let message = "an argument is lent for the call; write `'_`, or nothing in a reference";
    (lifetime.ident == "static").then(|| (lifetime.to_token_stream(), message.to_owned()))
}

/// What is lent is lent for the call, and to be read.
pub(crate) fn not_shared(reference: &TypeReference) -> Option<(TokenStream, String)> {
    if let Some(lifetime) = &reference.lifetime
        && let Some(fault) = not_static(lifetime)
    {
        return Some(fault);
    }
    let mutable = reference.mutability.as_ref()?;
    let message = "an argument is lent to be read; leave `mut` out, or own the value";
    Some((mutable.to_token_stream(), message.to_owned()))
}

fn fault(reference: &TypeReference) -> Option<(TokenStream, String)> {
    let lent = &*reference.elem;
    if let Some(fault) = not_shared(reference) {
        return Some(fault);
    }
    let instead = match known(lent) {
        // `&Name` may be an alias of `&str`.
        Known::Text if last_name(lent).as_deref() == Some("String") => "&str".to_owned(),
        Known::Text | Known::Other => return None,
        Known::Slice(inner) if is_byte(inner) => return None,
        Known::Vec(inner) if is_byte(inner) => "&[u8]".to_owned(),
        Known::Slice(inner) => format!("Vec<{}>", plain(inner)),
        _ => plain(lent),
    };
    let message =
        format!("only `str` and `[u8]` can be lent from the bytes of a call; write `{instead}`");
    Some((reference.to_token_stream(), message))
}

/// The type without the lifetime that the macro has given to what is elided.
fn plain(ty: &Type) -> String {
    show(ty).replace("&'__call ", "&").replace("'__call", "'_")
}
