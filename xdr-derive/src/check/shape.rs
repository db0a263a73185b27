//! Rules about the type as a whole.

use crate::attrs::VariantAttrs;
use crate::errors::Errors;
use crate::model::form::{bare, integer};
use crate::model::types::{Known, known, last_name, show};
use crate::model::{Container, Field, Shape};
use syn::punctuated::Punctuated;
use syn::{
    Attribute, Data, DeriveInput, Expr, ExprLit, Generics, Ident, Lit, Token, Type, TypeParamBound,
    WherePredicate,
};

/// All rules about the type as a whole that the model can tell.
pub(crate) fn check(container: &Container, errors: &mut Errors) {
    match &container.shape {
        Shape::Struct(fields) => {
            something_travels(&container.ident, fields, errors);
            keys_of_an_enum(container, errors);
        }
        Shape::Enum(definition) => {
            if container.attrs.failure.is_some() {
                for value in &definition.values {
                    not_success(&value.expr, errors);
                }
            }
        }
        Shape::Union(_) => {}
    }
}

/// Rules that hold however wrong the rest is.
pub(crate) fn check_head(
    input: &DeriveInput,
    head: &crate::model::lower::Head,
    errors: &mut Errors,
) {
    one_direction(head, errors);
    reserved_lifetime(input, errors);
    sized(input, errors);
    positive(head.attrs.amplification.as_ref(), errors);
    if head.is_enum {
        four_bytes(&input.attrs, errors);
    }
}

/// A struct of skipped fields would be void with a name.
fn something_travels(ident: &Ident, fields: &[Field], errors: &mut Errors) {
    if !fields.is_empty() && !fields.iter().any(Field::travels) {
        errors.push(ident, "every field is skipped; nothing is left on the wire");
    }
}

/// `switch` and `failure` are about discriminants.
fn keys_of_an_enum(container: &Container, errors: &mut Errors) {
    if let Some(switch) = &container.attrs.switch {
        errors.push(&switch.key, "`switch` belongs to an enum; remove it");
    }
    if let Some(failure) = &container.attrs.failure {
        errors.push(failure, "`failure` belongs to an enum; remove it");
    }
}

/// In a result, 0 means success.
pub(crate) fn not_success(expr: &Expr, errors: &mut Errors) {
    if integer(expr) == Some(0) {
        errors.push(
            expr,
            "0 stands for success in a result; a failure needs another value",
        );
    }
}

/// `case` and `default` without `switch`. Says whether there were any.
pub(crate) fn keys_of_a_union(attrs: &VariantAttrs, errors: &mut Errors) -> bool {
    if let Some(case) = &attrs.case {
        errors.push(
            &case.key,
            "`case` belongs to a union; write the value as `= 1`, or add `switch` to the type",
        );
    }
    if let Some(default) = &attrs.default {
        errors.push(
            default,
            "`default` belongs to a union; add `switch` to the type, or use `other`",
        );
    }
    attrs.case.is_some() || attrs.default.is_some()
}

/// Whether Rust can tell the size of the type.
pub(crate) fn is_sized(input: &DeriveInput) -> bool {
    !fields(&input.data).any(|field| is_unsized(&field.ty, &input.generics))
}

fn fields(data: &Data) -> impl Iterator<Item = &syn::Field> {
    let of_struct = match data {
        Data::Struct(data) => Some(&data.fields),
        _ => None,
    };
    let of_variants = match data {
        Data::Enum(data) => Some(data.variants.iter().map(|variant| &variant.fields)),
        _ => None,
    };
    let variants = of_variants.into_iter().flatten();
    of_struct.into_iter().chain(variants).flatten()
}

/// A field owns its value or borrows it.
fn sized(input: &DeriveInput, errors: &mut Errors) {
    for field in fields(&input.data) {
        if is_unsized(&field.ty, &input.generics) {
            let message = "unsized field; use `Vec<T>`, `Box<[T]>` or a reference";
            errors.push(&field.ty, message);
        }
    }
}

/// Whether a type is a slice or a string without an owner, or a parameter that may stand for one.
fn is_unsized(ty: &Type, generics: &Generics) -> bool {
    let is_str = last_name(ty).is_some_and(|name| name == "str");
    matches!(known(ty), Known::Slice(_))
        || (is_str && matches!(known(ty), Known::Text))
        || maybe_unsized(generics).any(|param| *param == show(ty))
}

/// The type parameters that `?Sized` stands behind.
fn maybe_unsized(generics: &Generics) -> impl Iterator<Item = String> {
    let maybe = |bounds: &Punctuated<TypeParamBound, Token![+]>| {
        let mut bounds = bounds.iter();
        bounds.any(|bound| matches!(bound, TypeParamBound::Trait(bound) if bound.maybe.is_some()))
    };
    let params = generics.type_params();
    let params = params
        .filter(move |param| maybe(&param.bounds))
        .map(|param| param.ident.to_string());
    let clause = generics.where_clause.iter();
    let clauses = clause.flat_map(|clause| &clause.predicates);
    let clauses = clauses.filter_map(move |predicate| match predicate {
        WherePredicate::Type(predicate) if maybe(&predicate.bounds) => {
            Some(show(&predicate.bounded_ty))
        }
        _ => None,
    });
    params.chain(clauses)
}

/// Both directions are what comes without a key.
fn one_direction(head: &crate::model::lower::Head, errors: &mut Errors) {
    if let (Some(_), Some(decode)) = (&head.attrs.encode, &head.attrs.decode) {
        errors.push(
            decode,
            "both directions are the default; remove `encode` and `decode`",
        );
    }
}

/// The generated impl has a lifetime of its own.
fn reserved_lifetime(input: &DeriveInput, errors: &mut Errors) {
    for param in input.generics.lifetimes() {
        if param.lifetime.ident == "__de" {
            errors.push(
                &param.lifetime,
                "`'__de` is used by the generated code; choose another name",
            );
        }
    }
}

/// A ceiling of 0 would refuse every array.
fn positive(amplification: Option<&Expr>, errors: &mut Errors) {
    let Some(expr) = amplification else {
        return;
    };
    let literal = matches!(
        bare(expr),
        Expr::Lit(ExprLit {
            lit: Lit::Int(_),
            ..
        })
    );
    if !matches!(integer(expr), Some(value) if literal && value > 0) {
        errors.push(expr, "expected a positive number");
    }
}

/// An XDR enum is an `int` (RFC 4506 section 4.3).
fn four_bytes(attrs: &[Attribute], errors: &mut Errors) {
    const OTHERS: &[&str] = &[
        "u8", "i8", "u16", "i16", "u64", "i64", "u128", "i128", "usize", "isize",
    ];
    for attr in attrs.iter().filter(|attr| attr.path().is_ident("repr")) {
        // What rustc cannot read, rustc reports.
        let _: syn::Result<()> = attr.parse_nested_meta(|meta| {
            if OTHERS.iter().any(|other| meta.path.is_ident(other)) {
                let message = "XDR enums are 4 bytes; use `repr(i32)` or drop it";
                errors.push(&meta.path, message);
            }
            Ok(())
        });
    }
}
