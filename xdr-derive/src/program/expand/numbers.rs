//! Numbers of procedures and events in generated code. A literal stands where it is needed; an expression is
//! written once, as a constant of the client, so that rustc speaks of it once.

use crate::place::assertion;
use crate::program::model::{Message, Program};
use proc_macro2::{Ident, Span, TokenStream};
use quote::{format_ident, quote};
use std::collections::BTreeSet;

/// A number, both as an expression and as a pattern.
pub(super) fn number(program: &Program, message: &Message) -> TokenStream {
    if message.constant().is_some() {
        let client = &program.client;
        let constant = constant(message);
        return quote!(#client::#constant);
    }
    let number = message.number.value();
    quote!(#number)
}

fn constant(message: &Message) -> Ident {
    format_ident!("__number_{}", message.name)
}

/// The constant of a number that is an expression, for the client's `impl`.
pub(super) fn definition(program: &Program, message: &Message) -> Option<TokenStream> {
    let expression = message.constant()?;
    let constant = constant(message);
    let cfgs = &message.cfgs;
    let vis = &program.definition.vis;
    Some(quote! {
        #(#cfgs)*
        #[doc(hidden)]
        #[allow(non_upper_case_globals)]
        #vis const #constant: ::core::primitive::u32 = #expression;
    })
}

/// Checks by rustc of the rules that need the value of an expression or of a `#[cfg]`.
pub(super) fn checks(program: &Program) -> Option<TokenStream> {
    let doubtful = doubtful(program);
    if doubtful.is_empty() {
        return None;
    }
    let numbers = program.messages().map(|message| {
        let cfgs = &message.cfgs;
        let number = number(program, message);
        quote!(#(#cfgs)* #number)
    });
    let asserts = doubtful.iter().map(|message| assert(program, message));
    let cfgs = &program.cfgs;
    Some(quote! {
        #(#cfgs)*
        #[allow(deprecated)]
        const _: () = {
            const __NUMBERS: &[::core::primitive::u32] = &[#(#numbers),*];
            const fn __is_unique(__number: ::core::primitive::u32) -> ::core::primitive::bool {
                let mut __seen = false;
                let mut __rest = __NUMBERS;
                while let [__first, __others @ ..] = __rest {
                    if *__first == __number {
                        if __seen {
                            return false;
                        }
                        __seen = true;
                    }
                    __rest = __others;
                }
                true
            }
            #(#asserts)*
        };
    })
}

/// What has an expression as its number, or one that stands twice under `#[cfg]`.
fn doubtful(program: &Program) -> Vec<&Message> {
    let mut seen = BTreeSet::new();
    program
        .messages()
        .filter(|message| match message.literal() {
            Some(number) => !seen.insert(number),
            None => true,
        })
        .collect()
}

/// The assertions of one number, with every token at the place where the user wrote it: the
/// compiler shows the place of the whole expression.
fn assert(program: &Program, message: &Message) -> TokenStream {
    let Some(written) = message.number.value() else {
        return TokenStream::new();
    };
    let number = spanned(number(program, message), written.span());
    let cfgs = &message.cfgs;
    let (what, name) = (message.kind.noun(), &message.name);
    let not_null = assertion(
        written,
        &quote!(#number != 0),
        &format!("{what} `{name}` has number 0, which is NULL; number your own from 1"),
    );
    let unique = assertion(
        written,
        &quote!(__is_unique(#number)),
        &format!("the number of {what} `{name}` is already taken; choose another one"),
    );
    quote!(#(#cfgs)* #not_null #(#cfgs)* #unique)
}

/// Tokens at the place of what the user wrote.
pub(super) fn spanned(tokens: TokenStream, span: Span) -> TokenStream {
    let tokens = tokens.into_iter().map(|mut token| {
        token.set_span(span);
        token
    });
    tokens.collect()
}
