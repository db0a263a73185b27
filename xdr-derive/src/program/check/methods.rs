//! The rules of a procedure's signature.

use super::parameters;
use crate::errors::Errors;
use crate::program::model::{Kind, Procedure};
use crate::program::{lifetimes, open, reply};
use quote::ToTokens as _;
use syn::{ReceiverKind, TraitItemFn};

/// Names of the generated client that a procedure cannot have, and what has each.
const RESERVED: &[(&str, &str)] = &[
    ("new", "makes a client of a channel"),
    ("connect", "connects a client"),
    ("local", "makes a client without a socket"),
    ("negotiate", "finds the version that both sides have"),
    ("events", "gives the events of the server"),
    ("null", "calls procedure 0"),
    ("channel", "gives the channel of the client"),
    ("interface", "tells the version that the client speaks"),
];

/// Checks the signature of a procedure.
pub(super) fn check(procedure: &Procedure, errors: &mut Errors) {
    not_reserved(procedure, errors);
    waits_or_blocks(procedure, errors);
    is_plain_fn(Kind::Procedure, &procedure.item, errors);
    is_not_generic(Kind::Procedure, &procedure.item, errors);
    no_default_body(Kind::Procedure, &procedure.item, errors);
    receiver_is_shared(procedure, errors);
    parameters::of_procedure(procedure, errors);
    result_is_owned(procedure, errors);
    failure_is_shown(procedure, errors);
}

/// Client methods share their namespace with functions that every client has.
fn not_reserved(procedure: &Procedure, errors: &mut Errors) {
    let message = &procedure.message;
    if let Some((name, does)) = RESERVED.iter().find(|(name, _)| *name == message.name) {
        errors.push(
            &message.ident,
            format!(
                "procedure `{name}` conflicts with the client's own `{name}`, which {does}; choose another name"
            ),
        );
    }
}

/// The emitted trait gives a `Send` future for every method that waits; one that blocks its thread
/// has a thread of its own.
fn waits_or_blocks(procedure: &Procedure, errors: &mut Errors) {
    let name = &procedure.message.ident;
    let signature = &procedure.item.sig;
    match (&signature.asyncness, &procedure.options.blocking) {
        (None, None) => errors.push(
            signature.fn_token,
            format!(
                "procedure `{name}` is not `async`; write `async fn {name}`, or the option `blocking` if it blocks its thread"
            ),
        ),
        (Some(word), Some(_)) => errors.push(
            word,
            format!("procedure `{name}` is `blocking`, so nothing in it waits; write `fn {name}`"),
        ),
        _ => {}
    }
}

/// What is sent has one signature, which is safe to call.
pub(super) fn is_plain_fn(kind: Kind, item: &TraitItemFn, errors: &mut Errors) {
    let signature = &item.sig;
    let safety = signature.safety.to_token_stream();
    let (modifier, word) = match (&signature.constness, &signature.abi) {
        (Some(token), _) => (token.to_token_stream(), "const".into()),
        (None, _) if !safety.is_empty() => (safety.clone(), safety.to_string()),
        (None, Some(abi)) => (abi.to_token_stream(), "extern".into()),
        (None, None) => return,
    };
    let plain = match kind {
        Kind::Procedure => "`async fn`",
        Kind::Event => "`fn`",
    };
    let message = format!("{} is a plain {plain}; remove `{word}`", kind.a_noun());
    errors.push(modifier, message);
}

/// What travels has one type, and how long it is borrowed follows from the call.
pub(super) fn is_not_generic(kind: Kind, item: &TraitItemFn, errors: &mut Errors) {
    let generics = &item.sig.generics;
    let types = generics.type_params().next().is_some() || generics.const_params().next().is_some();
    let what = kind.a_noun();
    if types {
        errors.push(
            generics,
            format!("{what} is not generic; both sides know its types"),
        );
    } else if !generics.params.is_empty() {
        errors.push(
            generics,
            format!(
                "{what} has no lifetimes; leave them out, an argument is borrowed for the call"
            ),
        );
    }
    if let Some(clause) = &generics.where_clause {
        errors.push(clause, format!("{what} has no `where` clause"));
    }
}

/// A default would let a server answer what nobody implemented.
pub(super) fn no_default_body(kind: Kind, item: &TraitItemFn, errors: &mut Errors) {
    let message = match kind {
        Kind::Procedure => {
            "a procedure has no default body; write `;` and implement it in the `impl`"
        }
        Kind::Event => "an event has no body; write `;`, the server sends it",
    };
    if let Some(body) = &item.default {
        errors.push(body, message);
    }
}

/// Calls run at the same time and share the implementation.
fn receiver_is_shared(procedure: &Procedure, errors: &mut Errors) {
    let ident = &procedure.message.ident;
    let Some(receiver) = procedure.item.sig.receiver() else {
        errors.push(
            ident,
            format!("procedure `{ident}` has no receiver; write `&self` first"),
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
