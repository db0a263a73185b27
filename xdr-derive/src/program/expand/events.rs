//! Events: what the server sends them with, and what the client gets of them.

use super::{arguments, client, numbers, table};
use crate::program::check::names::Names;
use crate::program::model::{Argument, Event, Message, Program};
use proc_macro2::TokenStream;
use quote::{ToTokens as _, quote};
use syn::ext::IdentExt as _;

/// Sender and enum, where there are events.
pub(super) fn events(program: &Program) -> Option<TokenStream> {
    if program.events.is_empty() {
        return None;
    }
    let sender = sender(program);
    let set = set(program);
    let methods = program.events.iter().map(|event| method(program, event));
    let received = received(program);
    let decode = decode(program);
    let Program {
        sender: name, cfgs, ..
    } = program;
    Some(quote! {
        #sender
        #set

        #(#cfgs)*
        #[allow(dead_code, deprecated, nonstandard_style, clippy::all, clippy::pedantic)]
        impl #name {
            #(#methods)*
        }

        #received
        #decode
    })
}

/// The sender, which is cheap to clone.
pub(super) fn sender(program: &Program) -> TokenStream {
    let Program {
        sender,
        krate,
        cfgs,
        carried,
        ..
    } = program;
    let vis = &program.definition.vis;
    let docs = format!(
        " Sends the events of [`{}`]: to the connection of a call, or to all that subscribed.",
        program.definition.ident
    );
    let name = sender.to_string();
    quote! {
        #(#cfgs)*
        #(#carried)*
        #[doc = #docs]
        #[allow(dead_code)]
        #vis struct #sender {
            sender: #krate::EventSender,
        }

        #(#cfgs)*
        #[automatically_derived]
        #[allow(deprecated)]
        impl ::core::clone::Clone for #sender {
            fn clone(&self) -> Self {
                Self { sender: ::core::clone::Clone::clone(&self.sender) }
            }
        }

        #(#cfgs)*
        #[automatically_derived]
        #[allow(deprecated)]
        impl ::core::fmt::Debug for #sender {
            fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                __f.debug_struct(#name).finish_non_exhaustive()
            }
        }
    }
}

/// What the runtime makes a sender by.
pub(super) fn set(program: &Program) -> TokenStream {
    let Program {
        sender,
        client,
        krate,
        cfgs,
        ..
    } = program;
    quote! {
        #(#cfgs)*
        #[allow(deprecated)]
        impl #krate::EventSet for #sender {
            const INTERFACE: &'static #krate::Interface = #client::INTERFACE;

            fn over(__sender: #krate::EventSender) -> Self {
                Self { sender: __sender }
            }
        }
    }
}

fn method(program: &Program, event: &Event) -> TokenStream {
    let Program { krate, client, .. } = program;
    let vis = &program.definition.vis;
    let Message {
        ident,
        cfgs,
        carried,
        ..
    } = &event.message;
    let docs = client::docs(&event.message, "Sends event");
    let (lifetime, generics, receiver) = arguments::receiver(&event.message);
    let parameters = arguments::parameters(&event.message);
    let holder = arguments::ty(&event.message, "'__call");
    let value = arguments::value(&event.message);
    let row = table::row_name(&event.message);
    quote! {
        #(#cfgs)*
        #(#carried)*
        #docs
        #vis fn #ident #generics (#receiver #parameters) -> #krate::Emit<#lifetime, #holder> {
            self.sender.emit(&#client::#row, #value)
        }
    }
}

/// The enum, which owns all that an event brings.
pub(super) fn received(program: &Program) -> TokenStream {
    let Program {
        event,
        cfgs,
        carried,
        allowed,
        ..
    } = program;
    let vis = &program.definition.vis;
    let docs = format!(" An event of [`{}`].", program.definition.ident);
    let mut seen = Names::default();
    // With a mistake in the definition there may be two of one name.
    let is_new = |event: &&Event| !seen.repeats(&event.variant, &event.message.cfgs);
    let events: Vec<&Event> = program.events.iter().filter(is_new).collect();
    let shown = shown(program, &events);
    let variants = events.into_iter().map(variant);
    quote! {
        #(#cfgs)*
        #(#carried)*
        #[doc = #docs]
        #[allow(dead_code, nonstandard_style)]
        #vis enum #event {
            #(#variants)*
        }

        #(#cfgs)*
        #(#allowed)*
        #[automatically_derived]
        #[allow(deprecated)]
        impl ::core::fmt::Debug for #event {
            fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                #shown
            }
        }
    }
}

