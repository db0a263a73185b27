//! Rules about the arms of a union and the values they stand for.

use crate::attrs::VariantAttrs;
use crate::errors::Errors;
use crate::model::form::{bare, integer};
use crate::model::lower::case_text;
use crate::model::types::{last_name, show};
use crate::model::{Arm, Case, Container, Switch, Union};
use syn::{Expr, Ident, Variant};

/// All rules about a union that the model can tell.
pub(crate) fn check(union: &Union, container: &Container, errors: &mut Errors) {
    one_default(union, errors);
    every_value_once(union, errors);
    default_is_reachable(union, errors);
    for arm in &union.arms {
        tag_where_needed(arm, union, errors);
        for case in &arm.cases {
            case_fits(case, union, errors);
            if container.attrs.failure.is_some() {
                super::shape::not_success(&case.expr, errors);
            }
        }
    }
}

/// The keys of one arm: `case` or `default`, and no value in Rust's way.
pub(crate) fn keys(variant: &Variant, attrs: &VariantAttrs, errors: &mut Errors) {
    if let Some(other) = &attrs.other {
        errors.push(
            other,
            "use `default` in a union; `other` belongs to a C-like enum",
        );
    }
    if let Some((_, expr)) = &variant.discriminant {
        let value = show(expr);
        errors.push(
            expr,
            format!("write `#[xdr(case = {value})]`; Rust discriminants are not read in a union"),
        );
    }
    match (&attrs.case, &attrs.default) {
        (Some(_), Some(default)) => {
            errors.push(default, "an arm is either a case or the default; keep one");
        }
        (None, None)
            if !attrs.broken && attrs.other.is_none() && variant.discriminant.is_none() =>
        {
            errors.push(
                &variant.ident,
                format!(
                    "arm `{}` has no `case`; add `#[xdr(case = ..)]` or `#[xdr(default)]`",
                    variant.ident
                ),
            );
        }
        _ => {}
    }
}

/// All values without a case go to one arm.
fn one_default(union: &Union, errors: &mut Errors) {
    for second in union
        .arms
        .iter()
        .filter_map(|arm| arm.default.as_ref())
        .skip(1)
    {
        errors.push(second, "a union has at most one default arm");
    }
}

/// A value leads to one arm. Values behind constants are compared by rustc.
fn every_value_once(union: &Union, errors: &mut Errors) {
    let mut seen: Vec<(String, &Arm)> = Vec::new();
    for arm in &union.arms {
        for case in &arm.cases {
            let value = match integer(&case.expr) {
                Some(value) if union.kind == Switch::Bool => (value != 0).to_string(),
                Some(value) => value.to_string(),
                None => format!("`{}`", case_text(case)),
            };
            match seen.iter().find(|(known, _)| *known == value) {
                Some((_, first)) if first.ident == arm.ident => {
                    errors.push(&case.expr, format!("case {value} is listed twice"));
                }
                Some((_, first)) => {
                    let name = &first.ident;
                    let message = format!("case {value} is already taken by arm `{name}`");
                    errors.push(&case.expr, message);
                }
                None => seen.push((value, arm)),
            }
        }
    }
}

/// `true` and `false` leave nothing for a default.
fn default_is_reachable(union: &Union, errors: &mut Errors) {
    let cases = union.arms.iter().flat_map(|arm| &arm.cases);
    let covered = |wanted: i128| {
        cases
            .clone()
            .any(|case| integer(&case.expr) == Some(wanted))
    };
    if union.kind == Switch::Bool && covered(0) && covered(1) {
        for default in union.arms.iter().filter_map(|arm| arm.default.as_ref()) {
            errors.push(default, "the default arm can never be reached; remove it");
        }
    }
}

/// A literal is a value of the switch type.
fn case_fits(case: &Case, union: &Union, errors: &mut Errors) {
    let literal = match bare(&case.expr) {
        Expr::Lit(literal) => Some(&literal.lit),
        _ => None,
    };
    let is_bool = matches!(literal, Some(syn::Lit::Bool(_)));
    let value = integer(&case.expr);
    if let Expr::Range(range) = bare(&case.expr) {
        return errors.push(range, "a case is one value; write `case(1, 2, ..)`");
    }
    match union.kind {
        Switch::Bool if !is_bool && (literal.is_some() || value.is_some()) => {
            errors.push(&case.expr, "case of a `bool` switch is `true` or `false`");
        }
        Switch::Unsigned | Switch::Signed if literal.is_some() && (is_bool || value.is_none()) => {
            errors.push(&case.expr, "expected an integer or a constant");
        }
        Switch::Unsigned if value.is_some_and(|value| u32::try_from(value).is_err()) => {
            errors.push(
                &case.expr,
                format!("case {} does not fit `u32`", case_text(case)),
            );
        }
        Switch::Signed if value.is_some_and(|value| i32::try_from(value).is_err()) => {
            errors.push(
                &case.expr,
                format!("case {} does not fit `i32`", case_text(case)),
            );
        }
        Switch::Enum if let Some(name) = of_the_prelude(&case.expr) => {
            let switch = show(&union.switch);
            errors.push(
                &case.expr,
                format!("`{name}` is that of the prelude; write `{switch}::{name}`"),
            );
        }
        Switch::Enum if !matches!(bare(&case.expr), Expr::Path(_)) => {
            errors.push(
                &case.expr,
                "case of an enum switch is one of its values; write `Name::Value`",
            );
        }
        _ => {}
    }
}

/// Enums of statuses have values of these names, which alone mean others.
fn of_the_prelude(expr: &Expr) -> Option<&Ident> {
    let Expr::Path(path) = bare(expr) else {
        return None;
    };
    let name = path.path.get_ident()?;
    let theirs = ["Ok", "Err", "Some", "None"];
    theirs.iter().any(|theirs| name == theirs).then_some(name)
}

/// Where an arm covers several values, a field keeps which; nowhere else.
fn tag_where_needed(arm: &Arm, union: &Union, errors: &mut Errors) {
    if arm.misplaced_tag {
        return;
    }
    let is_range = |case: &Case| matches!(bare(&case.expr), Expr::Range(_));
    if arm.cases.iter().any(is_range) {
        return;
    }
    let several = arm.default.is_some() || arm.cases.len() > 1;
    let switch = show(&union.switch);
    match &arm.tag {
        None if several => errors.push(
            &arm.ident,
            format!(
                "arm `{}` covers several values, so encoding cannot know which; add a first field `#[xdr(tag)] tag: {switch}`",
                arm.ident
            ),
        ),
        Some(tag) if !several && arm.cases.len() == 1 => errors.push(
            &tag.attrs.tag,
            "the case already determines the tag; remove the field",
        ),
        Some(tag) if last_name(&tag.ty) != last_name(&union.switch) => {
            errors.push(&tag.ty, format!("tag must have the switch type `{switch}`"));
        }
        _ => {}
    }
}
