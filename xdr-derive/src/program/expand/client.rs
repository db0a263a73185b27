//! The client: one method a procedure, with the arguments of the trait's method and no context. That
//! of a version that extends an older one has the older client inside, and its methods through it.

use super::numbers::spanned;
use super::{arguments, numbers, table, versions};
use crate::program::model::{Message, Procedure, Program};
use proc_macro2::{Delimiter, Group, TokenStream};
use quote::quote;
use syn::spanned::Spanned as _;

/// The client's type and all its functions.
pub(super) fn client(program: &Program) -> TokenStream {
    let Program { client, cfgs, .. } = program;
    let definition = definition(program);
    let constants = table::constants(program);
    let find = find(program);
    let constructors = constructors(program);
    let negotiate = negotiate(program);
    let null = null(program);
    let events = events(program);
    let methods = program
        .procedures
        .iter()
        .map(|procedure| method(program, procedure));
    quote! {
        #definition

        #(#cfgs)*
        #[allow(dead_code, deprecated, nonstandard_style, clippy::all, clippy::pedantic)]
        impl #client {
            #constants
            #find
            #constructors
            #negotiate
            #null
            #events
            #(#methods)*
        }
    }
}

/// The type, which is cheap to clone: clones share the channel.
pub(super) fn definition(program: &Program) -> TokenStream {
    let Program {
        client,
        krate,
        cfgs,
        carried,
        ..
    } = program;
    let vis = &program.definition.vis;
    let docs = format!(
        " The client of [`{}`]. Clones share its channel.",
        program.definition.ident
    );
    let name = client.to_string();
    let (fields, copied) = match versions::older(program) {
        Some(older) => (
            quote!(older: #older),
            quote!(older: ::core::clone::Clone::clone(&self.older)),
        ),
        None => (
            quote!(channel: #krate::Channel, speaks: &'static #krate::Interface),
            quote!(channel: ::core::clone::Clone::clone(&self.channel), speaks: self.speaks),
        ),
    };
    let alias = versions::alias(program);
    let deref = deref(program);
    quote! {
        #alias

        #(#cfgs)*
        #(#carried)*
        #[doc = #docs]
        #[allow(dead_code)]
        #vis struct #client { #fields }

        #(#cfgs)*
        #[automatically_derived]
        #[allow(deprecated)]
        impl ::core::clone::Clone for #client {
            fn clone(&self) -> Self {
                Self { #copied }
            }
        }

        #(#cfgs)*
        #[automatically_derived]
        #[allow(deprecated)]
        impl ::core::fmt::Debug for #client {
            fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                __f.debug_struct(#name).field("channel", self.channel()).finish()
            }
        }

        #deref
    }
}

/// What the newer version does not declare, the older one has.
fn deref(program: &Program) -> Option<TokenStream> {
    let older = versions::older(program)?;
    let Program { client, cfgs, .. } = program;
    Some(quote! {
        #(#cfgs)*
        #[automatically_derived]
        #[allow(deprecated)]
        impl ::core::ops::Deref for #client {
            type Target = #older;

            fn deref(&self) -> &Self::Target {
                &self.older
            }
        }
    })
}

/// The functions that every client has, with and without mistakes in its definition.
pub(super) fn constructors(program: &Program) -> TokenStream {
    let Program { server, krate, .. } = program;
    let vis = &program.definition.vis;
    let bound = program.service_bound();
    let parts = parts(program);
    quote! {
        /// A client on a channel, which it may share with other clients.
        #vis fn new(channel: #krate::Channel) -> Self {
            Self::__speaking(channel, Self::INTERFACE)
        }

        /// Connects to an endpoint, such as `tcp://127.0.0.1:2049` or `unix:///run/service.sock`.
        ///
        /// # Errors
        ///
        /// The endpoint is malformed, or nobody answers there.
        #vis async fn connect(
            endpoint: impl #krate::IntoEndpoint,
        ) -> ::core::result::Result<Self, #krate::ConnectError> {
            match #krate::Channel::connect(endpoint).await {
                ::core::result::Result::Ok(__channel) => {
                    ::core::result::Result::Ok(<Self>::new(__channel))
                }
                ::core::result::Result::Err(__error) => ::core::result::Result::Err(__error),
            }
        }

        /// A client of an implementation in this process, with all of the protocol and no socket.
        #vis fn local<__S: #bound>(implementation: __S) -> Self {
            Self::new(#krate::Channel::local(#server::new(implementation)))
        }

        #parts

        #[doc(hidden)]
        #vis fn __server<__S: #bound>(__service: #krate::__private::Arc<__S>) -> #server<__S> {
            #server::from_arc(__service)
        }
    }
}

