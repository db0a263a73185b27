//! The server: reads arguments, calls the implementation, answers. What a version does not declare
//! itself is answered by the server of the version that it extends.

use super::{arguments, numbers, versions};
use crate::place::{at, moved};
use crate::program::model::{Procedure, Program};
use crate::program::reply::{Reply, ReplyKind};
use proc_macro2::{Ident, TokenStream};
use quote::{quote, quote_spanned};
use syn::{Attribute, PatType};

/// The server's type and its dispatch.
pub(super) fn server(program: &Program) -> TokenStream {
    let definition = definition(program);
    let dispatch = dispatch(program);
    quote!(#definition #dispatch)
}

/// The type, which is cheap to clone: clones share the implementation.
pub(super) fn definition(program: &Program) -> TokenStream {
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
    let rest = rest(program);
    let serve_on = serve_on(program);
    quote! {
        #(#cfgs)*
        #[allow(deprecated, clippy::all, clippy::pedantic)]
        impl<__S: #bound> #krate::Program for #server<__S> {
            fn interface(&self) -> &'static #krate::Interface {
                #client::INTERFACE
            }

            fn procedure(
                &self,
                __number: ::core::primitive::u32,
            ) -> ::core::option::Option<&'static #krate::Procedure> {
                #client::__procedure(__number)
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
                        _ => #rest,
                    }
                }
            }

            #serve_on
        }
    }
}

/// What happens to a call of a procedure that this version does not declare.
fn rest(program: &Program) -> TokenStream {
    let krate = &program.krate;
    match versions::older(program) {
        None => quote!(__call.procedure_unavailable()),
        Some(older) => quote! {{
            let __older = #older::__server(__service);
            #krate::Program::call(&__older, __call).await
        }},
    }
}

/// All versions on one implementation, the oldest first.
fn serve_on(program: &Program) -> Option<TokenStream> {
    let krate = &program.krate;
    let older = versions::older(program)?;
    Some(quote! {
        fn serve_on(self, __server: #krate::ServerBuilder) -> #krate::ServerBuilder {
            let __older = #older::__server(::core::clone::Clone::clone(&self.service));
            #krate::Program::serve_on(__older, __server).serve(self)
        }
    })
}

/// Reads the arguments, runs the method and answers. Nothing returns early, so the call is dropped
/// in one place and not in each arm.
fn arm(program: &Program, procedure: &Procedure) -> TokenStream {
    let krate = &program.krate;
    let number = numbers::number(program, &procedure.message);
    let cfgs = &procedure.message.cfgs;
    let ty = arguments::ty(&procedure.message, "'_");
    let taken_apart = taken_apart(procedure);
    let run = run(program, procedure);
    let answer = if procedure.options.oneway.is_some() {
        quote!(__call.done())
    } else {
        answer(program, &procedure.reply)
    };
    let handled = quote! {
        let __reply = #run;
        #answer
    };
    // Where there is no stream, the call has been told so.
    let handled = match procedure.options.stream {
        None => handled,
        Some(_) => quote! {
            if let ::core::option::Option::Some(__stream) = #krate::__private::stream(&__call) {
                #handled
            }
        },
    };
    let body = quote! {
        match __call.arguments::<#ty>() {
            ::core::result::Result::Ok(#taken_apart) => {
                #handled
            }
            ::core::result::Result::Err(__error) => __call.garbage_arguments(__error),
        }
    };
    if procedure.options.blocking.is_some() {
        quote!(#(#cfgs)* #number => #krate::__private::blocking(move || #body).await,)
    } else {
        quote!(#(#cfgs)* #number => #body,)
    }
}

/// Calls the method of the implementation.
fn run(program: &Program, procedure: &Procedure) -> TokenStream {
    let trait_name = &program.definition.ident;
    let message = &procedure.message;
    let ident = &message.ident;
    let context = procedure.local.contexts.iter().map(|(_, context)| {
        let cfgs = cfgs(context);
        quote!(#(#cfgs)* __call.context(),)
    });
    let stream = procedure.local.streams.iter().map(|(_, stream)| {
        let cfgs = cfgs(stream);
        let passed = Ident::new("__stream", at(&stream.ty));
        quote!(#(#cfgs)* #passed,)
    });
    let passed = message
        .arguments
        .iter()
        .zip(arguments::bindings(message))
        .map(|(argument, binding)| {
            let cfgs = &argument.cfgs;
            quote!(#(#cfgs)* #binding)
        });
    let wait = procedure.options.blocking.is_none().then(|| quote!(.await));
    quote!(<__S as #trait_name>::#ident(&*__service, #(#context)* #(#stream)* #(#passed),*) #wait)
}

fn cfgs(parameter: &PatType) -> impl Iterator<Item = &Attribute> {
    let attrs = parameter.attrs.iter();
    attrs.filter(|attr| attr.path().is_ident("cfg"))
}

/// The arguments, which borrow from the record that the call holds, each in a variable of its own.
fn taken_apart(procedure: &Procedure) -> TokenStream {
    let message = &procedure.message;
    if !message.has_arguments() {
        return quote!(());
    }
    let holder = &message.holder;
    let fields = message
        .arguments
        .iter()
        .zip(arguments::bindings(message))
        .map(|(argument, binding)| {
            let cfgs = &argument.cfgs;
            let ident = &argument.ident;
            quote!(#(#cfgs)* #ident: #binding)
        });
    let borrow = arguments::borrow_value(message).into_iter();
    quote!(#holder { #(#fields,)* #(#borrow)* })
}

fn answer(program: &Program, reply: &Reply) -> TokenStream {
    let refusal = match reply.kind {
        ReplyKind::Value | ReplyKind::Outcome(_) => return send(program, reply, "__reply"),
        ReplyKind::Fault => quote!(__call.fault(__refusal)),
        ReplyKind::Remote => quote!(__call.remote_error(__refusal)),
    };
    let sent = send(program, reply, "__value");
    quote! {
        match __reply {
            ::core::result::Result::Ok(__value) => #sent,
            ::core::result::Result::Err(__refusal) => #refusal,
        }
    }
}

/// Sends a result. Its type is that of the method: named again, a type that is missing would be
/// reported again. What cannot travel is reported where these tokens stand, which is at the type.
fn send(program: &Program, reply: &Reply, value: &str) -> TokenStream {
    let here = at(&reply.value);
    let krate = moved(&program.krate, &reply.value);
    let value = Ident::new(value, here);
    match &reply.form {
        Some(form) => quote_spanned!(here=> __call.reply::<_, #form>(&#value)),
        None => quote_spanned!(here=> #krate::__private::reply(&__call, &#value)),
    }
}
