//! Keys of a field that exclude each other.

use crate::attrs::{FieldAttrs, FormAttrs};
use crate::errors::Errors;
use syn::Ident;

/// All rules about which keys stand together, on a field and on its elements.
pub(crate) fn conflicts(attrs: &FieldAttrs, errors: &mut Errors) {
    skip_stands_alone(attrs, errors);
    with_stands_alone(attrs, errors);
    if attrs.skip.is_none() && attrs.with.is_none() {
        one_form(&attrs.form, errors);
    }
}

/// The raw value of an unknown variant travels as the enum does.
pub(crate) fn raw_value(attrs: &FieldAttrs, errors: &mut Errors) {
    if let Some(tag) = &attrs.tag {
        errors.push(tag, "`tag` belongs to an arm of a union; remove it");
    }
    let with = attrs.with.as_ref().map(|with| &with.key);
    let skip = attrs.skip.as_ref().map(|skip| &skip.key);
    for key in attrs.form.keys().into_iter().chain(with).chain(skip) {
        let message = format!("`{key}` does not apply to the raw value of an enum; remove it");
        errors.push(key, message);
    }
}

/// A field that is not on the wire has no form there.
fn skip_stands_alone(attrs: &FieldAttrs, errors: &mut Errors) {
    if attrs.skip.is_none() {
        return;
    }
    let with = attrs.with.as_ref().map(|with| &with.key);
    let others = attrs.form.keys().into_iter().chain(with).chain(&attrs.tag);
    for other in others {
        errors.push(
            other,
            format!("`skip` cannot be combined with `{other}`; keep one"),
        );
    }
}

/// A module of functions is the whole codec.
fn with_stands_alone(attrs: &FieldAttrs, errors: &mut Errors) {
    if attrs.with.is_none() || attrs.skip.is_some() {
        return;
    }
    for other in attrs.form.keys() {
        errors.push(
            other,
            format!("`with` replaces the codec; remove `{other}`"),
        );
    }
}

/// What is nested is opaque data to the outside: no list, and without elements and range.
fn one_form(form: &FormAttrs, errors: &mut Errors) {
    let range = form.range.as_ref().map(|range| &range.key);
    let each = form.each.as_ref().map(|each| &each.key);
    for other in [form.list.as_ref(), each, range] {
        not_both(form.nested.as_ref(), other, errors);
    }
    if let Some(each) = &form.each {
        one_form(&each.value, errors);
    }
}

/// A range is about an integer, a limit about a length. Which of both a type has, its spelling need
/// not tell; it never has both.
pub(super) fn range_or_length(form: &FormAttrs, errors: &mut Errors) {
    let range = form.range.as_ref().map(|range| &range.key);
    let max = form.max.as_ref().map(|max| &max.key);
    not_both(range, form.list.as_ref().or(max), errors);
}

fn not_both(first: Option<&Ident>, second: Option<&Ident>, errors: &mut Errors) {
    if let (Some(first), Some(second)) = (first, second) {
        let message = format!("`{second}` cannot be combined with `{first}`; keep one");
        errors.push(second, message);
    }
}
