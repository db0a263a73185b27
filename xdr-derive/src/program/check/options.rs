//! The rules of a procedure's options. Their values are checked by rustc, see `expand::options`.

use crate::errors::Errors;
use crate::program::model::Procedure;
use proc_macro2::Ident;
use syn::{Expr, ExprLit, ExprUnary, Lit, UnOp};

/// Checks what can be told without knowing a value.
pub(super) fn check(procedure: &Procedure, errors: &mut Errors) {
    oneway_answers_nothing(procedure, errors);
    sizes_limit_something(procedure, errors);
    sizes_are_sizes(procedure, errors);
}

/// RFC 5531 section 8.4.1: who batches calls expects no reply, so nothing can be said about one.
fn oneway_answers_nothing(procedure: &Procedure, errors: &mut Errors) {
    let options = &procedure.options;
    if options.oneway.is_none() {
        return;
    }
    if !procedure.reply.is_void() {
        errors.push(
            &procedure.reply.output,
            "a `oneway` procedure has no reply; remove the result, or `oneway`",
        );
    }
    if let Some(key) = &options.idempotent {
        errors.push(
            key,
            "nobody learns whether a `oneway` call was lost, so it is never repeated; remove `idempotent`",
        );
    }
    if let Some(keyed) = &options.max_reply {
        errors.push(
            &keyed.key,
            "a `oneway` procedure has no reply; remove `max_reply`",
        );
    }
}

/// What is not there has no size.
fn sizes_limit_something(procedure: &Procedure, errors: &mut Errors) {
    let options = &procedure.options;
    if let Some(keyed) = &options.max_args
        && !procedure.message.has_arguments()
    {
        let message = "`max_args` does not apply; there are no arguments";
        errors.push(&keyed.key, message);
    }
    if let Some(keyed) = &options.max_reply
        && procedure.reply.is_void()
        && options.oneway.is_none()
    {
        let message = "`max_reply` does not apply; the result is void";
        errors.push(&keyed.key, message);
    }
}

/// A size is a number of bytes.
fn sizes_are_sizes(procedure: &Procedure, errors: &mut Errors) {
    let options = &procedure.options;
    for keyed in [&options.max_args, &options.max_reply]
        .into_iter()
        .flatten()
    {
        is_size(&keyed.key, &keyed.value, errors);
    }
}

fn is_size(key: &Ident, value: &Expr, errors: &mut Errors) {
    let example = if key == "max_args" { "4096" } else { "65536" };
    let is_size = match value {
        Expr::Group(group) => return is_size(key, &group.expr, errors),
        Expr::Paren(paren) => return is_size(key, &paren.expr, errors),
        Expr::Lit(ExprLit { lit, .. }) => matches!(lit, Lit::Int(_)),
        Expr::Unary(ExprUnary { op, expr, .. }) => {
            !(matches!(op, UnOp::Neg(_)) && matches!(**expr, Expr::Lit(_)))
        }
        _ => true,
    };
    if !is_size {
        errors.push(
            value,
            format!("`{key}` is a number of bytes; write `{key} = {example}`"),
        );
    }
}
