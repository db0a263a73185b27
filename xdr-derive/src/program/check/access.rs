//! Access is declared for all procedures or for none: what is forgotten is open to everybody.

use crate::attrs::program::Given;
use crate::errors::Errors;
use crate::program::model::{Procedure, Program};

/// Checks that a procedure says what its program asks it to say.
pub(super) fn check(program: &Program, procedure: &Procedure, errors: &mut Errors) {
    let name = &procedure.message.name;
    match (&program.access, &procedure.options.access) {
        (Given::Missing, Given::Value(access)) => errors.push(
            &access.key,
            "`access` has no type; write `access = Type` in `#[rpc_program(..)]`",
        ),
        (Given::Value(_), Given::Missing) => {
            let number = match procedure.message.literal() {
                Some(number) => number.to_string(),
                None => "..".to_owned(),
            };
            errors.push(
                &procedure.message.ident,
                format!(
                    "procedure `{name}` does not say who may call it; write `#[procedure({number}, access = ..)]`"
                ),
            );
        }
        _ => {}
    }
}
