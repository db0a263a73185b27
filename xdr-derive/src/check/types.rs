//! Types that have no XDR encoding, or not in the form given, as far as their spelling tells.
//! What hides behind an alias is left to the traits.

use crate::attrs::FormAttrs;
use crate::errors::Errors;
use crate::model::form::{Scope, element};
use crate::model::types::{Known, is_byte, known, lifetime_of, show};
use syn::{Expr, Ident, Lifetime, Type, TypeReference};

/// All rules about a type in a form.
pub(crate) fn check(scope: &Scope, ty: &Type, form: &FormAttrs, errors: &mut Errors) {
    if let Some(wire) = &form.wire {
        return check(scope, &wire.value, &form.behind_as(), errors);
    }
    if let Some(key) = &form.nested {
        return nested(scope, (ty, key), form, errors);
    }
    match known(ty) {
        Known::Integer(_) | Known::Scalar(_) | Known::Void => scalar(ty, form, errors),
        Known::Foreign(name) => errors.push(ty, foreign(name)),
        Known::Map => {
            errors.push(ty, "XDR has no maps; use a `Vec` of pairs with a limit");
        }
        Known::Tuple => errors.push(ty, "tuples have no XDR name; use a struct"),
        Known::Codeless => {
            errors.push(ty, format!("`{}` has no XDR encoding", show(ty)));
        }
        Known::Text => counted(ty, form, errors),
        Known::Bytes if form.keys().is_empty() => errors.push(ty, bytes_unlimited(ty)),
        Known::Bytes => counted(ty, form, errors),
        Known::Vec(inner) | Known::Slice(inner) if is_byte(inner) && form.list.is_none() => {
            opaque_or_bytes(scope, ty, form, errors);
        }
        Known::Vec(inner) | Known::Slice(inner) => variable(scope, ty, inner, form, errors),
        Known::Array(inner, len) => fixed(scope, (ty, inner, len), form, errors),
        Known::Cow(inner) => {
            if let Some(lifetime) = lifetime_of(ty) {
                not_static(scope, lifetime, errors);
            }
            check(scope, inner, form, errors);
        }
        Known::Option(inner) | Known::Box(inner) | Known::Result(inner) => {
            check(scope, inner, form, errors);
        }
        Known::Reference(reference) => borrowed(scope, reference, form, errors),
        Known::Other => other(ty, form, errors),
    }
}

/// XDR inside opaque data: the limit is that of the opaque data, not of what is inside.
fn nested(scope: &Scope, (ty, key): (&Type, &Ident), form: &FormAttrs, errors: &mut Errors) {
    if form.max.is_none() {
        errors.push(
            key,
            "nested XDR travels as opaque and needs `max`; add `max = ..`",
        );
    }
    if form.list.is_some() || form.each.is_some() {
        return;
    }
    if is_counted(ty) {
        let name = show(ty);
        let message = format!(
            "`{name}` has no limit inside of the nested data; put it in a struct, under a limit"
        );
        return errors.push(ty, message);
    }
    check(scope, ty, &FormAttrs::default(), errors);
}

/// Strings, opaque data and arrays of variable length, spelled so.
fn is_counted(ty: &Type) -> bool {
    matches!(
        known(ty),
        Known::Text | Known::Bytes | Known::Vec(_) | Known::Slice(_)
    )
}

fn foreign(name: &str) -> String {
    match name {
        "usize" => "`usize` has no fixed size on the wire; use `u32` or `u64`".to_owned(),
        "isize" => "`isize` has no fixed size on the wire; use `i32` or `i64`".to_owned(),
        "char" => "`char` has no XDR encoding; use `u32` or a string".to_owned(),
        "f16" | "f128" => "XDR floats are `f32` and `f64`; use one of them".to_owned(),
        "u128" | "i128" => "XDR integers have 4 or 8 bytes; use `[u8; 16]` or two `u64`".to_owned(),
        _ => {
            let wire = if name.starts_with('u') { "u32" } else { "i32" };
            format!("XDR integers have 4 or 8 bytes; use `{wire}`, or `#[xdr(as = {wire})]`")
        }
    }
}

/// Scalars have no length; integers may have a range.
fn scalar(ty: &Type, form: &FormAttrs, errors: &mut Errors) {
    if form.list.is_some() {
        return errors.push(ty, "`list` needs `Vec<T>`");
    }
    for key in form.keys() {
        let name = show(ty);
        let integer = matches!(known(ty), Known::Integer(_));
        match key.to_string().as_str() {
            "range" if integer => {}
            "range" => errors.push(key, "`range` applies to integers; remove it"),
            _ => errors.push(
                key,
                format!("`{key}` does not apply to `{name}`; remove it"),
            ),
        }
    }
}

fn unlimited(ty: &Type) -> String {
    format!(
        "`{}` has no limit; add `#[xdr(max = ..)]`, or `max = unbounded` to rely on the record limit",
        show(ty)
    )
}

