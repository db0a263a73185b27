//! Versions that extend one another: the older client by a name of its own, and the rules that
//! depend on what the older version has.

use super::numbers::{number, spanned};
use crate::attrs::program::Given;
use crate::place::assertion;
use crate::program::model::{Kind, Message, Program};
use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};
use syn::Path;
use syn::ext::IdentExt as _;

/// The name of the older version's client.
pub(super) fn older(program: &Program) -> Option<&Ident> {
    program.extends.value().map(|_| &program.older)
}

/// Gives the older client that name.
pub(super) fn alias(program: &Program) -> Option<TokenStream> {
    let mut path = program.extends.value()?.clone();
    let last = path.segments.last_mut()?;
    last.ident = format_ident!("{}Client", last.ident.unraw(), span = last.ident.span());
    let Program { older, cfgs, .. } = program;
    Some(quote! {
        #(#cfgs)*
        #[allow(deprecated, non_camel_case_types)]
        type #older = #path;
    })
}

/// Checks by rustc of what this version says about the older one.
pub(super) fn checks(program: &Program) -> Option<TokenStream> {
    let Program {
        krate,
        client,
        cfgs,
        older,
        ..
    } = program;
    let extended = program.extends.value()?;
    let access = access(program, extended);
    let access = access.iter();
    let id = program.id.value().map(|id| {
        let program = spanned(quote!(#client::PROGRAM), id.span());
        assertion(
            id,
            &quote!(#krate::__private::is_same_program(__OLDER, #program)),
            "the program number is not that of the older version; all versions have one number",
        )
    });
    let version = program.version.value().map(|version| {
        let newer = spanned(quote!(#client::VERSION), version.span());
        assertion(
            version,
            &quote!(#krate::__private::is_newer(__OLDER, #newer)),
            "the version is not higher than the one that it extends; number versions upwards",
        )
    });
    let procedures = program.procedures.iter().map(|procedure| {
        let cfgs = &procedure.message.cfgs;
        let check = match &procedure.options.overrides {
            Some(key) => overrides(program, &procedure.message, key),
            None => is_new(program, &procedure.message),
        };
        quote!(#(#cfgs)* #check)
    });
    let events = program.events.iter().map(|event| {
        let cfgs = &event.message.cfgs;
        let check = is_new(program, &event.message);
        quote!(#(#cfgs)* #check)
    });
    let (id, version) = (id.iter(), version.iter());
    Some(quote! {
        #(#cfgs)*
        #[allow(deprecated)]
        const _: () = {
            const __OLDER: &#krate::Interface = #older::INTERFACE;
            #(#access)*
            #(#id)*
            #(#version)*
            #(#procedures)*
            #(#events)*
        };
    })
}

/// A procedure that nobody guards, in a program whose procedures are guarded, is most likely forgotten.
fn access(program: &Program, extended: &Path) -> Option<TokenStream> {
    let krate = &program.krate;
    matches!(program.access, Given::Missing).then(|| {
        assertion(
            extended,
            &quote!(#krate::__private::is_open(__OLDER)),
            "the older version says what its callers must be allowed; write `access = Type` here as well, so that each procedure does",
        )
    })
}

/// What a number means never changes by accident.
fn is_new(program: &Program, message: &Message) -> TokenStream {
    let Some(written) = message.number.value() else {
        return TokenStream::new();
    };
    let krate = &program.krate;
    let number = spanned(number(program, message), written.span());
    let (what, name) = (message.kind.noun(), &message.name);
    let instead = match message.kind {
        Kind::Procedure => "choose another one, or write `overrides`",
        Kind::Event => "choose another one",
    };
    assertion(
        written,
        &quote!(#krate::__private::is_new(__OLDER, #number)),
        &format!("the older version has the number of {what} `{name}`; {instead}"),
    )
}

/// What is overridden is there.
fn overrides(program: &Program, message: &Message, key: &Ident) -> TokenStream {
    let krate = &program.krate;
    let number = number(program, message);
    let name = &message.name;
    assertion(
        key,
        &quote!(#krate::__private::is_procedure(__OLDER, #number)),
        &format!(
            "procedure `{name}` overrides nothing, since the older version has no procedure of its number; remove `overrides`"
        ),
    )
}
