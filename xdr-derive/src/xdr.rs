//! `#[derive(Xdr)]`: parse, lower, check, expand.

use crate::check;
use crate::errors::Errors;
use crate::expand;
use crate::model::{lower, own_name};
use proc_macro2::TokenStream;
use quote::quote;
use syn::DeriveInput;

/// The impls for the item in `input`, and the mistakes as `compile_error!`. The paths in them start at `krate`.
pub(crate) fn derive(input: TokenStream, krate: &TokenStream) -> TokenStream {
    let mut errors = Errors::new();
    let impls = match syn::parse2::<DeriveInput>(input) {
        Ok(input) => derive_into(input, krate, &mut errors),
        Err(error) => {
            errors.push_error(error);
            TokenStream::new()
        }
    };
    let messages = errors.into_tokens();
    quote!(#messages #impls)
}

/// The impls for an item; the mistakes go to the caller. With mistakes, the impls are empty ones,
/// so that nothing else is reported.
pub(crate) fn derive_into(
    mut input: DeriveInput,
    krate: &TokenStream,
    errors: &mut Errors,
) -> TokenStream {
    let mut own = Errors::new();
    own_name::replace_self(&mut input);
    let head = lower::head(&input, krate, &mut own);
    check::shape::check_head(&input, &head, &mut own);
    let container = lower::lower(&input, &head, &mut own);
    if let Some(container) = &container {
        check::container(container, &mut own);
    }
    let impls = match &container {
        Some(container) if own.is_empty() => expand::container(container),
        _ => expand::stub::impls(&head),
    };
    errors.absorb(own);
    impls
}
