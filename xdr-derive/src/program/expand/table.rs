//! The description of the procedures: what tools, documentation and layers read.

use super::{arguments, numbers};
use crate::program::model::{Procedure, Program};
use proc_macro2::TokenStream;
use quote::quote;

/// The elements of `PROCEDURES`.
pub(crate) fn rows(program: &Program) -> TokenStream {
    let rows = program
        .procedures
        .iter()
        .map(|procedure| row(program, procedure));
    quote!(#(#rows),*)
}

fn row(program: &Program, procedure: &Procedure) -> TokenStream {
    let krate = &program.krate;
    let number = numbers::number(program, procedure);
    let Procedure {
        name, docs, cfgs, ..
    } = procedure;
    let arguments = arguments::ty(procedure, "'static");
    let result = result(program, procedure);
    quote! {
        #(#cfgs)*
        #krate::Procedure::new(
            #krate::Target::new(Self::PROGRAM, Self::VERSION, #number),
            #name,
            #docs,
            <#arguments as #krate::xdr::Wire>::schema,
            #result,
        )
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
