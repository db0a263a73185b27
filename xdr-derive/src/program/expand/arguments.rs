//! The types that hold the arguments of a call. The derive gives them their codec, so limits,
//! runs, error paths and schema of arguments are those of any struct.

use crate::errors::Errors;
use crate::program::model::{Argument, Procedure, Program};
use crate::program::open;
use crate::xdr;
use proc_macro2::TokenStream;
use quote::{ToTokens as _, format_ident, quote};
use syn::{DeriveInput, Lifetime};

/// A holder for every procedure with arguments. Reports what the derive reports.
pub(crate) fn derived(program: &Program, errors: &mut Errors) -> TokenStream {
    program
        .procedures
        .iter()
        .filter(|procedure| procedure.has_arguments())
        .map(|procedure| holder(program, procedure, errors))
        .collect()
}

fn holder(program: &Program, procedure: &Procedure, errors: &mut Errors) -> TokenStream {
    let vis = &program.definition.vis;
    let krate = &program.krate;
    let holder = &procedure.holder;
    let lifetime = procedure.borrows.then(|| quote!(<'__call>));
    let names = procedure
        .arguments
        .iter()
        .enumerate()
        .map(|(place, argument)| {
            // A missing name has been reported; the type is still worth checking.
            let ident = argument.ident.clone();
            ident.unwrap_or_else(|| format_ident!("__{place}"))
        });
    let names: Vec<_> = names.collect();
    let types: Vec<_> = procedure.arguments.iter().map(field_type).collect();
    let present: Vec<_> = procedure
        .arguments
        .iter()
        .map(|argument| {
            let cfgs = &argument.cfgs;
            quote!(#(#cfgs)*)
        })
        .collect();
    let codecs = procedure.arguments.iter().map(|argument| {
        let codec = &argument.codec;
        quote!(#(#codec)*)
    });
    let input = quote! {
        #vis struct #holder #lifetime { #(#present #codecs #names: #types),* }
    };
    let codec = match syn::parse2::<DeriveInput>(input) {
        Ok(input) => xdr::derive_into(input, &quote!(#krate::xdr), errors),
        Err(error) => {
            errors.push_error(error);
            TokenStream::new()
        }
    };
    let cfgs = cfgs(program, procedure);
    // A `#[cfg]` reaches one item, and the codec is several.
    let codec = match &cfgs {
        Some(cfgs) => quote!(#cfgs const _: () = { #codec };),
        None => codec,
    };
    quote! {
        #cfgs
        #[doc(hidden)]
        #[allow(non_camel_case_types, missing_debug_implementations, dead_code)]
        #vis struct #holder #lifetime { #(#present #names: #types),* }
        #codec
    }
}

/// The type of an argument as a field.
fn field_type(argument: &Argument) -> TokenStream {
    match open::first(&argument.ty) {
        None => argument.ty.to_token_stream(),
        // Reported, and no field can have such a type.
        Some(_) => quote!(::core::primitive::u32),
    }
}

/// The conditions under which a procedure exists, if there are any.
fn cfgs(program: &Program, procedure: &Procedure) -> Option<TokenStream> {
    let cfgs: Vec<_> = program.cfgs.iter().chain(&procedure.cfgs).collect();
    (!cfgs.is_empty()).then(|| quote!(#(#cfgs)*))
}

/// The type of a procedure's arguments, for the lifetime of its borrows.
pub(crate) fn ty(procedure: &Procedure, lifetime: &str) -> TokenStream {
    let holder = &procedure.holder;
    if !procedure.has_arguments() {
        return quote!(());
    }
    if !procedure.borrows {
        return quote!(#holder);
    }
    let lifetime = Lifetime::new(lifetime, holder.span());
    quote!(#holder<#lifetime>)
}
