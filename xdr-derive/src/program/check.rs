//! The rules of a program, one function a rule, called in the order in which a reader meets them.

pub(crate) mod names;
mod numbers;
mod parameters;

use super::model::{Procedure, Program};
use super::{lifetimes, open, reply};
use crate::attrs::program::Given;
use crate::errors::Errors;
use proc_macro2::TokenTree;
use quote::ToTokens as _;
use syn::{ItemTrait, ReceiverKind, TraitItem, Visibility};

/// Names of the generated client that a procedure cannot have, and what has each.
const RESERVED: &[(&str, &str)] = &[
    ("new", "makes a client of a channel"),
    ("connect", "connects a client"),
    ("local", "makes a client without a socket"),
    ("events", "gives the events of the server"),
    ("null", "calls procedure 0"),
    ("channel", "gives the channel of the client"),
];

/// Checks every rule and goes on after each mistake.
pub(crate) fn program(program: &Program, errors: &mut Errors) {
    id_and_version(program, errors);
    trait_is_plain(program, errors);
    trait_has_only_methods(program, errors);
    for procedure in &program.procedures {
        not_reserved(procedure, errors);
        is_plain_async_fn(procedure, errors);
        is_not_generic(procedure, errors);
        no_default_body(procedure, errors);
        receiver_is_shared(procedure, errors);
        parameters::check(procedure, errors);
        result_is_owned(procedure, errors);
        failure_is_shown(procedure, errors);
    }
    names_are_distinct(program, errors);
    numbers::check(program, errors);
}

/// Both numbers are mandatory: a default would change when nobody looks.
fn id_and_version(program: &Program, errors: &mut Errors) {
    let id = matches!(program.id, Given::Missing);
    let version = matches!(program.version, Given::Missing);
    let message = match (id, version) {
        (true, true) => {
            "the numbers are missing; write `#[rpc_program(id = 0x2000_0000, version = 1)]`"
        }
        (true, false) => "`id` is missing; write `id = 0x2000_0000` beside `version`",
        (false, true) => "`version` is missing; write `version = 1` beside `id`",
        (false, false) => return,
    };
    errors.push(&program.options, message);
}

/// A program is one set of procedures: nothing about it depends on a type.
fn trait_is_plain(program: &Program, errors: &mut Errors) {
    let definition = &program.definition;
    if !definition.generics.params.is_empty() {
        errors.push(
            &definition.generics,
            "a program is not generic; both sides know its types",
        );
    }
    if let Some(clause) = &definition.generics.where_clause {
        errors.push(clause, "a program has no `where` clause");
    }
    for word in words_before_trait(definition) {
        let message = format!("a program is a plain trait; remove `{word}`");
        errors.push(word, message);
    }
}

/// The words between the visibility and `trait`.
fn words_before_trait(definition: &ItemTrait) -> Vec<TokenTree> {
    let mut bare = definition.clone();
    bare.attrs.clear();
    bare.vis = Visibility::Inherited;
    let words = bare.into_token_stream().into_iter();
    words
        .take_while(|word| !matches!(word, TokenTree::Ident(ident) if ident == "trait"))
        .collect()
}

/// What is not a method has no number and cannot be called from afar.
fn trait_has_only_methods(program: &Program, errors: &mut Errors) {
    for item in &program.definition.items {
        let what = match item {
            TraitItem::Fn(_) => continue,
            TraitItem::Const(_) => "an associated constant",
            TraitItem::Type(_) => "an associated type",
            TraitItem::Macro(_) => "a macro call",
            _ => "this",
        };
        errors.push(
            item,
            format!("{what} is not a procedure; a program has only methods"),
        );
    }
}

/// Client methods share their namespace with functions that every client has.
fn not_reserved(procedure: &Procedure, errors: &mut Errors) {
    if let Some((name, does)) = RESERVED.iter().find(|(name, _)| *name == procedure.name) {
        errors.push(
            &procedure.ident,
            format!(
                "procedure `{name}` conflicts with the client's own `{name}`, which {does}; choose another name"
            ),
        );
    }
}

