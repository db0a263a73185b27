//! `#[cfg_attr(..)]` inside a program. rustc applies it only after the macro has run, so the macro
//! takes it apart: what decides about an item becomes a `#[cfg]`, what generated items carry is
//! carried under its condition, and what the macro itself must read cannot stand under one.

use crate::errors::Errors;
use proc_macro2::{TokenStream, TokenTree};
use quote::quote;
use syn::parse::Parser as _;
use syn::punctuated::Punctuated;
use syn::visit_mut::{self, VisitMut};
use syn::{Attribute, FnArg, ItemTrait, Meta, Token, TraitItem, parse_quote};

/// Gives every attribute of the definition a `cfg_attr` of its own, or none where `#[cfg]` says
/// the same.
pub(crate) fn take_apart(definition: &mut ItemTrait, errors: &mut Errors) {
    let mut apart = Apart { errors };
    apart.attributes(&mut definition.attrs, "trait");
    for item in &mut definition.items {
        apart.visit_trait_item_mut(item);
    }
}

struct Apart<'e> {
    errors: &'e mut Errors,
}

impl VisitMut for Apart<'_> {
    fn visit_trait_item_mut(&mut self, item: &mut TraitItem) {
        if let TraitItem::Fn(method) = item {
            self.attributes(&mut method.attrs, "method");
        }
        visit_mut::visit_trait_item_mut(self, item);
    }

    fn visit_fn_arg_mut(&mut self, argument: &mut FnArg) {
        if let FnArg::Typed(parameter) = argument {
            self.attributes(&mut parameter.attrs, "argument");
        }
    }
}

impl Apart<'_> {
    fn attributes(&mut self, attrs: &mut Vec<Attribute>, bearer: &str) {
        let written = std::mem::take(attrs);
        for attr in written {
            match conditional(&attr) {
                None => attrs.push(attr),
                Some((condition, inner)) => {
                    for meta in inner {
                        self.attribute(attrs, &condition, meta, bearer);
                    }
                }
            }
        }
    }

    fn attribute(
        &mut self,
        attrs: &mut Vec<Attribute>,
        condition: &TokenStream,
        meta: Meta,
        bearer: &str,
    ) {
        let named = |name: &str| meta.path().is_ident(name);
        if let Some(name) = ["procedure", "event", "xdr", "context"]
            .into_iter()
            .find(|name| named(name))
        {
            self.errors.push(
                &meta,
                format!(
                    "`{name}` cannot stand in `cfg_attr`; write the {bearer} once for each case, with `#[cfg]`"
                ),
            );
            // The rest of the definition is still worth reading; a second one says nothing new.
            if !attrs.iter().any(|attr| attr.path().is_ident(name)) {
                attrs.push(parse_quote!(#[#meta]));
            }
            return;
        }
        let attr: Attribute = parse_quote!(#[#meta]);
        match (&meta, conditional(&attr)) {
            (Meta::List(list), _) if named("cfg") => {
                let predicate = &list.tokens;
                attrs.push(parse_quote!(#[cfg(any(not(#condition), #predicate))]));
            }
            (_, Some((inner, metas))) => {
                let both = quote!(all(#condition, #inner));
                for meta in metas {
                    self.attribute(attrs, &both, meta, bearer);
                }
            }
            _ => attrs.push(parse_quote!(#[cfg_attr(#condition, #meta)])),
        }
    }
}

/// The condition of a `cfg_attr` and what stands under it; `None` for other attributes, and for
/// one that rustc will complain of.
fn conditional(attr: &Attribute) -> Option<(TokenStream, Vec<Meta>)> {
    let Meta::List(list) = &attr.meta else {
        return None;
    };
    if !list.path.is_ident("cfg_attr") {
        return None;
    }
    let is_comma =
        |token: &TokenTree| matches!(token, TokenTree::Punct(punct) if punct.as_char() == ',');
    let mut tokens = list.tokens.clone().into_iter();
    let condition = tokens.by_ref().take_while(|token| !is_comma(token));
    let condition = condition.collect();
    let metas = Punctuated::<Meta, Token![,]>::parse_terminated
        .parse2(tokens.collect())
        .ok()?;
    Some((condition, metas.into_iter().collect()))
}

/// The attribute itself, or the one that stands under a condition.
pub(crate) fn inner(attr: &Attribute) -> Option<Meta> {
    match conditional(attr) {
        None => Some(attr.meta.clone()),
        Some((_, metas)) => metas.into_iter().next(),
    }
}

/// The condition of a `cfg_attr`.
pub(crate) fn condition(attr: &Attribute) -> Option<TokenStream> {
    conditional(attr).map(|(condition, _)| condition)
}
