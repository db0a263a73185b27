//! The types that hold the arguments of a call. The derive gives them their codec, so limits,
//! runs, error paths and schema of arguments are those of any struct.

use crate::errors::Errors;
use crate::program::model::{Argument, Procedure, Program};
use crate::xdr;
use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};
use syn::ext::IdentExt as _;
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
    let holder = &procedure.holder;
    let lifetime = procedure.borrows.then(|| quote!(<'__call>));
    let codec = codec(program, procedure, errors);
    let fields = procedure.arguments.iter().map(|argument| {
        let Argument {
            ident,
            ty,
            cfgs,
            allowed,
            ..
        } = argument;
        quote!(#(#cfgs)* #(#allowed)* #ident: #ty)
    });
    let borrow = borrow(procedure).map(|(name, ty)| quote!(#name: #ty));
    let borrow = borrow.iter();
    let cfgs: Vec<_> = program.cfgs.iter().chain(&procedure.cfgs).collect();
    let allowed: Vec<_> = program.allowed.iter().chain(&procedure.allowed).collect();
    // An attribute reaches one item, and the codec may be several. Of a type that is deprecated and
    // of a name in odd style the trait warns, where the user wrote it.
    quote! {
        #(#cfgs)*
        #(#allowed)*
        #[doc(hidden)]
        #[allow(nonstandard_style, missing_debug_implementations, dead_code, deprecated)]
        #vis struct #holder #lifetime { #(#fields,)* #(#borrow)* }

        #(#cfgs)*
        #(#allowed)*
        #[allow(deprecated)]
        const _: () = { #codec };
    }
}

/// What the derive makes of a struct of the arguments.
fn codec(program: &Program, procedure: &Procedure, errors: &mut Errors) -> TokenStream {
    let krate = &program.krate;
    let holder = &procedure.holder;
    let lifetime = procedure.borrows.then(|| quote!(<'__call>));
    let sound = procedure
        .arguments
        .iter()
        .enumerate()
        .filter(|(_, argument)| argument.fault().is_none());
    let fields: Vec<_> = sound
        .map(|(place, argument)| {
            // A missing name has been reported; the type is still worth checking.
            let name = argument.ident.clone();
            let name = name.unwrap_or_else(|| format_ident!("__{place}"));
            let Argument {
                ty, cfgs, codec, ..
            } = argument;
            quote!(#(#cfgs)* #(#codec)* #name: #ty)
        })
        .collect();
    if fields.is_empty() {
        // What is wrong with every one of them has been reported.
        return TokenStream::new();
    }
    let borrow = borrow(procedure).map(|(name, ty)| quote!(#[xdr(skip)] #name: #ty));
    let borrow = borrow.iter();
    let input = quote! {
        struct #holder #lifetime { #(#fields,)* #(#borrow)* }
    };
    match syn::parse2::<DeriveInput>(input) {
        Ok(input) => xdr::derive_into(input, &quote!(#krate::xdr), errors),
        Err(error) => {
            errors.push_error(error);
            TokenStream::new()
        }
    }
}

/// The name and the type of a field that uses the lifetime of a holder where `#[cfg]` may leave no
/// argument that does. No argument has the name.
fn borrow(procedure: &Procedure) -> Option<(Ident, TokenStream)> {
    procedure.may_not_borrow().then(|| {
        let mut name = String::from("__borrows");
        let taken = |name: &str| {
            let mut names = procedure
                .arguments
                .iter()
                .filter_map(|argument| argument.ident.as_ref());
            names.any(|ident| ident.unraw() == name)
        };
        while taken(&name) {
            name.push('_');
        }
        let name = Ident::new(&name, procedure.holder.span());
        (name, quote!(::core::marker::PhantomData<&'__call ()>))
    })
}

/// What builds that field.
pub(crate) fn borrow_value(procedure: &Procedure) -> Option<TokenStream> {
    borrow(procedure).map(|(name, _)| quote!(#name: ::core::marker::PhantomData))
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
