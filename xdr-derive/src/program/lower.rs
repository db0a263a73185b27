//! From the syntax of the trait to the model. Reports what cannot be read; `check` judges the rest.

use super::model::{Argument, Event, Kind, Local, Message, Procedure, Program};
use super::number::Number;
use super::reply::{Reply, is_named};
use super::{conditional, lent, lifetimes, open, own_attrs, owned};
use crate::attrs::docs;
use crate::attrs::procedure::{ProcedureAttrs, event_number};
use crate::attrs::program::{Given, ProgramAttrs};
use crate::errors::Errors;
use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use syn::ext::IdentExt;
use syn::{
    Attribute, Expr, FnArg, Ident, ItemTrait, Meta, Pat, PatType, TraitItem, TraitItemFn, Type,
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
    let (mut procedures, mut events) = (Vec::new(), Vec::new());
    definition.items.retain_mut(|item| match item {
        TraitItem::Fn(method) if is_event(method) => {
            events.push(event(method, &name, errors));
            false
        }
        TraitItem::Fn(method) => {
            procedures.push(procedure(method, &name, &krate, errors));
            true
        }
        _ => true,
    });
    own_attrs::take_from_trait(&mut definition, errors);
    let name_of_trait = &definition.ident;
    let named_after = |end: &str| format_ident!("{name}{end}", span = name_of_trait.span());
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
        extends: attrs.extends,
        access: attrs.access,
        client: named_after("Client"),
        server: named_after("Server"),
        event: named_after("Event"),
        sender: named_after("Events"),
        older: format_ident!("__{name}Older", span = name_of_trait.span()),
        cfgs: named(&definition.attrs, &["cfg"]),
        carried: named(&definition.attrs, CARRIED),
        allowed: allowed(&definition.attrs),
        docs: docs(&definition.attrs),
        krate,
        definition,
        procedures,
        events,
    }
}

/// Whether it says so; where it says nothing, it is one if it looks like no procedure at all.
fn is_event(method: &TraitItemFn) -> bool {
    let has = |name: &str| method.attrs.iter().any(|attr| attr.path().is_ident(name));
    if has("procedure") {
        return false;
    }
    let signature = &method.sig;
    has("event") || (signature.receiver().is_none() && signature.asyncness.is_none())
}

/// Lowers one method and takes the attributes that are ours away from it.
fn procedure(
    method: &mut TraitItemFn,
    program: &Ident,
    krate: &TokenStream,
    errors: &mut Errors,
) -> Procedure {
    let (number, options) = ProcedureAttrs::parse(&method.attrs, errors);
    let codec = named(&method.attrs, &["xdr"]);
    let reply = Reply::read(&method.sig.output, &codec, krate, errors);
    let ident = &method.sig.ident;
    let holder = format_ident!("__{program}_{}", ident.unraw(), span = ident.span());
    let (message, local) = message(Kind::Procedure, method, number, holder, errors);
    own_attrs::take_from_procedure(method, errors);
    Procedure {
        message,
        options,
        local,
        reply,
        item: method.clone(),
    }
}

/// Lowers one event, which is then no part of the trait.
fn event(method: &mut TraitItemFn, program: &Ident, errors: &mut Errors) -> Event {
    let number = event_number(&method.attrs, errors);
    let ident = &method.sig.ident;
    let holder = format_ident!("__{program}Event_{}", ident.unraw(), span = ident.span());
    let owner = format_ident!("__{program}Owned_{}", ident.unraw(), span = ident.span());
    let variant = owned::variant(ident);
    let (message, local) = message(Kind::Event, method, number, holder, errors);
    own_attrs::take_from_event(method, errors);
    Event {
        message,
        owner,
        variant,
        local,
        item: method.clone(),
    }
}

/// What a procedure and an event have in common, and the parameters that do not travel.
fn message(
    kind: Kind,
    method: &TraitItemFn,
    number: Given<Expr>,
    holder: Ident,
    errors: &mut Errors,
) -> (Message, Local) {
    let ident = method.sig.ident.clone();
    let what = kind.number();
    let (local, arguments) = parameters(kind, method);
    let message = Message {
        kind,
        name: ident.unraw().to_string(),
        ident,
        number: number.and_then(|expression| Number::read(expression, what, errors)),
        cfgs: named(&method.attrs, &["cfg"]),
        carried: carried(&method.attrs),
        allowed: allowed(&method.attrs),
        docs: docs(&method.attrs),
        holder,
        arguments,
    };
    (message, local)
}

/// What does not travel, and the arguments.
fn parameters(kind: Kind, method: &TraitItemFn) -> (Local, Vec<Argument>) {
    let mut local = Local::default();
    let mut arguments = Vec::new();
    let typed = method.sig.inputs.iter().filter_map(|input| match input {
        FnArg::Typed(parameter) => Some(parameter),
        FnArg::Receiver(_) => None,
    });
    for (place, parameter) in typed.enumerate() {
        if is_context(parameter) {
            local.contexts.push((place, parameter.clone()));
            continue;
        }
        if is_stream(parameter) {
            local.streams.push((place, parameter.clone()));
            continue;
        }
        let mut ty = (*parameter.ty).clone();
        let borrows = lifetimes::name_elided(&mut ty);
        let fault = open::first(&ty)
            .map(|(tokens, message)| (tokens, message.to_owned()))
            .or_else(|| match kind {
                Kind::Procedure => lent::first_fault(&ty),
                Kind::Event => owned::first_fault(&ty),
            });
        arguments.push(Argument {
            ident: plain_name(&parameter.pat),
            written: (*parameter.pat).clone(),
            ty,
            borrows,
            fault,
            cfgs: named(&parameter.attrs, &["cfg"]),
            allowed: allowed(&parameter.attrs),
            codec: named(&parameter.attrs, &["xdr"]),
        });
    }
    (local, arguments)
}

/// A parameter is the context if it says so, or if its type is a reference to a `Context`.
fn is_context(parameter: &PatType) -> bool {
    says(parameter, "context")
        || match &*parameter.ty {
            Type::Reference(reference) => is_named(&reference.elem, "Context"),
            _ => false,
        }
}

/// A parameter is the stream if it says so, or if its type is a `Stream`, lent or not.
fn is_stream(parameter: &PatType) -> bool {
    says(parameter, "stream")
        || match &*parameter.ty {
            Type::Reference(reference) => is_named(&reference.elem, "Stream"),
            ty => is_named(ty, "Stream"),
        }
}

fn says(parameter: &PatType, name: &str) -> bool {
    let mut attrs = parameter.attrs.iter();
    attrs.any(|attr| attr.path().is_ident(name))
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
