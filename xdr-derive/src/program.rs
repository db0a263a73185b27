//! `#[rpc_program]`: parse, lower, check, expand.

mod check;
mod conditional;
mod expand;
mod lent;
mod lifetimes;
mod lower;
mod model;
mod number;
mod open;
mod own_attrs;
mod owned;
mod reply;

use crate::attrs::program::ProgramAttrs;
use crate::errors::Errors;
use proc_macro2::{TokenStream, TokenTree};
use quote::quote;
use syn::ItemTrait;

/// The trait, its client and its server; with mistakes, the messages, the trait and stubs of the rest,
/// so that nothing else is reported.
pub(crate) fn rpc_program(options: TokenStream, item: TokenStream) -> TokenStream {
    let mut errors = Errors::new();
    let attrs = ProgramAttrs::parse(options.clone(), &mut errors);
    let definition: ItemTrait = match syn::parse2(item.clone()) {
        Ok(definition) => definition,
        Err(error) => {
            not_a_trait(&item, error, &mut errors);
            let messages = errors.into_tokens();
            return quote!(#item #messages);
        }
    };
    let program = lower::program(attrs, options, definition, &mut errors);
    check::program(&program, &mut errors);
    let arguments = expand::arguments::derived(&program, &mut errors);
    if errors.is_empty() {
        return expand::program(&program, &arguments);
    }
    let messages = errors.into_tokens();
    let stubs = expand::stub::program(&program);
    quote!(#messages #stubs)
}

fn not_a_trait(item: &TokenStream, error: syn::Error, errors: &mut Errors) {
    let is_trait = |token: TokenTree| matches!(token, TokenTree::Ident(word) if word == "trait");
    if item.clone().into_iter().any(is_trait) {
        // Syntax that is newer than the parser.
        errors.push_error(error);
    } else {
        errors.push(
            item,
            "`rpc_program` belongs on a trait; its methods are the procedures",
        );
    }
}
