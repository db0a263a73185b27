//! Places of generated code: what rustc says points at the user's tokens, while lints, which are
//! about what people write, see that the code is generated.

use proc_macro2::{Span, TokenStream};
use quote::quote_spanned;
use syn::spanned::Spanned;

/// The place of the user's tokens, for generated code.
pub(crate) fn at(tokens: &impl Spanned) -> Span {
    Span::call_site().located_at(tokens.span())
}

/// An assertion about constants. A failure shows the message at the user's tokens.
pub(crate) fn assertion(
    tokens: &impl Spanned,
    condition: &TokenStream,
    message: &str,
) -> TokenStream {
    quote_spanned! {tokens.span()=>
        const _: () = ::core::assert!(#condition, #message);
    }
}
