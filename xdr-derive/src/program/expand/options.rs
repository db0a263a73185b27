//! Checks by rustc of the values of options.

use super::arguments;
use crate::place::assertion;
use crate::program::model::{Procedure, Program};
use proc_macro2::TokenStream;
use quote::quote;
use syn::{Expr, Lit};

/// The checks of the sizes of every procedure.
pub(super) fn checks(program: &Program) -> TokenStream {
    let checks = program.procedures.iter().filter_map(|procedure| {
        let checks = sizes(program, procedure);
        if checks.is_empty() {
            return None;
        }
        let cfgs = program.cfgs.iter().chain(&procedure.message.cfgs);
        let allowed = program.allowed.iter().chain(&procedure.message.allowed);
        Some(quote! {
            #(#cfgs)*
            #(#allowed)*
            #[allow(deprecated, clippy::all, clippy::pedantic)]
            const _: () = { #checks };
        })
    });
    quote!(#(#checks)*)
}

fn sizes(program: &Program, procedure: &Procedure) -> TokenStream {
    let krate = &program.krate;
    let options = &procedure.options;
    let mut checks = TokenStream::new();
    if let Some(size) = &options.max_args {
        let size = &size.value;
        checks.extend(not_negative(
            size,
            "`max_args` is negative; it is a number of bytes",
        ));
        let ty = arguments::ty(&procedure.message, "'static");
        checks.extend(assertion(
            size,
            &quote!(((#size) as ::core::primitive::i128) < 0
                || (#size) as ::core::primitive::i128
                    >= <#ty as #krate::xdr::Wire>::MIN as ::core::primitive::i128),
            "the smallest arguments are larger than `max_args`; every call would be refused",
        ));
    }
    if let Some(size) = &options.max_reply {
        let size = &size.value;
        checks.extend(not_negative(
            size,
            "`max_reply` is negative; it is a number of bytes",
        ));
    }
    checks
}

/// A literal has been looked at before.
fn not_negative(size: &Expr, message: &str) -> TokenStream {
    match size {
        Expr::Lit(lit) if matches!(lit.lit, Lit::Int(_)) => TokenStream::new(),
        _ => assertion(
            size,
            &quote!((#size) as ::core::primitive::i128 >= 0),
            message,
        ),
    }
}
