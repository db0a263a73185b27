//! The expressions of limits and ranges, as far as their spelling tells.

use crate::attrs::{FormAttrs, Limit};
use crate::errors::Errors;
use crate::model::Field;
use crate::model::form::{Scope, bare, integer, param};
use syn::visit::Visit;
use syn::{Expr, ExprLit, ExprPath, Ident, Lit, Member, Path};

/// All rules about the limits and ranges of a form and of its elements.
pub(crate) fn check(scope: &Scope, form: &FormAttrs, errors: &mut Errors) {
    if let Some(max) = &form.max
        && let Limit::Of(expr) = &max.value
    {
        literal(expr, errors);
        constant(expr, errors);
        parameter(scope, expr, errors);
    }
    if let Some(range) = &form.range {
        is_range(&range.value, errors);
        if mentions_param(scope, &range.value) {
            errors.push(
                &range.value,
                "a range cannot depend on a const parameter; write its ends as constants",
            );
        }
    }
    if let Some(each) = &form.each {
        check(scope, &each.value, errors);
    }
}

/// A limit in XDR is a number, not another field: `opaque data<count>` does not exist.
pub(crate) fn of_no_field(scope: &Scope, field: &Field, siblings: &[Field], errors: &mut Errors) {
    let mut form = Some(&field.attrs.form);
    while let Some(keys) = form {
        let max = keys.max.as_ref().map(|max| &max.value);
        if let Some(Limit::Of(expr)) = max
            && param(scope, expr).is_none()
            && let Some(name) = siblings
                .iter()
                .find_map(|sibling| named(expr, &sibling.member))
        {
            let message = format!(
                "a limit is a constant; it cannot depend on the field `{name}`; if there is a constant of this name, write `self::{name}`"
            );
            errors.push(expr, message);
        }
        form = keys.each.as_ref().map(|each| &*each.value);
    }
}

/// The name of the field, where the expression is nothing else.
fn named<'a>(expr: &Expr, member: &'a Member) -> Option<&'a Ident> {
    match (bare(expr), member) {
        (Expr::Path(path), Member::Named(name)) if path.path.is_ident(name) => Some(name),
        _ => None,
    }
}

/// A literal limit is an integer from 1 to `u32::MAX`.
fn literal(expr: &Expr, errors: &mut Errors) {
    if let Expr::Lit(ExprLit { lit, .. }) = bare(expr) {
        match lit {
            Lit::Int(_) => {}
            Lit::Str(text) => errors.push(
                text,
                format!(
                    "expected a number or a const, found a string; write `max = {}`",
                    text.value()
                ),
            ),
            _ => errors.push(lit, "expected an integer"),
        }
    }
    match integer(expr) {
        Some(value) if value < 0 => errors.push(expr, "limit is negative"),
        Some(0) if !is_bool(expr) => {
            errors.push(expr, "a limit of 0 allows only the empty value; use `()`");
        }
        Some(value) if value > i128::from(u32::MAX) => {
            errors.push(expr, "limit does not fit the length word (u32)");
        }
        _ => {}
    }
}

fn is_bool(expr: &Expr) -> bool {
    matches!(
        bare(expr),
        Expr::Lit(ExprLit {
            lit: Lit::Bool(_),
            ..
        })
    )
}

/// A limit is known before any value is.
fn constant(expr: &Expr, errors: &mut Errors) {
    if mentions(expr, &|path| {
        path.segments
            .first()
            .is_some_and(|first| first.ident == "self")
            && path.segments.len() == 1
    }) {
        errors.push(expr, "a limit is a constant; it cannot depend on the value");
    }
}

/// Stable Rust takes a const parameter as a const argument, but no expression over one.
fn parameter(scope: &Scope, expr: &Expr, errors: &mut Errors) {
    match param(scope, expr) {
        Some(true) => {}
        Some(false) => errors.push(
            expr,
            "a const parameter that is a limit must be a `u32`; declare it `const N: u32`",
        ),
        None if mentions_param(scope, expr) => errors.push(
            expr,
            "a limit may be a const parameter but not an expression over one",
        ),
        None => {}
    }
}

/// `range` takes a range.
fn is_range(expr: &Expr, errors: &mut Errors) {
    match bare(expr) {
        Expr::Range(range) if range.start.is_some() || range.end.is_some() => {
            let ends = (
                range.start.as_deref().and_then(integer),
                range.end.as_deref().and_then(integer),
            );
            let half_open = matches!(range.limits, syn::RangeLimits::HalfOpen(_));
            if let (Some(low), Some(high)) = ends
                && (low > high || half_open && low == high)
            {
                errors.push(expr, "the range is empty");
            }
        }
        _ => errors.push(expr, "expected a range such as `0..=255`"),
    }
}

/// Whether an expression names a const parameter of the type.
pub(crate) fn mentions_param(scope: &Scope, expr: &Expr) -> bool {
    mentions(expr, &|path| {
        path.get_ident()
            .is_some_and(|ident| scope.params.iter().any(|(param, _)| param == ident))
    })
}

fn mentions(expr: &Expr, wanted: &dyn Fn(&Path) -> bool) -> bool {
    struct Search<'a> {
        wanted: &'a dyn Fn(&Path) -> bool,
        found: bool,
    }
    impl<'ast> Visit<'ast> for Search<'_> {
        fn visit_expr_path(&mut self, path: &'ast ExprPath) {
            self.found |= (self.wanted)(&path.path);
            syn::visit::visit_expr_path(self, path);
        }
    }
    let mut search = Search {
        wanted,
        found: false,
    };
    search.visit_expr(expr);
    search.found
}
