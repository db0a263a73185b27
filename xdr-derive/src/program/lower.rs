//! From the syntax of the trait to the model. Reports what cannot be read; `check` judges the rest.

use super::model::{Argument, Procedure, Program};
use super::number::Number;
use super::reply::{Reply, is_named};
use super::{conditional, lifetimes, own_attrs};
use crate::attrs::docs;
use crate::attrs::program::{ProgramAttrs, procedure_number};
use crate::errors::Errors;
use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use syn::ext::IdentExt;
use syn::{
    Attribute, FnArg, Ident, ItemTrait, Meta, Pat, PatType, TraitItem, TraitItemFn, Type,
    parse_quote,
};

/// Attributes of the user that generated items carry too: `#[cfg]` decides whether the item exists.
const CARRIED: &[&str] = &["deprecated", "allow", "expect", "warn", "deny", "forbid"];

/// Lowers the whole definition.
pub(crate) fn program(
    attrs: ProgramAttrs,
    options: TokenStream,
    mut definition: ItemTrait,
    errors: &mut Errors,
) -> Program {
    let krate = match &attrs.krate {
        Some(path) => quote!(#path),
        None => quote!(::xdr_rpc),
    };
    let name = definition.ident.unraw();
    conditional::take_apart(&mut definition, errors);
    let mut procedures = Vec::new();
    for item in &mut definition.items {
        if let TraitItem::Fn(method) = item {
            procedures.push(procedure(method, &name, &krate, errors));
        }
    }
    own_attrs::take_from_trait(&mut definition, errors);
    let name_of_trait = &definition.ident;
    Program {
        options: if options.is_empty() {
            quote!(#name_of_trait)
        } else {
            options
        },
        id: attrs
            .id
            .and_then(|id| Number::read(id, "the program number", errors)),
        version: attrs
            .version
            .and_then(|version| Number::read(version, "the version", errors)),
        client: format_ident!("{name}Client", span = definition.ident.span()),
        server: format_ident!("{name}Server", span = definition.ident.span()),
        cfgs: named(&definition.attrs, &["cfg"]),
        carried: named(&definition.attrs, CARRIED),
        allowed: allowed(&definition.attrs),
        krate,
        definition,
        procedures,
    }
}

/// Lowers one method and takes the attributes that are ours away from it.
fn procedure(
    method: &mut TraitItemFn,
    program: &Ident,
    krate: &TokenStream,
    errors: &mut Errors,
) -> Procedure {
    let number = procedure_number(&method.attrs, errors)
        .and_then(|expression| Number::read(expression, "a procedure number", errors));
    let codec = named(&method.attrs, &["xdr"]);
    let reply = Reply::read(&method.sig.output, &codec, krate, errors);
    let ident = method.sig.ident.clone();
    let name = ident.unraw().to_string();
    let (contexts, arguments, borrows) = parameters(method);
    own_attrs::take_from_method(method, errors);
    Procedure {
        holder: format_ident!("__{program}_{name}", span = ident.span()),
        ident,
        name,
        number,
        cfgs: named(&method.attrs, &["cfg"]),
        carried: carried(&method.attrs),
        allowed: allowed(&method.attrs),
        docs: docs(&method.attrs),
        borrows,
        contexts,
        arguments,
        reply,
        item: method.clone(),
    }
}

/// Contexts and arguments, and whether an argument borrows.
fn parameters(method: &TraitItemFn) -> (Vec<(usize, PatType)>, Vec<Argument>, bool) {
    let mut contexts = Vec::new();
    let mut arguments = Vec::new();
    let mut borrows = false;
    let typed = method.sig.inputs.iter().filter_map(|input| match input {
        FnArg::Typed(parameter) => Some(parameter),
        FnArg::Receiver(_) => None,
    });
    for (place, parameter) in typed.enumerate() {
        if is_context(parameter) {
            contexts.push((place, parameter.clone()));
            continue;
        }
        let mut ty = (*parameter.ty).clone();
        let borrowed = lifetimes::name_elided(&mut ty);
        borrows |= borrowed;
        arguments.push(Argument {
            ident: plain_name(&parameter.pat),
            written: (*parameter.pat).clone(),
            ty,
            borrows: borrowed,
            cfgs: named(&parameter.attrs, &["cfg"]),
            allowed: allowed(&parameter.attrs),
            codec: named(&parameter.attrs, &["xdr"]),
        });
    }
    (contexts, arguments, borrows)
}

/// A parameter is the context if it says so, or if its type is a reference to a `Context`.
fn is_context(parameter: &PatType) -> bool {
    if parameter
        .attrs
        .iter()
        .any(|attr| attr.path().is_ident("context"))
    {
        return true;
    }
    match &*parameter.ty {
        Type::Reference(reference) => is_named(&reference.elem, "Context"),
        _ => false,
    }
}

/// The name of a parameter that is nothing but a name.
pub(crate) fn plain_name(pattern: &Pat) -> Option<Ident> {
    match pattern {
        Pat::Ident(name)
            if name.by_ref.is_none() && name.mutability.is_none() && name.subpat.is_none() =>
        {
            Some(name.ident.clone())
        }
        _ => None,
    }
}

/// The attributes of these names; those under a condition with it.
fn named(attrs: &[Attribute], names: &[&str]) -> Vec<Attribute> {
    let is_named = |attr: &&Attribute| {
        conditional::inner(attr)
            .is_some_and(|meta| names.iter().any(|name| meta.path().is_ident(name)))
    };
    attrs.iter().filter(is_named).cloned().collect()
}

fn carried(attrs: &[Attribute]) -> Vec<Attribute> {
    let mut carried = named(attrs, &["doc"]);
    carried.extend(named(attrs, CARRIED));
    carried
}

/// What the user does not want to hear of as an error, as `#[allow]`: the trait carries the levels
/// as written and says it once, and an `#[expect]` is met there.
fn allowed(attrs: &[Attribute]) -> Vec<Attribute> {
    let lowered = named(attrs, &["allow", "expect", "warn"]).into_iter();
    lowered
        .filter_map(|attr| match conditional::inner(&attr) {
            Some(Meta::List(list)) => {
                let levels = list.tokens;
                Some(match conditional::condition(&attr) {
                    None => parse_quote!(#[allow(#levels)]),
                    Some(condition) => parse_quote!(#[cfg_attr(#condition, allow(#levels))]),
                })
            }
            _ => None,
        })
        .collect()
}
