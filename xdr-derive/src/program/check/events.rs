//! The rules of events.

use super::methods::{is_not_generic, is_plain_fn, no_default_body};
use super::names::Names;
use super::parameters;
use crate::errors::Errors;
use crate::program::model::{Event, Kind, Program};
use syn::ReturnType;

/// Names of the generated sender, and of the hub that leads to it, that an event cannot have; what
/// has each.
const RESERVED: &[(&str, &str)] = &[
    ("subscribe", "adds a connection"),
    ("unsubscribe", "takes a connection away"),
    ("subscribers", "counts the connections"),
    ("lost", "counts the events that were lost"),
    ("lag", "says what happens to slow clients"),
];

/// Checks one event.
pub(super) fn check(event: &Event, errors: &mut Errors) {
    not_reserved(event, errors);
    is_sent_only(event, errors);
    is_plain_fn(Kind::Event, &event.item, errors);
    is_not_generic(Kind::Event, &event.item, errors);
    no_default_body(Kind::Event, &event.item, errors);
    parameters::of_event(event, errors);
}

/// The methods of the sender share their namespace with those of a hub.
fn not_reserved(event: &Event, errors: &mut Errors) {
    let message = &event.message;
    if let Some((name, does)) = RESERVED.iter().find(|(name, _)| *name == message.name) {
        errors.push(
            &message.ident,
            format!(
                "event `{name}` conflicts with the hub's own `{name}`, which {does}; choose another name"
            ),
        );
    }
}

/// Nobody implements an event, waits for it or answers it.
fn is_sent_only(event: &Event, errors: &mut Errors) {
    let signature = &event.item.sig;
    if let Some(word) = &signature.asyncness {
        let message = "an event is sent and not waited for; remove `async`";
        errors.push(word, message);
    }
    if let Some(receiver) = signature.receiver() {
        let message =
            "an event is sent by the server and implemented by nobody; remove the receiver";
        errors.push(receiver, message);
    }
    for (_, context) in &event.local.contexts {
        errors.push(context, "an event is no call and has no context; remove it");
    }
    for (_, stream) in &event.local.streams {
        errors.push(stream, "an event is no call and opens no stream; remove it");
    }
    if let ReturnType::Type(_, ty) = &signature.output {
        errors.push(ty, "an event has no reply; remove the result");
    }
}

/// Events of different names may have one name as variants, if they differ in underscores alone.
pub(super) fn variants_are_distinct(program: &Program, errors: &mut Errors) {
    let mut variants = Names::default();
    let mut names = Names::default();
    for event in &program.events {
        let message = &event.message;
        let is_new = !names.repeats(&message.ident, &message.cfgs);
        if variants.repeats(&event.variant, &message.cfgs) && is_new {
            let (name, variant) = (&message.name, &event.variant);
            errors.push(
                &message.ident,
                format!(
                    "event `{name}` is `{variant}` for the client, and so is another; choose another name"
                ),
            );
        }
    }
}
