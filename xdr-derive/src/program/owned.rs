//! What a client gets of an event: types that own what the server lent.

use super::lent;
use crate::model::types::{Known, known, last_name, lifetime_of};
use proc_macro2::{Ident, TokenStream};
use quote::ToTokens as _;
use syn::ext::IdentExt as _;
use syn::visit::{self, Visit};
use syn::visit_mut::{self, VisitMut};
use syn::{Lifetime, Type, TypeReference, parse_quote};

/// The type that owns what `ty` lends: references and `Cow` become what they lead to.
pub(crate) fn of(ty: &Type) -> Type {
    let mut ty = ty.clone();
    Owner.visit_type_mut(&mut ty);
    ty
}

struct Owner;

impl VisitMut for Owner {
    fn visit_type_mut(&mut self, ty: &mut Type) {
        let lent = match known(ty) {
            Known::Reference(reference) => Some(&*reference.elem),
            Known::Cow(inner) => Some(inner),
            _ => None,
        };
        if let Some(lent) = lent {
            *ty = match known(lent) {
                // Anything else of this kind is an alias, or `String` itself.
                Known::Text if last_name(lent).as_deref() == Some("str") => {
                    parse_quote!(::std::string::String)
                }
                Known::Slice(element) => parse_quote!(::std::vec::Vec<#element>),
                _ => lent.clone(),
            };
            self.visit_type_mut(ty);
        } else {
            visit_mut::visit_type_mut(self, ty);
        }
    }
}

/// The first thing in an event's argument that cannot be owned: the tokens, and what to write.
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
        if let Some(fault) = lent::not_shared(reference) {
            self.found.get_or_insert(fault);
        }
        // Its own lifetime goes with it.
        self.visit_type(&reference.elem);
    }

    fn visit_type(&mut self, ty: &'ast Type) {
        match known(ty) {
            Known::Cow(inner) => {
                if let Some(fault) = lifetime_of(ty).and_then(lent::not_static) {
                    self.found.get_or_insert(fault);
                }
                self.visit_type(inner);
            }
            _ => visit::visit_type(self, ty),
        }
    }

    fn visit_lifetime(&mut self, lifetime: &'ast Lifetime) {
        if lifetime.ident == "__call" {
            let message = "a client owns what an event brings; write a reference, or a type that owns its parts";
            self.found
                .get_or_insert((lifetime.to_token_stream(), message.to_owned()));
        }
    }
}

/// The name of the event as a variant: `ticked_twice` becomes `TickedTwice`.
pub(crate) fn variant(ident: &Ident) -> Ident {
    let name = ident.unraw().to_string();
    let mut variant = String::new();
    for word in name.split('_') {
        let mut letters = word.chars();
        variant.extend(letters.next().into_iter().flat_map(char::to_uppercase));
        variant.extend(letters);
    }
    match syn::parse_str::<Ident>(&variant) {
        Ok(mut variant) => {
            variant.set_span(ident.span());
            variant
        }
        // A name such as `_1` or `self_` has no such form.
        Err(_) => ident.clone(),
    }
}
