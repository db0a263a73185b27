//! `Self` in attributes and in values of enums. Checks of constants stand outside of every impl,
//! where there is no `Self`, so the name of the type takes its place.

use proc_macro2::{Group, Ident, TokenStream, TokenTree};
use quote::ToTokens as _;
use syn::{Attribute, Data, DeriveInput, Fields, Meta};

/// Replaces `Self` by the name of the type. A generic type has no name without its arguments, and
/// its constants cannot be limits anyway; there `Self` stays.
pub(crate) fn replace_self(input: &mut DeriveInput) {
    if !input.generics.params.is_empty() {
        return;
    }
    let name = input.ident.clone();
    in_attributes(&mut input.attrs, &name);
    match &mut input.data {
        Data::Struct(data) => in_fields(&mut data.fields, &name),
        Data::Enum(data) => {
            for variant in &mut data.variants {
                in_attributes(&mut variant.attrs, &name);
                in_fields(&mut variant.fields, &name);
                if let Some((_, value)) = &mut variant.discriminant
                    && let Ok(named) = syn::parse2(replaced(value.to_token_stream(), &name))
                {
                    *value = named;
                }
            }
        }
        Data::Union(_) => {}
    }
}

fn in_fields(fields: &mut Fields, name: &Ident) {
    for field in fields {
        in_attributes(&mut field.attrs, name);
    }
}

fn in_attributes(attrs: &mut [Attribute], name: &Ident) {
    for attr in attrs.iter_mut().filter(|attr| attr.path().is_ident("xdr")) {
        if let Meta::List(list) = &mut attr.meta {
            list.tokens = replaced(std::mem::take(&mut list.tokens), name);
        }
    }
}

fn replaced(tokens: TokenStream, name: &Ident) -> TokenStream {
    let replace = |token| match token {
        TokenTree::Ident(ident) if ident == "Self" => {
            let mut name = name.clone();
            name.set_span(ident.span());
            TokenTree::Ident(name)
        }
        TokenTree::Group(group) => {
            let mut inner = Group::new(group.delimiter(), replaced(group.stream(), name));
            inner.set_span(group.span());
            TokenTree::Group(inner)
        }
        token => token,
    };
    tokens.into_iter().map(replace).collect()
}
