//! The client: one method a procedure, with the arguments of the trait's method and no context.

use super::{arguments, numbers, table};
use crate::program::model::{Argument, Procedure, Program};
use proc_macro2::{Ident, TokenStream};
use quote::quote;
use syn::spanned::Spanned as _;

/// The client's type and all its functions.
pub(crate) fn client(program: &Program) -> TokenStream {
    let Program { client, cfgs, .. } = program;
    let definition = definition(program);
    let constants = constants(program);
    let constructors = constructors(program);
    let null = null(program);
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
            #constructors
            #null
            #(#methods)*
        }
    }
}

/// The type, which is cheap to clone: clones share the channel.
pub(crate) fn definition(program: &Program) -> TokenStream {
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
    quote! {
        #(#cfgs)*
        #(#carried)*
        #[doc = #docs]
        #[allow(dead_code)]
        #vis struct #client {
            channel: #krate::Channel,
        }

        #(#cfgs)*
        #[automatically_derived]
        #[allow(deprecated)]
        impl ::core::clone::Clone for #client {
            fn clone(&self) -> Self {
                Self { channel: ::core::clone::Clone::clone(&self.channel) }
            }
        }

        #(#cfgs)*
        #[automatically_derived]
        #[allow(deprecated)]
        impl ::core::fmt::Debug for #client {
            fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                __f.debug_struct(#name).field("channel", &self.channel).finish()
            }
        }
    }
}

fn constants(program: &Program) -> TokenStream {
    let Program {
        krate, id, version, ..
    } = program;
    let vis = &program.definition.vis;
    let (id, version) = (id.value(), version.value());
    let name = program.definition.ident.to_string();
    let rows = table::rows(program);
    let numbers = program
        .procedures
        .iter()
        .filter_map(|procedure| numbers::definition(program, procedure));
    quote! {
        /// The program number.
        #vis const PROGRAM: ::core::primitive::u32 = #id;
        /// The version of the program.
        #vis const VERSION: ::core::primitive::u32 = #version;
        /// The procedures in the order of the trait, without NULL.
        #vis const PROCEDURES: &'static [#krate::Procedure] = &[#rows];
        /// This version of the program as data.
        #vis const INTERFACE: &'static #krate::Interface = &#krate::Interface::new(
            Self::PROGRAM,
            Self::VERSION,
            #name,
            "",
            Self::PROCEDURES,
            &[],
        );
        #(#numbers)*
    }
}

/// The functions that every client has.
pub(crate) fn constructors(program: &Program) -> TokenStream {
    let Program { server, krate, .. } = program;
    let vis = &program.definition.vis;
    let bound = program.service_bound();
    quote! {
        /// A client on a channel, which it may share with other clients.
        #vis fn new(channel: #krate::Channel) -> Self {
            Self { channel }
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

        /// The channel that carries the calls.
        #vis fn channel(&self) -> &#krate::Channel {
            &self.channel
        }
    }
}

fn null(program: &Program) -> TokenStream {
    let krate = &program.krate;
    let vis = &program.definition.vis;
    quote! {
        /// Calls procedure 0, which does nothing: the server is there and has this version.
        #vis fn null(&self) -> #krate::Call<'_, (), #krate::Value<()>> {
            self.channel.call(#krate::Target::new(Self::PROGRAM, Self::VERSION, 0), ())
        }
    }
}

fn method(program: &Program, procedure: &Procedure) -> TokenStream {
    let krate = &program.krate;
    let vis = &program.definition.vis;
    let Procedure {
        ident,
        cfgs,
        carried,
        name,
        ..
    } = procedure;
    let docs = procedure
        .docs
        .is_empty()
        .then(|| format!(" Calls procedure `{name}`."))
        .map(|docs| quote!(#[doc = #docs]));
    let number = numbers::number(program, procedure);
    let (lifetime, generics) = match procedure.borrows {
        true => (quote!('__call), quote!(<'__call>)),
        false => (quote!('_), quote!()),
    };
    let receiver = match procedure.borrows {
        true => quote!(&'__call self),
        false => quote!(&self),
    };
    let parameters = parameters(procedure);
    let holder = arguments::ty(procedure, "'__call");
    let reply = procedure.reply.decoder(krate);
    let value = holder_value(procedure);
    // The compiler reports a result without codec where this name stands.
    let call = Ident::new("call", procedure.reply.output.span());
    quote! {
        #(#cfgs)*
        #(#carried)*
        #docs
        #vis fn #ident #generics (#receiver #parameters) -> #krate::Call<#lifetime, #holder, #reply> {
            self.channel.#call(
                #krate::Target::new(Self::PROGRAM, Self::VERSION, #number),
                #value,
            )
        }
    }
}

fn parameters(procedure: &Procedure) -> TokenStream {
    let parameters = procedure.arguments.iter().map(|argument| {
        let Argument {
            ident,
            ty,
            cfgs,
            allowed,
            ..
        } = argument;
        quote!(#(#cfgs)* #(#allowed)* #ident: #ty)
    });
    quote!(#(, #parameters)*)
}

fn holder_value(procedure: &Procedure) -> TokenStream {
    if !procedure.has_arguments() {
        return quote!(());
    }
    let holder = &procedure.holder;
    let fields = procedure.arguments.iter().map(|argument| {
        let cfgs = &argument.cfgs;
        let ident = &argument.ident;
        quote!(#(#cfgs)* #ident)
    });
    let borrow = arguments::borrow_value(procedure).into_iter();
    quote!(#holder { #(#fields,)* #(#borrow)* })
}