/// The emitted trait gives a `Send` future for every method, so there is one way to write it.
fn is_plain_async_fn(procedure: &Procedure, errors: &mut Errors) {
    let signature = &procedure.item.sig;
    if signature.asyncness.is_none() {
        let name = &procedure.ident;
        errors.push(
            signature.fn_token,
            format!("procedure `{name}` is not `async`; write `async fn {name}`"),
        );
    }
    let safety = signature.safety.to_token_stream();
    let (modifier, word) = match (&signature.constness, &signature.abi) {
        (Some(token), _) => (token.to_token_stream(), "const".into()),
        (None, _) if !safety.is_empty() => (safety.clone(), safety.to_string()),
        (None, Some(abi)) => (abi.to_token_stream(), "extern".into()),
        (None, None) => return,
    };
    let message = format!("a procedure is a plain `async fn`; remove `{word}`");
    errors.push(modifier, message);
}

/// What travels has one type, and how long it is borrowed follows from the call.
fn is_not_generic(procedure: &Procedure, errors: &mut Errors) {
    let generics = &procedure.item.sig.generics;
    let types = generics.type_params().next().is_some() || generics.const_params().next().is_some();
    if types {
        errors.push(
            generics,
            "a procedure is not generic; both sides know its types",
        );
    } else if !generics.params.is_empty() {
        errors.push(
            generics,
            "a procedure has no lifetimes; leave them out, an argument is borrowed for the call",
        );
    }
    if let Some(clause) = &generics.where_clause {
        errors.push(clause, "a procedure has no `where` clause");
    }
}

/// A default would let a server answer what nobody implemented.
fn no_default_body(procedure: &Procedure, errors: &mut Errors) {
    if let Some(body) = &procedure.item.default {
        errors.push(
            body,
            "a procedure has no default body; write `;` and implement it in the `impl`",
        );
    }
}

/// Calls run at the same time and share the implementation.
fn receiver_is_shared(procedure: &Procedure, errors: &mut Errors) {
    let Some(receiver) = procedure.item.sig.receiver() else {
        errors.push(
            &procedure.ident,
            format!(
                "procedure `{}` has no receiver; write `&self` first",
                procedure.ident
            ),
        );
        return;
    };
    // Lifetimes of the procedure have been reported.
    let elided = procedure.item.sig.generics.params.is_empty();
    match &receiver.kind {
        ReceiverKind::Reference(_, None, None) => {}
        ReceiverKind::Reference(_, Some(_), None) if !elided => {}
        _ => errors.push(
            receiver,
            "calls run at the same time and share the implementation; write `&self`",
        ),
    }
}

/// The client builds the result out of a reply that is gone when the call ends.
fn result_is_owned(procedure: &Procedure, errors: &mut Errors) {
    let output = &procedure.reply.output;
    if let Some(span) = lifetimes::first_borrow(output) {
        errors.push_span(
            span,
            "a result cannot borrow; write an owned type such as `String` or `Vec<u8>`",
        );
    }
    if let Some((tokens, message)) = open::first(output) {
        errors.push(tokens, message);
    }
}

/// An alias such as `io::Result<T>` hides what the caller has to tell apart from a failed call.
fn failure_is_shown(procedure: &Procedure, errors: &mut Errors) {
    if let Some(alias) = reply::result_alias(&procedure.reply.value) {
        errors.push(
            alias,
            "the failure is part of the definition; write `Result<T, E>` with both types",
        );
    }
}

/// Two methods of one name can stand in a trait only if `#[cfg]` leaves one of them.
fn names_are_distinct(program: &Program, errors: &mut Errors) {
    for (place, procedure) in program.procedures.iter().enumerate() {
        let earlier = program.procedures.iter().take(place).find(|earlier| {
            earlier.name == procedure.name && (earlier.cfgs.is_empty() || procedure.cfgs.is_empty())
        });
        if let Some(earlier) = earlier {
            let name = &procedure.name;
            errors.push(
                &procedure.ident,
                format!("procedure `{name}` is declared twice; choose another name"),
            );
            errors.push(
                &earlier.ident,
                format!("procedure `{name}` is first declared here"),
            );
        }
    }
}
