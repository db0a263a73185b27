//! The types that hold the arguments of a call or an event. The derive gives them their codec, so
//! limits, runs, error paths and schema of arguments are those of any struct.

use crate::errors::Errors;
use crate::program::model::{Argument, Event, Message, Program};
use crate::program::owned;
use crate::xdr;
use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};
use syn::ext::IdentExt as _;
use syn::{DeriveInput, Lifetime, Type};

/// Where arguments are written and where they are read.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    /// One type for both: a call's, which the server borrows from the record, or an event's that
    /// lends nothing.
    Both,
    /// An event's on the server, which lends some.
    Lent,
    /// An event's on the client, which owns.
    Owned,
}

/// A holder for all that has arguments, and another one for an event that lends some of them. Reports
/// what the derive reports.
pub(crate) fn derived(program: &Program, errors: &mut Errors) -> TokenStream {
    let mut holders = TokenStream::new();
    let called = program
        .procedures
        .iter()
        .map(|procedure| &procedure.message);
    for message in called.filter(|message| message.has_arguments()) {
        holders.extend(holder(program, message, Side::Both, errors));
    }
    let sent = program.events.iter();
    for event in sent.filter(|event| event.message.has_arguments()) {
        if event.message.borrows() {
            holders.extend(holder(program, &event.message, Side::Lent, errors));
            // The same fields are read again: what is wrong with them has been reported.
            let owned = owned_message(event);
            holders.extend(holder(program, &owned, Side::Owned, &mut Errors::new()));
        } else {
            holders.extend(holder(program, &event.message, Side::Both, errors));
        }
    }
    holders
}

/// The type that holds an event's arguments where it comes in.
pub(super) fn owner(event: &Event) -> &Ident {
    if event.message.borrows() {
        &event.owner
    } else {
        &event.message.holder
    }
}

/// The same event with types that own.
fn owned_message(event: &Event) -> Message {
    let message = &event.message;
    let arguments = message.arguments.iter().map(|argument| Argument {
        ty: match &argument.fault {
            None => owned::of(&argument.ty),
            Some(_) => argument.ty.clone(),
        },
        borrows: false,
        ..argument.clone()
    });
    Message {
        arguments: arguments.collect(),
        holder: event.owner.clone(),
        ..message.clone()
    }
}

fn holder(program: &Program, message: &Message, side: Side, errors: &mut Errors) -> TokenStream {
    let vis = &program.definition.vis;
    let holder = &message.holder;
    let lifetime = message.borrows().then(|| quote!(<'__call>));
    let codec = codec(program, message, side, errors);
    let fields = message.arguments.iter().map(|argument| {
        let Argument {
            ident,
            ty,
            cfgs,
            allowed,
            ..
        } = argument;
        quote!(#(#cfgs)* #(#allowed)* #ident: #ty)
    });
    let borrow = borrow(message).map(|(name, ty)| quote!(#name: #ty));
    let borrow = borrow.iter();
    let cfgs: Vec<_> = program.cfgs.iter().chain(&message.cfgs).collect();
    let allowed: Vec<_> = program.allowed.iter().chain(&message.allowed).collect();
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
fn codec(program: &Program, message: &Message, side: Side, errors: &mut Errors) -> TokenStream {
    let krate = &program.krate;
    let holder = &message.holder;
    let lifetime = message.borrows().then(|| quote!(<'__call>));
    let sound = message
        .arguments
        .iter()
        .enumerate()
        .filter(|(_, argument)| argument.fault.is_none());
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
    let borrow = borrow(message).map(|(name, ty)| quote!(#[xdr(skip)] #name: #ty));
    let borrow = borrow.iter();
    let direction = match side {
        Side::Both => quote!(),
        Side::Lent => quote!(#[xdr(encode)]),
        Side::Owned => quote!(#[xdr(decode)]),
    };
    let input = quote! {
        #direction
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
fn borrow(message: &Message) -> Option<(Ident, TokenStream)> {
    message.may_not_borrow().then(|| {
        let mut name = String::from("__borrows");
        let taken = |name: &str| {
            let mut names = message
                .arguments
                .iter()
                .filter_map(|argument| argument.ident.as_ref());
            names.any(|ident| ident.unraw() == name)
        };
        while taken(&name) {
            name.push('_');
        }
        let name = Ident::new(&name, message.holder.span());
        (name, quote!(::core::marker::PhantomData<&'__call ()>))
    })
}

/// What builds that field.
pub(super) fn borrow_value(message: &Message) -> Option<TokenStream> {
    borrow(message).map(|(name, _)| quote!(#name: ::core::marker::PhantomData))
}

/// The type of the arguments, for the lifetime of their borrows.
pub(super) fn ty(message: &Message, lifetime: &str) -> TokenStream {
    let holder = &message.holder;
    if !message.has_arguments() {
        return quote!(());
    }
    if !message.borrows() {
        return quote!(#holder);
    }
    let lifetime = Lifetime::new(lifetime, holder.span());
    quote!(#holder<#lifetime>)
}

/// The parameters of the method that sends a message, after `self`.
pub(super) fn parameters(message: &Message) -> TokenStream {
    let parameters = message.arguments.iter().map(|argument| {
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

/// The arguments, put together out of those parameters.
pub(super) fn value(message: &Message) -> TokenStream {
    if !message.has_arguments() {
        return quote!(());
    }
    let holder = &message.holder;
    let fields = message.arguments.iter().map(|argument| {
        let cfgs = &argument.cfgs;
        let ident = &argument.ident;
        quote!(#(#cfgs)* #ident)
    });
    let borrow = borrow_value(message).into_iter();
    quote!(#holder { #(#fields,)* #(#borrow)* })
}

/// Lifetime, generics and receiver of the method that sends a message.
pub(super) fn receiver(message: &Message) -> (TokenStream, TokenStream, TokenStream) {
    if message.borrows() {
        (quote!('__call), quote!(<'__call>), quote!(&'__call self))
    } else {
        (quote!('_), quote!(), quote!(&self))
    }
}

/// The type of an argument that the client owns.
pub(super) fn owned_type(argument: &Argument) -> Type {
    owned::of(&argument.ty)
}

/// Names for the arguments that no item of the user can have.
pub(super) fn bindings(message: &Message) -> impl Iterator<Item = Ident> {
    (0..message.arguments.len()).map(|place| format_ident!("__argument_{place}"))
}
