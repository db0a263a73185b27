//! The rules of parameters.

use super::names::Names;
use super::streams;
use crate::attrs::FieldAttrs;
use crate::errors::Errors;
use crate::program::lower::plain_name;
use crate::program::model::{Argument, Event, Message, Procedure};
use syn::{FnArg, PatType, TraitItemFn, Type};

/// Checks every parameter of a procedure.
pub(super) fn of_procedure(procedure: &Procedure, errors: &mut Errors) {
    contexts(procedure, errors);
    streams::check(procedure, errors);
    check(&procedure.message, &procedure.item, errors);
}

/// Checks every parameter of an event.
pub(super) fn of_event(event: &Event, errors: &mut Errors) {
    check(&event.message, &event.item, errors);
}

fn check(message: &Message, item: &TraitItemFn, errors: &mut Errors) {
    if let Some(dots) = &item.sig.variadic {
        let what = message.kind.a_noun();
        errors.push(
            dots,
            format!("{what} has a fixed list of arguments; remove `...`"),
        );
    }
    for argument in &message.arguments {
        has_a_name(argument, errors);
        can_be_lent(argument, errors);
        travels(argument, errors);
    }
    names_are_distinct(item, errors);
}

/// There is one context, by reference, before the arguments. Of several, `#[cfg]` can leave one.
fn contexts(procedure: &Procedure, errors: &mut Errors) {
    let conditional = |(_, context): &(usize, PatType)| {
        let mut attrs = context.attrs.iter();
        attrs.any(|attr| attr.path().is_ident("cfg"))
    };
    let all_conditional = procedure.local.contexts.iter().all(conditional);
    for (count, (place, context)) in procedure.local.contexts.iter().enumerate() {
        if count > 0 && !all_conditional {
            errors.push(context, "a procedure has one context; remove this one");
        } else if *place > count {
            errors.push(
                context,
                "the context comes directly after `&self`; move it there",
            );
        }
        is_shared_reference(context, errors);
        if let Some(attr) = context
            .attrs
            .iter()
            .find(|attr| attr.path().is_ident("xdr"))
        {
            errors.push(attr, "the context does not travel; remove `xdr`");
        }
    }
}

/// The server lends the context to the handler for the time of the call.
fn is_shared_reference(context: &PatType, errors: &mut Errors) {
    match &*context.ty {
        Type::Reference(reference) if reference.mutability.is_none() => {}
        other => errors.push(other, "the context is lent; write `&Context`"),
    }
}

/// The name is part of the definition: errors and tools tell it.
fn has_a_name(argument: &Argument, errors: &mut Errors) {
    if argument.ident.is_none() {
        errors.push(
            &argument.written,
            "an argument needs a plain name; take it apart in the `impl`",
        );
    }
}

/// Both sides know the type, and what it borrows is in the call.
fn can_be_lent(argument: &Argument, errors: &mut Errors) {
    if let Some((tokens, message)) = &argument.fault {
        errors.push(tokens, message);
    }
}

/// An argument that is not on the wire is no argument.
fn travels(argument: &Argument, errors: &mut Errors) {
    // Mistakes in the attribute are the derive's to report.
    let attrs = FieldAttrs::parse(&argument.codec, &mut Errors::new());
    if let Some(skip) = attrs.skip {
        errors.push(
            skip.key,
            "an argument cannot be skipped; remove the argument",
        );
    }
}

/// Each argument is a field of what travels. Two of one name can stand there only if `#[cfg]`
/// leaves one of them.
fn names_are_distinct(item: &TraitItemFn, errors: &mut Errors) {
    let mut names = Names::default();
    for input in &item.sig.inputs {
        let FnArg::Typed(parameter) = input else {
            continue;
        };
        if let Some(name) = plain_name(&parameter.pat)
            && names.repeats(&name, &parameter.attrs)
        {
            errors.push_span(
                name.span(),
                format!("argument `{name}` is declared twice; choose another name"),
            );
        }
    }
}