/// What a client is made of.
fn parts(program: &Program) -> TokenStream {
    let krate = &program.krate;
    let vis = &program.definition.vis;
    let (channel, interface, built) = match versions::older(program) {
        Some(older) => (
            quote!(self.older.channel()),
            quote!(self.older.interface()),
            quote!(older: #older::__speaking(__channel, __interface)),
        ),
        None => (
            quote!(&self.channel),
            quote!(self.speaks),
            quote!(channel: __channel, speaks: __interface),
        ),
    };
    quote! {
        /// The channel that carries the calls.
        #vis fn channel(&self) -> &#krate::Channel {
            #channel
        }

        /// The version that the client takes the server to have: that of its definition, or the
        /// one that both sides agreed on.
        #vis fn interface(&self) -> &'static #krate::Interface {
            #interface
        }

        #[doc(hidden)]
        #vis fn __speaking(
            __channel: #krate::Channel,
            __interface: &'static #krate::Interface,
        ) -> Self {
            Self { #built }
        }
    }
}

fn negotiate(program: &Program) -> TokenStream {
    let krate = &program.krate;
    let vis = &program.definition.vis;
    quote! {
        /// A client of the highest version that both sides have: this one, or one that it extends.
        /// What is newer than that is refused by the server.
        ///
        /// # Errors
        ///
        /// There is no such version, or the server does not answer.
        #vis async fn negotiate(
            channel: #krate::Channel,
        ) -> ::core::result::Result<Self, #krate::CallError> {
            match channel.negotiate(Self::INTERFACE).await {
                ::core::result::Result::Ok(__interface) => {
                    ::core::result::Result::Ok(Self::__speaking(channel, __interface))
                }
                ::core::result::Result::Err(__error) => ::core::result::Result::Err(__error),
            }
        }
    }
}

fn null(program: &Program) -> TokenStream {
    let krate = &program.krate;
    let vis = &program.definition.vis;
    quote! {
        /// Calls procedure 0, which does nothing: the server is there and has this version. libvirt's
        /// protocol has no such procedure, so there it is always refused.
        #vis fn null(&self) -> #krate::Call<'_, (), #krate::Value<()>> {
            let __interface = self.interface();
            self.channel()
                .call(#krate::Target::new(Self::PROGRAM, __interface.version, 0), ())
                .speaking(__interface)
        }
    }
}

pub(super) fn events(program: &Program) -> Option<TokenStream> {
    let Program { krate, event, .. } = program;
    if program.events.is_empty() {
        return None;
    }
    let vis = &program.definition.vis;
    Some(quote! {
        /// The events of this version that the server sends from now on.
        #vis fn events(&self) -> #krate::Events<#event> {
            self.channel().events::<#event>()
        }
    })
}

/// The descriptions by number, for the server.
fn find(program: &Program) -> TokenStream {
    let krate = &program.krate;
    let vis = &program.definition.vis;
    let arms = program.procedures.iter().map(|procedure| {
        let message = &procedure.message;
        let (cfgs, row) = (&message.cfgs, table::row_name(message));
        let number = numbers::number(program, message);
        quote!(#(#cfgs)* #number => ::core::option::Option::Some(&Self::#row),)
    });
    let rest = match versions::older(program) {
        Some(older) => quote!(#older::__procedure(__number)),
        None => quote!(::core::option::Option::None),
    };
    quote! {
        #[doc(hidden)]
        #vis fn __procedure(
            __number: ::core::primitive::u32,
        ) -> ::core::option::Option<&'static #krate::Procedure> {
            match __number {
                #(#arms)*
                _ => #rest,
            }
        }
    }
}

fn method(program: &Program, procedure: &Procedure) -> TokenStream {
    let krate = &program.krate;
    let vis = &program.definition.vis;
    let Message {
        ident,
        cfgs,
        carried,
        ..
    } = &procedure.message;
    let docs = docs(&procedure.message, "Calls procedure");
    let (lifetime, generics, receiver) = arguments::receiver(&procedure.message);
    let parameters = arguments::parameters(&procedure.message);
    let holder = arguments::ty(&procedure.message, "'__call");
    let reply = procedure.reply.decoder(krate);
    let (call, output) = match procedure.options.stream {
        None => (quote!(call), quote!(Call<#lifetime, #holder, #reply>)),
        Some(_) => {
            let opens = if procedure.reply.has_value() {
                quote!(OpensBeside)
            } else {
                quote!(Opens)
            };
            let output =
                quote!(libvirt::OpenCall<#lifetime, #holder, #krate::libvirt::#opens<#reply>>);
            (quote!(open), output)
        }
    };
    let value = arguments::value(&procedure.message);
    let row = table::row_name(&procedure.message);
    // The compiler reports a result without codec where the path and the parentheses stand.
    let place = procedure.reply.output.span();
    let call = spanned(quote!(#krate::__private::#call), place);
    let mut passed = Group::new(
        Delimiter::Parenthesis,
        quote!(self.channel(), self.interface(), &Self::#row, #value),
    );
    passed.set_span(place);
    quote! {
        #(#cfgs)*
        #(#carried)*
        #docs
        #vis fn #ident #generics (#receiver #parameters) -> #krate::#output {
            #call #passed
        }
    }
}

/// What is said where the user says nothing.
pub(super) fn docs(message: &Message, what: &str) -> Option<TokenStream> {
    message.docs.is_empty().then(|| {
        let docs = format!(" {what} `{}`.", message.name);
        quote!(#[doc = #docs])
    })
}
