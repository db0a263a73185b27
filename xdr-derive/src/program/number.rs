//! Numbers of programs, versions and procedures: `u32`, as a literal or as a constant expression.

use crate::errors::Errors;
use proc_macro2::{Span, TokenStream};
use quote::{ToTokens, quote_spanned};
use syn::spanned::Spanned;
use syn::{Expr, ExprLit, Lit, LitInt, UnOp};

/// A number as far as the macro knows it.
#[derive(Clone)]
pub(crate) enum Number {
    Literal(u32, Span),
    /// A constant of type `u32`; rustc evaluates it.
    Constant(Box<Expr>),
}

impl Number {
    /// `what` names the number in messages, such as "a procedure number".
    pub(crate) fn read(expression: Expr, what: &str, errors: &mut Errors) -> Option<Number> {
        match expression {
            Expr::Group(group) => Number::read(*group.expr, what, errors),
            Expr::Paren(paren) => Number::read(*paren.expr, what, errors),
            Expr::Lit(ExprLit { lit, .. }) => literal(lit, what, errors),
            Expr::Unary(unary) if is_negative_literal(&unary) => {
                errors.push(unary, format!("{what} is not negative; it is a `u32`"));
                None
            }
            other => Some(Number::Constant(Box::new(other))),
        }
    }

    /// Where the user wrote it.
    pub(crate) fn span(&self) -> Span {
        match self {
            Number::Literal(_, span) => *span,
            Number::Constant(expression) => expression.span(),
        }
    }
}

impl ToTokens for Number {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        match self {
            Number::Literal(value, span) => {
                let mut literal = proc_macro2::Literal::u32_suffixed(*value);
                literal.set_span(*span);
                tokens.extend(quote_spanned!(*span=> #literal));
            }
            Number::Constant(expression) => expression.to_tokens(tokens),
        }
    }
}

fn is_negative_literal(unary: &syn::ExprUnary) -> bool {
    matches!(unary.op, UnOp::Neg(_)) && matches!(*unary.expr, Expr::Lit(_))
}

fn literal(lit: Lit, what: &str, errors: &mut Errors) -> Option<Number> {
    match &lit {
        Lit::Int(int) => integer(int, what, errors),
        Lit::Str(text) => {
            let hint = text.value();
            let message = match hint.parse::<u32>() {
                Ok(_) => format!("{what} is a `u32`, not a string; write `{hint}`"),
                Err(_) => format!("{what} is a `u32`, not a string"),
            };
            errors.push(&lit, message);
            None
        }
        _ => {
            errors.push(
                &lit,
                format!("{what} is a `u32`; write an integer such as `1`"),
            );
            None
        }
    }
}

fn integer(int: &LitInt, what: &str, errors: &mut Errors) -> Option<Number> {
    if !matches!(int.suffix(), "" | "u32") {
        errors.push(
            int,
            format!("{what} is a `u32`; write `{}`", int.base10_digits()),
        );
        return None;
    }
    match int.base10_parse::<u32>() {
        Ok(value) => Some(Number::Literal(value, int.span())),
        Err(_) => {
            errors.push(
                int,
                format!("{what} does not fit `u32`; the highest is 0xffff_ffff"),
            );
            None
        }
    }
}
