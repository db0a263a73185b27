//! The rules of the numbers of procedures and events. Numbers behind constants are checked by rustc, see `expand::numbers`.

use crate::errors::Errors;
use crate::program::model::{Message, Program};
use quote::ToTokens;
use std::collections::BTreeMap;

/// Checks the numbers that the macro can read.
pub(crate) fn check(program: &Program, errors: &mut Errors) {
    are_present(program, errors);
    are_not_null(program, errors);
    are_distinct(program, errors);
}

/// A number that followed from the order would change when something is moved.
fn are_present(program: &Program, errors: &mut Errors) {
    let mut free = program.messages().filter_map(Message::literal).max();
    for message in program.messages() {
        if message.number.is_missing() {
            let number = free.map_or(1, |highest| highest.saturating_add(1));
            free = Some(number);
            let what = message.kind.noun();
            errors.push(
                &message.ident,
                format!(
                    "{what} `{}` has no number; write `#[{what}({number})]`",
                    message.name
                ),
            );
        }
    }
}

/// RFC 5531 section 12.1: procedure 0 does nothing, in every program.
fn are_not_null(program: &Program, errors: &mut Errors) {
    for message in program.messages() {
        if message.literal() == Some(0) {
            errors.push(
                message.number.value().map(ToTokens::to_token_stream),
                "procedure 0 is NULL, which every program has; number your own from 1",
            );
        }
    }
}

/// Both places are shown: either can be the wrong one.
fn are_distinct(program: &Program, errors: &mut Errors) {
    let mut taken: BTreeMap<u32, &Message> = BTreeMap::new();
    for message in program.messages() {
        let (Some(number), Some(at)) = (message.literal(), message.number.value()) else {
            continue;
        };
        let Some(first) = taken.get(&number) else {
            taken.insert(number, message);
            continue;
        };
        // `#[cfg]` may leave only one of them; rustc checks what is left.
        if !first.cfgs.is_empty() && !message.cfgs.is_empty() {
            continue;
        }
        let (what, was) = (message.kind.noun(), first.kind.noun());
        let first_name = &first.name;
        errors.push_span(
            at.span(),
            format!("{what} number {number} is already taken by `{first_name}`"),
        );
        if let Some(first_at) = first.number.value() {
            errors.push_span(
                first_at.span(),
                format!("{was} number {number} is first taken here, by `{first_name}`"),
            );
        }
    }
}
