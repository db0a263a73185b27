//! What stands in for a program with mistakes: the trait, and a client and a server that do
//! nothing, so that code which uses them is not reported too.

use super::{client, definition, events, server, versions};
use crate::program::check::names::Names;
use crate::program::lower::plain_name;
use crate::program::model::{Procedure, Program};
use crate::program::open;
use crate::program::reply::ReplyKind;
use proc_macro2::TokenStream;
use quote::{ToTokens as _, quote};
use syn::{FnArg, TraitItemFn};

/// The names that the stub's own functions take.
const TAKEN: &[&str] = &[
    "new",
    "connect",
    "local",
    "negotiate",
    "events",
    "null",
    "channel",
    "interface",
];

/// The trait and the stubs.
pub(crate) fn program(program: &Program) -> TokenStream {
    let definition = definition::definition(program);
    let client = client(program);
    let server = server(program);
    let events = events(program);
    quote!(#definition #client #server #events)
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
    let events = client::events(program);
    let older = versions::older(program);
    let extending = older.map(|older| quote!(.extending(#older::INTERFACE)));
    let mut seen = Names::default();
    let methods = program
        .procedures
        .iter()
        // rustc would report the name again.
        .filter(|procedure| {
            let message = &procedure.message;
            !TAKEN.contains(&message.name.as_str()) && !seen.repeats(&message.ident, &message.cfgs)
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
            #vis const INTERFACE: &'static #krate::Interface =
                &#krate::Interface::new(0, 0, "", "", &[], &[])#extending;

            #[doc(hidden)]
            #vis fn __procedure(
                _: ::core::primitive::u32,
            ) -> ::core::option::Option<&'static #krate::Procedure> {
                ::core::option::Option::None
            }

            #constructors

            #vis async fn negotiate(
                _: #krate::Channel,
            ) -> ::core::result::Result<Self, #krate::CallError> {
                ::core::future::pending().await
            }

            #vis async fn null(&self) -> ::core::result::Result<(), #krate::CallError> {
                ::core::future::pending().await
            }

            #events

            #(#methods)*
        }
    }
}

/// A method that takes what the trait's takes and never ends.
fn method(program: &Program, procedure: &Procedure) -> TokenStream {
    let Program { krate, .. } = program;
    let vis = &program.definition.vis;
    let ident = &procedure.message.ident;
    let cfgs = &procedure.message.cfgs;
    let sig = &procedure.item.sig;
    let (generics, clause) = (&sig.generics, &sig.generics.where_clause);
    let local = &procedure.local;
    let local = local.contexts.iter().chain(&local.streams);
    let local: Vec<usize> = local.map(|(place, _)| *place).collect();
    let parameters = parameters(&procedure.item, &local);
    // A type that is left open cannot be the output of a function that never ends.
    let value = match open::first(&procedure.reply.value) {
        None => procedure.reply.value.to_token_stream(),
        Some(_) => quote!(()),
    };
    let failure = match &procedure.reply.kind {
        ReplyKind::Outcome(failure) => quote!(#krate::CallError<#failure>),
        ReplyKind::Value | ReplyKind::Fault | ReplyKind::Remote => quote!(#krate::CallError),
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

/// The parameters as written, but for those that do not travel. A pattern, or a name for the second time, is
/// left out.
fn parameters(item: &TraitItemFn, local: &[usize]) -> Vec<TokenStream> {
    let mut seen = Names::default();
    item.sig
        .inputs
        .iter()
        .filter_map(|input| match input {
            FnArg::Typed(parameter) => Some(parameter),
            FnArg::Receiver(_) => None,
        })
        .enumerate()
        .filter(|(place, _)| !local.contains(place))
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
        })
        .collect()
}

fn server(program: &Program) -> TokenStream {
    let Program {
        server: name,
        client,
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
                #client::INTERFACE
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

fn events(program: &Program) -> Option<TokenStream> {
    let Program {
        sender: name,
        krate,
        cfgs,
        ..
    } = program;
    if program.events.is_empty() {
        return None;
    }
    let vis = &program.definition.vis;
    let sender = events::sender(program);
    let set = events::set(program);
    let received = events::received(program);
    let of = events::of(program, &quote!(::core::option::Option::None));
    let mut seen = Names::default();
    let methods = program.events.iter().filter_map(|event| {
        let (ident, cfgs) = (&event.message.ident, &event.message.cfgs);
        if seen.repeats(ident, cfgs) {
            return None;
        }
        let generics = &event.item.sig.generics;
        let clause = &generics.where_clause;
        let parameters = parameters(&event.item, &[]);
        Some(quote! {
            #(#cfgs)*
            #vis async fn #ident #generics (
                &self #(, #parameters)*
            ) -> ::core::result::Result<(), #krate::EventError> #clause {
                ::core::future::pending().await
            }
        })
    });
    Some(quote! {
        #sender
        #set

        #(#cfgs)*
        #[allow(dead_code, deprecated, unused, missing_docs, clippy::all, clippy::pedantic)]
        impl #name {
            #(#methods)*
        }

        #received
        #of
    })
}