fn variant(event: &Event) -> TokenStream {
    let Message { cfgs, carried, .. } = &event.message;
    let variant = &event.variant;
    let docs = client::docs(&event.message, "Event");
    let fields = fields(event).map(|argument| {
        let Argument {
            ident,
            cfgs,
            allowed,
            ..
        } = argument;
        let ty = match &argument.fault {
            None => arguments::owned_type(argument).to_token_stream(),
            // It has been reported, and may be no type of a field.
            Some(_) => quote!(()),
        };
        let docs = format!(" Argument `{}`.", field_name(argument));
        quote!(#(#cfgs)* #(#allowed)* #[doc = #docs] #ident: #ty,)
    });
    let fields = fields.collect::<TokenStream>();
    let fields = event
        .message
        .has_arguments()
        .then(|| quote!({ #fields }))
        .into_iter();
    quote!(#(#cfgs)* #(#carried)* #docs #variant #(#fields)*,)
}

/// The arguments that have a name, each of them once.
fn fields(event: &Event) -> impl Iterator<Item = &Argument> {
    let mut seen = Names::default();
    event.message.arguments.iter().filter(move |argument| {
        let ident = argument.ident.as_ref();
        ident.is_some_and(|ident| !seen.repeats(ident, &argument.cfgs))
    })
}

fn field_name(argument: &Argument) -> String {
    let name = argument.ident.as_ref().map(|ident| ident.unraw());
    name.map(|name| name.to_string()).unwrap_or_default()
}

/// Prints an event with those of its parts that can be printed: types of the user's own need not be.
fn shown(program: &Program, events: &[&Event]) -> TokenStream {
    let Program { event, krate, .. } = program;
    let arms = events.iter().map(|one| {
        let (cfgs, variant) = (&one.message.cfgs, &one.variant);
        let name = variant.to_string();
        let fields: Vec<_> = fields(one).zip(arguments::bindings(&one.message)).collect();
        let bound = fields.iter().map(|(argument, binding)| {
            let (cfgs, ident) = (&argument.cfgs, &argument.ident);
            quote!(#(#cfgs)* #ident: ref #binding,)
        });
        let pattern = one.message.has_arguments().then(|| quote!({ #(#bound)* }));
        let shown = fields.iter().map(|(argument, binding)| {
            let cfgs = &argument.cfgs;
            let name = field_name(argument);
            quote! {
                #(#cfgs)*
                __f.field(#name, #krate::__private::Shown(#binding).as_debug());
            }
        });
        let pattern = pattern.into_iter();
        quote! {
            #(#cfgs)*
            #event::#variant #(#pattern)* => {
                let mut __f = __f.debug_struct(#name);
                #(#shown)*
                __f.finish()
            }
        }
    });
    quote! {
        #[allow(unused_imports)]
        use #krate::__private::NotShown as _;
        match *self { #(#arms)* }
    }
}

fn decode(program: &Program) -> TokenStream {
    let arms = program.events.iter().map(|event| arm(program, event));
    of(
        program,
        &quote! {
            match __number {
                #(#arms)*
                _ => ::core::option::Option::None,
            }
        },
    )
}

/// How the runtime reads an event.
pub(super) fn of(program: &Program, body: &TokenStream) -> TokenStream {
    let Program {
        event,
        client,
        krate,
        cfgs,
        allowed,
        ..
    } = program;
    quote! {
        #(#cfgs)*
        #(#allowed)*
        #[allow(deprecated, unused_variables, clippy::all, clippy::pedantic)]
        impl #krate::EventOf for #event {
            const INTERFACE: &'static #krate::Interface = #client::INTERFACE;

            fn decode(
                __number: ::core::primitive::u32,
                __input: &mut #krate::xdr::Decoder<'_>,
            ) -> ::core::option::Option<::core::result::Result<Self, #krate::xdr::DecodeError>> {
                #body
            }
        }
    }
}

fn arm(program: &Program, one: &Event) -> TokenStream {
    let Program { event, krate, .. } = program;
    let (cfgs, variant) = (&one.message.cfgs, &one.variant);
    let number = numbers::number(program, &one.message);
    if !one.message.has_arguments() {
        return quote! {
            #(#cfgs)*
            #number => ::core::option::Option::Some(::core::result::Result::Ok(#event::#variant)),
        };
    }
    let owner = arguments::owner(one);
    let named = one
        .message
        .arguments
        .iter()
        .zip(arguments::bindings(&one.message));
    let fields = named.map(|(argument, binding)| {
        let (cfgs, ident) = (&argument.cfgs, &argument.ident);
        quote!(#(#cfgs)* #ident: #binding,)
    });
    let fields = fields.collect::<TokenStream>();
    quote! {
        #(#cfgs)*
        #number => ::core::option::Option::Some(
            match <#owner as #krate::xdr::Decode<'_>>::decode(__input) {
                ::core::result::Result::Ok(#owner { #fields }) => {
                    ::core::result::Result::Ok(#event::#variant { #fields })
                }
                ::core::result::Result::Err(__error) => ::core::result::Result::Err(__error),
            },
        ),
    }
}
