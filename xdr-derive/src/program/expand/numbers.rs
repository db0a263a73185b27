//! Procedure numbers in generated code. A literal stands where it is needed; an expression is
//! written once, as a constant of the client, so that rustc speaks of it once.

use crate::place::assertion;
use crate::program::model::{Procedure, Program};
use proc_macro2::{Ident, Span, TokenStream};
use quote::{format_ident, quote};
use std::collections::BTreeSet;

/// A procedure's number, both as an expression and as a pattern.
pub(crate) fn number(program: &Program, procedure: &Procedure) -> TokenStream {
    if procedure.constant().is_some() {
        let client = &program.client;
        let constant = constant(procedure);
        return quote!(#client::#constant);
    }
    let number = procedure.number.value();
    quote!(#number)
}

fn constant(procedure: &Procedure) -> Ident {
    format_ident!("__number_{}", procedure.name)
}

/// The constant of a number that is an expression, for the client's `impl`.
pub(crate) fn definition(program: &Program, procedure: &Procedure) -> Option<TokenStream> {
    let expression = procedure.constant()?;
    let constant = constant(procedure);
    let cfgs = &procedure.cfgs;
    let vis = &program.definition.vis;
    Some(quote! {
        #(#cfgs)*
        #[doc(hidden)]
        #[allow(non_upper_case_globals)]
        #vis const #constant: ::core::primitive::u32 = #expression;
    })
}

/// Checks by rustc of the rules that need the value of an expression or of a `#[cfg]`.
pub(crate) fn checks(program: &Program) -> Option<TokenStream> {
    let doubtful = doubtful(program);
    if doubtful.is_empty() {
        return None;
    }
    let numbers = program.procedures.iter().map(|procedure| {
        let cfgs = &procedure.cfgs;
        let number = number(program, procedure);
        quote!(#(#cfgs)* #number)
    });
    let asserts = doubtful.iter().map(|procedure| assert(program, procedure));
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

/// The procedures whose number is an expression, or stands twice under `#[cfg]`.
fn doubtful(program: &Program) -> Vec<&Procedure> {
    let mut seen = BTreeSet::new();
    program
        .procedures
        .iter()
        .filter(|procedure| match procedure.literal() {
            Some(number) => !seen.insert(number),
            None => true,
        })
        .collect()
}

/// The assertions of one number, with every token at the place where the user wrote it: the
/// compiler shows the place of the whole expression.
fn assert(program: &Program, procedure: &Procedure) -> TokenStream {
    let Some(written) = procedure.number.value() else {
        return TokenStream::new();
    };
    let number = spanned(number(program, procedure), written.span());
    let cfgs = &procedure.cfgs;
    let name = &procedure.name;
    let not_null = assertion(
        written,
        &quote!(#number != 0),
        &format!("procedure `{name}` has number 0, which is NULL; number your own from 1"),
    );
    let unique = assertion(
        written,
        &quote!(__is_unique(#number)),
        &format!("the number of procedure `{name}` is already taken; choose another one"),
    );
    quote!(#(#cfgs)* #not_null #(#cfgs)* #unique)
}

fn spanned(tokens: TokenStream, span: Span) -> TokenStream {
    let tokens = tokens.into_iter().map(|mut token| {
        token.set_span(span);
        token
    });
    tokens.collect()
}
