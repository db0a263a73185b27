//! The types that hold the arguments of a call. The derive gives them their codec, so limits,
//! runs, error paths and schema of arguments are those of any struct.

use crate::errors::Errors;
use crate::program::model::{Argument, Procedure, Program};
use crate::program::open;
use crate::xdr;
use proc_macro2::{Ident, TokenStream};
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
    let borrow = borrow(procedure).map(|(name, ty)| quote!(#name: #ty));
    let skipped = borrow.iter().map(|field| quote!(#[xdr(skip)] #field));
    let input = quote! {
        #vis struct #holder #lifetime { #(#present #codecs #names: #types,)* #(#skipped)* }
    };
    let codec = match syn::parse2::<DeriveInput>(input) {
        Ok(input) => xdr::derive_into(input, &quote!(#krate::xdr), errors),
        Err(error) => {
            errors.push_error(error);
            TokenStream::new()
        }
    };
    let cfgs: Vec<_> = program.cfgs.iter().chain(&procedure.cfgs).collect();
    let allowed: Vec<_> = program.allowed.iter().chain(&procedure.allowed).collect();
    let borrow = borrow.iter();
    // An attribute reaches one item, and the codec may be several. Of a type that is deprecated
    // the trait warns, where the user wrote it.
    quote! {
        #(#cfgs)*
        #(#allowed)*
        #[doc(hidden)]
        #[allow(non_camel_case_types, missing_debug_implementations, dead_code, deprecated)]
        #vis struct #holder #lifetime { #(#present #names: #types,)* #(#borrow)* }

        #(#cfgs)*
        #(#allowed)*
        #[allow(deprecated)]
        const _: () = { #codec };
    }
}

/// The name and the type of a field that uses the lifetime of a holder where `#[cfg]` may leave no
/// argument that does.
fn borrow(procedure: &Procedure) -> Option<(Ident, TokenStream)> {
    procedure.may_not_borrow().then(|| {
        let name = format_ident!("__lifetime_of_the_call", span = procedure.holder.span());
        (name, quote!(::core::marker::PhantomData<&'__call ()>))
    })
}

/// What builds that field.
pub(crate) fn borrow_value(procedure: &Procedure) -> Option<TokenStream> {
    borrow(procedure).map(|(name, _)| quote!(#name: ::core::marker::PhantomData))
}

/// The type of an argument as a field.
fn field_type(argument: &Argument) -> TokenStream {
    match open::first(&argument.ty) {
        None => argument.ty.to_token_stream(),
        // Reported, and no field can have such a type.
        Some(_) => quote!(::core::primitive::u32),
    }
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