/// The name is nobody's by right: it is not in the prelude.
fn bytes_unlimited(ty: &Type) -> String {
    let name = show(ty);
    let message = unlimited(ty);
    format!("{message}; if it is a type of your own, write `self::{name}`")
}

/// Strings and opaque data: a limit and nothing else.
fn counted(ty: &Type, form: &FormAttrs, errors: &mut Errors) {
    for key in form.keys() {
        match key.to_string().as_str() {
            "max" => {}
            "each" => errors.push(
                key,
                "`each` applies to arrays; strings and opaque data have one limit",
            ),
            "list" => errors.push(ty, "`list` needs `Vec<T>`"),
            _ => {
                let name = show(ty);
                errors.push(
                    key,
                    format!("`{key}` does not apply to `{name}`; remove it"),
                );
            }
        }
    }
    if form.max.is_none() {
        errors.push(ty, unlimited(ty));
    }
}

/// `Vec<u8>` is opaque data, unless the bytes travel as integers of their own.
fn opaque_or_bytes(scope: &Scope, ty: &Type, form: &FormAttrs, errors: &mut Errors) {
    if form.elements().wire.is_some() {
        return variable(scope, ty, element(ty), form, errors);
    }
    counted(ty, form, errors);
}

/// Arrays of variable length, and lists.
fn variable(scope: &Scope, ty: &Type, inner: &Type, form: &FormAttrs, errors: &mut Errors) {
    if form.list.is_some() && !matches!(known(ty), Known::Vec(_)) {
        errors.push(ty, "`list` needs `Vec<T>`");
    }
    if let Some(range) = &form.range {
        let message = "`range` applies to integers; write `each(range = ..)` for the elements";
        errors.push(&range.key, message);
    }
    match (&form.max, &form.each) {
        (Some(_), _) => {}
        (None, Some(each)) => errors.push(
            &each.key,
            "`each` needs a limit for the array itself; add `max = ..`",
        ),
        (None, None) => errors.push(ty, unlimited(ty)),
    }
    elements(scope, inner, form, errors);
}

/// Elements that need a limit of their own get it from `each`.
fn elements(scope: &Scope, inner: &Type, form: &FormAttrs, errors: &mut Errors) {
    if is_counted(inner) && form.each.is_none() {
        return errors.push(inner, "the elements have no limit; add `each(max = ..)`");
    }
    check(scope, inner, &form.elements(), errors);
}

/// Arrays of fixed length: the length is in the type.
fn fixed(
    scope: &Scope,
    (ty, inner, len): (&Type, &Type, &Expr),
    form: &FormAttrs,
    errors: &mut Errors,
) {
    for key in form.keys() {
        match key.to_string().as_str() {
            "max" => errors.push(
                key,
                format!("a fixed array has no limit; its length is {}", show(len)),
            ),
            "list" => errors.push(ty, "`list` needs `Vec<T>`"),
            "range" => errors.push(
                key,
                "`range` applies to integers; write `each(range = ..)` for the elements",
            ),
            _ => {}
        }
    }
    let element = form.elements();
    if is_byte(inner) && element.wire.is_none() {
        if let Some(each) = &form.each {
            errors.push(
                &each.key,
                "`each` applies to arrays; opaque data has no elements but with `each(as = ..)`",
            );
        }
        return;
    }
    elements(scope, inner, form, errors);
}

/// A decoded value borrows from its input, and only strings and opaque data can.
fn borrowed(scope: &Scope, reference: &TypeReference, form: &FormAttrs, errors: &mut Errors) {
    if let Some(lifetime) = &reference.lifetime {
        not_static(scope, lifetime, errors);
    }
    if scope.decodes {
        if let Some(mutable) = &reference.mutability {
            errors.push(
                mutable,
                "cannot decode into a mutable borrow; own the value",
            );
        } else if !borrows(&reference.elem) {
            errors.push(
                reference,
                "only `str` and `[u8]` can be borrowed from the input; own the value, or add `#[xdr(encode)]` to the type",
            );
        }
    }
    check(scope, &reference.elem, form, errors);
}

/// The input does not live for ever.
fn not_static(scope: &Scope, lifetime: &Lifetime, errors: &mut Errors) {
    if scope.decodes && lifetime.ident == "static" {
        errors.push(
            lifetime,
            "a decoded value borrows from its input, which is not `'static`; use a lifetime parameter or an owned type",
        );
    }
}

fn borrows(ty: &Type) -> bool {
    match known(ty) {
        Known::Text | Known::Other => true,
        Known::Slice(inner) => is_byte(inner),
        _ => false,
    }
}

/// A type of the user's own, or an alias: only what holds for every type.
fn other(ty: &Type, form: &FormAttrs, errors: &mut Errors) {
    super::form::range_or_length(form, errors);
    if form.list.is_some() && form.max.is_none() {
        errors.push(ty, unlimited(ty));
    }
}
