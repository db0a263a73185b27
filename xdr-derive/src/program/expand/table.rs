//! The program as data: what tools, documentation and layers read, and what a call carries along.

use super::{arguments, numbers, versions};
use crate::program::model::{Message, Procedure, Program};
use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote, quote_spanned};
use syn::spanned::Spanned as _;

/// The constants of the client, from the program's number to the whole of it.
pub(super) fn constants(program: &Program) -> TokenStream {
    let Program {
        krate, id, version, ..
    } = program;
    let vis = &program.definition.vis;
    let (id, version) = (id.value(), version.value());
    let numbers = program
        .messages()
        .filter_map(|message| numbers::definition(program, message));
    let access = access(program);
    let rows = program.procedures.iter().map(|row| procedure(program, row));
    let events = program
        .events
        .iter()
        .map(|row| event(program, &row.message));
    let names = program.procedures.iter().map(|procedure| {
        let (cfgs, name) = (&procedure.message.cfgs, row_name(&procedure.message));
        quote!(#(#cfgs)* Self::#name)
    });
    let interface = interface(program);
    quote! {
        /// The program number.
        #vis const PROGRAM: ::core::primitive::u32 = #id;
        /// The version of the program.
        #vis const VERSION: ::core::primitive::u32 = #version;
        /// The procedures in the order of the trait, without NULL and those of older versions.
        #vis const PROCEDURES: &'static [#krate::Procedure] = &[#(#names),*];
        #interface
        #(#numbers)*
        #access
        #(#rows)*
        #(#events)*
    }
}

/// The constant that describes a procedure or an event.
pub(super) fn row_name(message: &Message) -> Ident {
    format_ident!("__{}_{}", message.kind.noun(), message.name)
}

fn interface(program: &Program) -> TokenStream {
    let Program { krate, docs, .. } = program;
    let vis = &program.definition.vis;
    let name = syn::ext::IdentExt::unraw(&program.definition.ident).to_string();
    let events = program.events.iter().map(|event| {
        let (cfgs, name) = (&event.message.cfgs, row_name(&event.message));
        quote!(#(#cfgs)* Self::#name)
    });
    let extending = versions::older(program).map(|older| quote!(.extending(#older::INTERFACE)));
    let extending = extending.iter();
    quote! {
        /// All of this version of the program as data.
        #vis const INTERFACE: &'static #krate::Interface = &#krate::Interface::new(
            Self::PROGRAM,
            Self::VERSION,
            #name,
            #docs,
            Self::PROCEDURES,
            &[#(#events),*],
        )#(#extending)*;
    }
}

/// The function through which what a procedure says about access becomes part of its description:
/// that the type can is reported once.
fn access(program: &Program) -> Option<TokenStream> {
    let krate = &program.krate;
    let ty = program.access.value()?;
    let body = quote_spanned!(ty.span()=> __access);
    Some(quote! {
        const fn __access(__access: &'static #ty) -> &'static dyn #krate::Access {
            #body
        }
    })
}

fn procedure(program: &Program, procedure: &Procedure) -> TokenStream {
    let krate = &program.krate;
    let vis = &program.definition.vis;
    let message = &procedure.message;
    let Message {
        name, docs, cfgs, ..
    } = message;
    let constant = row_name(message);
    let number = numbers::number(program, message);
    let arguments = arguments::ty(message, "'static");
    let result = result(program, procedure);
    let options = options(procedure);
    quote! {
        #(#cfgs)*
        #[doc(hidden)]
        #vis const #constant: #krate::Procedure = #krate::Procedure::new(
            #krate::Target::new(Self::PROGRAM, Self::VERSION, #number),
            #name,
            #docs,
            <#arguments as #krate::xdr::Wire>::schema,
            #result,
        )#options;
    }
}

/// The function that describes the result.
fn result(program: &Program, procedure: &Procedure) -> TokenStream {
    let krate = &program.krate;
    let reply = &procedure.reply;
    let body = reply.body();
    match &reply.form {
        None => quote!(<#body as #krate::xdr::Wire>::schema),
        Some(form) => quote!(<#body as #krate::xdr::WireBounded<#form>>::schema_bounded),
    }
}

fn options(procedure: &Procedure) -> TokenStream {
    let options = &procedure.options;
    let flags = [
        (&options.oneway, quote!(.oneway())),
        (&options.idempotent, quote!(.idempotent())),
        (&options.overrides, quote!(.overrides())),
        (&options.blocking, quote!(.blocking())),
        (&options.detached, quote!(.detached())),
        (&options.stream, quote!(.stream())),
    ];
    let set = flags.into_iter().filter(|(flag, _)| flag.is_some());
    let mut calls: TokenStream = set.map(|(_, call)| call).collect();
    if let Some(timeout) = &options.timeout {
        let (seconds, nanos) = (timeout.value.as_secs(), timeout.value.subsec_nanos());
        calls.extend(quote!(.timeout(::core::time::Duration::new(#seconds, #nanos))));
    }
    if let Some(size) = &options.max_args {
        let size = &size.value;
        calls.extend(quote!(.max_args((#size) as ::core::primitive::usize)));
    }
    if let Some(size) = &options.max_reply {
        let size = &size.value;
        calls.extend(quote!(.max_reply((#size) as ::core::primitive::usize)));
    }
    if let Some(access) = options.access.value() {
        let access = &access.value;
        calls.extend(quote!(.access(Self::__access(&const { #access }))));
    }
    calls
}

fn event(program: &Program, message: &Message) -> TokenStream {
    let krate = &program.krate;
    let vis = &program.definition.vis;
    let Message {
        name, docs, cfgs, ..
    } = message;
    let constant = row_name(message);
    let number = numbers::number(program, message);
    let arguments = arguments::ty(message, "'static");
    quote! {
        #(#cfgs)*
        #[doc(hidden)]
        #vis const #constant: #krate::Event = #krate::Event::new(
            #krate::Target::new(Self::PROGRAM, Self::VERSION, #number),
            #name,
            #docs,
            <#arguments as #krate::xdr::Wire>::schema,
        );
    }
}
