//! The rules of procedure numbers. Numbers behind constants are checked by rustc, see `expand::numbers`.

use crate::attrs::program::Given;
use crate::errors::Errors;
use crate::program::model::{Procedure, Program};
use quote::ToTokens;
use std::collections::BTreeMap;

/// Checks the numbers that the macro can read.
pub(crate) fn check(program: &Program, errors: &mut Errors) {
    are_present(program, errors);
    are_not_null(program, errors);
    are_distinct(program, errors);
}

/// A number that followed from the order would change when a procedure is moved.
fn are_present(program: &Program, errors: &mut Errors) {
    let mut free = program
        .procedures
        .iter()
        .filter_map(Procedure::literal)
        .max();
    for procedure in &program.procedures {
        if matches!(procedure.number, Given::Missing) {
            let number = free.map_or(1, |highest| highest.saturating_add(1));
            free = Some(number);
            errors.push(
                &procedure.ident,
                format!(
                    "procedure `{}` has no number; write `#[procedure({number})]`",
                    procedure.name
                ),
            );
        }
    }
}

/// RFC 5531 section 12.1: procedure 0 does nothing, in every program.
fn are_not_null(program: &Program, errors: &mut Errors) {
    for procedure in &program.procedures {
        if procedure.literal() == Some(0) {
            errors.push(
                procedure.number.value().map(ToTokens::to_token_stream),
                "procedure 0 is NULL, which every program has; number your own from 1",
            );
        }
    }
}

/// Both places are shown: either can be the wrong one.
fn are_distinct(program: &Program, errors: &mut Errors) {
    let mut taken: BTreeMap<u32, &Procedure> = BTreeMap::new();
    for procedure in &program.procedures {
        let (Some(number), Some(at)) = (procedure.literal(), procedure.number.value()) else {
            continue;
        };
        let Some(first) = taken.get(&number) else {
            taken.insert(number, procedure);
            continue;
        };
        // `#[cfg]` may leave only one of them; rustc checks what is left.
        if !first.cfgs.is_empty() && !procedure.cfgs.is_empty() {
            continue;
        }
        let first_name = &first.name;
        errors.push_span(
            at.span(),
            format!("procedure number {number} is already taken by `{first_name}`"),
        );
        if let Some(first_at) = first.number.value() {
            errors.push_span(
                first_at.span(),
                format!("procedure number {number} is first taken here, by `{first_name}`"),
            );
        }
    }
}
