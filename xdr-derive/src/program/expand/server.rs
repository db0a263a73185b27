//! The server: reads arguments, calls the implementation, answers.

use super::{arguments, numbers};
use crate::program::model::{Procedure, Program};
use crate::program::reply::{Reply, ReplyKind};
use proc_macro2::{Ident, Span, TokenStream};
use quote::{format_ident, quote, quote_spanned};
use syn::spanned::Spanned as _;

/// The server's type and its dispatch.
pub(crate) fn server(program: &Program) -> TokenStream {
    let definition = definition(program);
    let dispatch = dispatch(program);
    quote!(#definition #dispatch)
}

/// The type, which is cheap to clone: clones share the implementation.
pub(crate) fn definition(program: &Program) -> TokenStream {
    let Program {
        server,
        krate,
        cfgs,
        carried,
        ..
    } = program;
    let vis = &program.definition.vis;
    let docs = format!(
        " Serves an implementation of [`{}`]. Clones share it.",
        program.definition.ident
    );
    let constructors = constructors(program);
    let name = server.to_string();
    quote! {
        #(#cfgs)*
        #(#carried)*
        #[doc = #docs]
        #[allow(dead_code)]
        #vis struct #server<S> {
            service: #krate::__private::Arc<S>,
        }

        #constructors

        #(#cfgs)*
        #[automatically_derived]
        #[allow(deprecated)]
        impl<S> ::core::clone::Clone for #server<S> {
            fn clone(&self) -> Self {
                Self { service: ::core::clone::Clone::clone(&self.service) }
            }
        }

        #(#cfgs)*
        #[automatically_derived]
        #[allow(deprecated)]
        impl<S> ::core::fmt::Debug for #server<S> {
            fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                __f.debug_struct(#name).finish_non_exhaustive()
            }
        }
    }
}

fn constructors(program: &Program) -> TokenStream {
    let Program {
        server,
        krate,
        cfgs,
        ..
    } = program;
    let vis = &program.definition.vis;
    let bound = program.service_bound();
    quote! {
        #(#cfgs)*
        #[allow(dead_code, deprecated)]
        impl<S: #bound> #server<S> {
            /// Serves an implementation.
            #vis fn new(implementation: S) -> Self {
                Self::from_arc(#krate::__private::Arc::new(implementation))
            }

            /// Serves an implementation that the caller keeps a hold of.
            #vis fn from_arc(implementation: #krate::__private::Arc<S>) -> Self {
                Self { service: implementation }
            }
        }
    }
}

fn dispatch(program: &Program) -> TokenStream {
    let Program {
        server,
        client,
        krate,
        cfgs,
        ..
    } = program;
    let bound = program.service_bound();
    let arms = program
        .procedures
        .iter()
        .map(|procedure| arm(program, procedure));
    quote! {
        #(#cfgs)*
        #[allow(deprecated, clippy::all, clippy::pedantic)]
        impl<__S: #bound> #krate::Program for #server<__S> {
            fn interface(&self) -> &'static #krate::Interface {
                #client::INTERFACE
            }

            fn call(
                &self,
                __call: #krate::IncomingCall,
            ) -> impl ::core::future::Future<Output = ()> + ::core::marker::Send + 'static {
                let __service = ::core::clone::Clone::clone(&self.service);
                async move {
                    match __call.number() {
                        0 => match __call.arguments::<()>() {
                            ::core::result::Result::Ok(()) => #krate::__private::reply(&__call, &()),
                            ::core::result::Result::Err(__error) => {
                                __call.garbage_arguments(__error)
                            }
                        },
                        #(#arms)*
                        _ => __call.procedure_unavailable(),
                    }
                }
            }
        }
    }
}

/// Reads the arguments, runs the method and answers. Nothing returns early, so the call is dropped
/// in one place and not in each arm.
fn arm(program: &Program, procedure: &Procedure) -> TokenStream {
    let trait_name = &program.definition.ident;
    let number = numbers::number(program, procedure);
    let Procedure { ident, cfgs, .. } = procedure;
    let ty = arguments::ty(procedure, "'_");
    let taken_apart = taken_apart(procedure);
    let context = procedure.contexts.iter().map(|(_, context)| {
        let cfgs = context
            .attrs
            .iter()
            .filter(|attr| attr.path().is_ident("cfg"));
        quote!(#(#cfgs)* __call.context(),)
    });
    let passed = procedure
        .arguments
        .iter()
        .zip(bindings(procedure))
        .map(|(argument, binding)| {
            let cfgs = &argument.cfgs;
            quote!(#(#cfgs)* #binding)
        });
    let answer = answer(program, &procedure.reply);
    quote! {
        #(#cfgs)*
        #number => match __call.arguments::<#ty>() {
            ::core::result::Result::Ok(#taken_apart) => {
                let __reply =
                    <__S as #trait_name>::#ident(&*__service, #(#context)* #(#passed),*).await;
                #answer
            }
            ::core::result::Result::Err(__error) => __call.garbage_arguments(__error),
        },
    }
}

/// Names for the arguments that no item of the user can have.
fn bindings(procedure: &Procedure) -> impl Iterator<Item = Ident> {
    (0..procedure.arguments.len()).map(|place| format_ident!("__argument_{place}"))
}

/// The arguments, which borrow from the record that the call holds, each in a variable of its own.
fn taken_apart(procedure: &Procedure) -> TokenStream {
    if !procedure.has_arguments() {
        return quote!(());
    }
    let holder = &procedure.holder;
    let fields = procedure
        .arguments
        .iter()
        .zip(bindings(procedure))
        .map(|(argument, binding)| {
            let cfgs = &argument.cfgs;
            let ident = &argument.ident;
            quote!(#(#cfgs)* #ident: #binding)
        });
    let borrow = arguments::borrow_value(procedure).into_iter();
    quote!(#holder { #(#fields,)* #(#borrow)* })
}

fn answer(program: &Program, reply: &Reply) -> TokenStream {
    match reply.kind {
        ReplyKind::Value | ReplyKind::Outcome(_) => send(program, reply, "__reply"),
        ReplyKind::Fault => {
            let sent = send(program, reply, "__value");
            quote! {
                match __reply {
                    ::core::result::Result::Ok(__value) => #sent,
                    ::core::result::Result::Err(__fault) => __call.fault(__fault),
                }
            }
        }
    }
}

/// Sends a result. Its type is that of the method: named again, a type that is missing would be
/// reported again. What cannot travel is reported where these tokens stand, which is at the type.
fn send(program: &Program, reply: &Reply, value: &str) -> TokenStream {
    let place = reply.value.span();
    let here = Span::call_site().located_at(place);
    let krate = located(&program.krate, place);
    let value = Ident::new(value, here);
    match &reply.form {
        Some(form) => quote_spanned!(here=> __call.reply::<_, #form>(&#value)),
        None => quote_spanned!(here=> #krate::__private::reply(&__call, &#value)),
    }
}

/// A path whose names mean what they meant and whose place is another one.
fn located(path: &TokenStream, place: Span) -> TokenStream {
    let tokens = path.clone().into_iter().map(|mut token| {
        token.set_span(token.span().located_at(place));
        token
    });
    tokens.collect()
}
