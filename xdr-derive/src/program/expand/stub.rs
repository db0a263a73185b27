//! What stands in for a program with mistakes: the trait, and a client and a server that do
//! nothing, so that code which uses them is not reported too.

use super::{client, definition, server};
use crate::program::check::names::Names;
use crate::program::lower::plain_name;
use crate::program::model::{Procedure, Program};
use crate::program::open;
use crate::program::reply::ReplyKind;
use proc_macro2::TokenStream;
use quote::{ToTokens as _, quote};
use syn::{FnArg, TraitItemFn};

/// The names that the stub's own functions take.
const TAKEN: &[&str] = &["new", "connect", "local", "channel", "null"];

/// The trait and the stubs.
pub(crate) fn program(program: &Program) -> TokenStream {
    let definition = definition::definition(program);
    let client = client(program);
    let server = server(program);
    quote!(#definition #client #server)
}

fn client(program: &Program) -> TokenStream {
    let Program {
        client: name,
        krate,
        cfgs,
        ..
    } = program;
    let vis = &program.definition.vis;
    let definition = client::definition(program);
    let constructors = client::constructors(program);
    let mut seen = Names::default();
    let methods = program
        .procedures
        .iter()
        // rustc would report the name again.
        .filter(|procedure| {
            !TAKEN.contains(&procedure.name.as_str())
                && !seen.repeats(&procedure.ident, &procedure.cfgs)
        })
        .map(|procedure| method(program, procedure));
    quote! {
        #definition

        #(#cfgs)*
        #[allow(dead_code, deprecated, unused, missing_docs, clippy::all, clippy::pedantic)]
        impl #name {
            #vis const PROGRAM: ::core::primitive::u32 = 0;
            #vis const VERSION: ::core::primitive::u32 = 0;
            #vis const PROCEDURES: &'static [#krate::Procedure] = &[];

            #constructors

            #vis async fn null(&self) -> ::core::result::Result<(), #krate::CallError> {
                ::core::future::pending().await
            }

            #(#methods)*
        }
    }
}

/// A method that takes what the trait's takes and never ends.
fn method(program: &Program, procedure: &Procedure) -> TokenStream {
    let Program { krate, .. } = program;
    let vis = &program.definition.vis;
    let ident = &procedure.ident;
    let cfgs = &procedure.cfgs;
    let TraitItemFn { sig, .. } = &procedure.item;
    let (generics, clause) = (&sig.generics, &sig.generics.where_clause);
    let mut seen = Names::default();
    let contexts = |place: &usize| procedure.contexts.iter().any(|(at, _)| at == place);
    let parameters = sig
        .inputs
        .iter()
        .filter_map(|input| match input {
            FnArg::Typed(parameter) => Some(parameter),
            FnArg::Receiver(_) => None,
        })
        .enumerate()
        .filter(|(place, _)| !contexts(place))
        .map(|(_, parameter)| {
            let ty = &parameter.ty;
            let cfgs = parameter
                .attrs
                .iter()
                .filter(|attr| attr.path().is_ident("cfg"));
            match plain_name(&parameter.pat) {
                Some(name) if !seen.repeats(&name, &parameter.attrs) => {
                    quote!(#(#cfgs)* #name: #ty)
                }
                _ => quote!(#(#cfgs)* _: #ty),
            }
        });
    // A type that is left open cannot be the output of a function that never ends.
    let value = match open::first(&procedure.reply.value) {
        None => procedure.reply.value.to_token_stream(),
        Some(_) => quote!(()),
    };
    let failure = match &procedure.reply.kind {
        ReplyKind::Outcome(failure) => quote!(#krate::CallError<#failure>),
        ReplyKind::Value | ReplyKind::Fault => quote!(#krate::CallError),
    };
    quote! {
        #(#cfgs)*
        #vis async fn #ident #generics (
            &self #(, #parameters)*
        ) -> ::core::result::Result<#value, #failure> #clause {
            ::core::future::pending().await
        }
    }
}

fn server(program: &Program) -> TokenStream {
    let Program {
        server: name,
        krate,
        cfgs,
        ..
    } = program;
    let definition = server::definition(program);
    let bound = program.service_bound();
    quote! {
        #definition

        #(#cfgs)*
        impl<__S: #bound> #krate::Program for #name<__S> {
            fn interface(&self) -> &'static #krate::Interface {
                &#krate::Interface::new(0, 0, "", "", &[], &[])
            }

            fn call(
                &self,
                _: #krate::IncomingCall,
            ) -> impl ::core::future::Future<Output = ()> + ::core::marker::Send + 'static {
                ::core::future::ready(())
            }
        }
    }
}
