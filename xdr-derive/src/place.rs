//! Places of generated code: what rustc says points at the user's tokens, while lints, which are
//! about what people write, see that the code is generated.

use crate::errors::passed;
use proc_macro2::{Delimiter, Group, Span, TokenStream};
use quote::{ToTokens, quote_spanned};
use syn::spanned::Spanned;

/// The place of the user's tokens, for generated code.
pub(crate) fn at(tokens: &impl Spanned) -> Span {
    Span::call_site().located_at(tokens.span())
}

/// Tokens of a path, at the place of the user's tokens.
pub(crate) fn moved(path: &TokenStream, tokens: &impl Spanned) -> TokenStream {
    let place = tokens.span();
    let moved = path.clone().into_iter().map(|mut token| {
        token.set_span(token.span().located_at(place));
        token
    });
    moved.collect()
}

/// An assertion about constants. A failure shows the message at the user's tokens, from the first
/// to the last: rustc joins what stable macros cannot.
#[track_caller]
pub(crate) fn assertion(
    tokens: &impl ToTokens,
    condition: &TokenStream,
    message: &str,
) -> TokenStream {
    passed(message);
    let mut spans = tokens
        .to_token_stream()
        .into_iter()
        .map(|token| token.span());
    let first = spans.next().unwrap_or_else(Span::call_site);
    let last = spans.last().unwrap_or(first);
    let mut arguments = Group::new(
        Delimiter::Parenthesis,
        quote_spanned!(last=> #condition, #message),
    );
    arguments.set_span(last);
    quote_spanned! {first=>
        const _: () = ::core::assert! #arguments;
    }
}
