//! From the syntax tree and the attributes to the model.

use super::form::{Scope, form_in};
use super::types::{Known, known};
use super::{Arm, Case, Container, Enum, EnumValue, Field, Form, Other, Shape, Switch, Union};
use crate::attrs::{ContainerAttrs, FieldAttrs, VariantAttrs, cfgs, docs};
use crate::check;
use crate::errors::Errors;
use proc_macro2::TokenStream;
use quote::{ToTokens as _, quote};
use syn::{Data, DataEnum, DeriveInput, Expr, Fields, Generics, Ident, Member, Type, Variant};

/// What any result needs to know, even that of a definition with mistakes.
#[derive(Debug)]
pub(crate) struct Head {
    pub(crate) ident: Ident,
    pub(crate) generics: Generics,
    pub(crate) attrs: ContainerAttrs,
    pub(crate) krate: TokenStream,
    pub(crate) is_enum: bool,
    /// Whether values have a size, so that functions can give them.
    pub(crate) sized: bool,
}

/// The name, the generics and the attributes of the type itself.
pub(crate) fn head(input: &DeriveInput, krate: &TokenStream, errors: &mut Errors) -> Head {
    let attrs = ContainerAttrs::parse(&input.attrs, errors);
    let krate = match &attrs.krate {
        Some(path) => quote!(#path),
        None => krate.clone(),
    };
    Head {
        ident: input.ident.clone(),
        generics: input.generics.clone(),
        is_enum: matches!(input.data, Data::Enum(_)) && attrs.switch.is_none(),
        sized: check::shape::is_sized(input),
        attrs,
        krate,
    }
}

/// The model; `None` where the definition is too wrong to have one.
pub(crate) fn lower(input: &DeriveInput, head: &Head, errors: &mut Errors) -> Option<Container> {
    let scope = Scope::new(&head.krate, &head.generics, head.attrs.decodes());
    let shape = match &input.data {
        Data::Struct(data) => {
            let place = (&scope, &input.ident);
            Shape::Struct(lower_struct(place, &data.fields, errors))
        }
        Data::Enum(data) if data.variants.is_empty() => {
            errors.push(
                &input.ident,
                "an XDR enum needs at least one value; write `Name = 1`",
            );
            return None;
        }
        Data::Enum(data) => match &head.attrs.switch {
            Some(switch) => Shape::Union(lower_union(&scope, &switch.value, data, errors)?),
            None => Shape::Enum(lower_enum(data, errors)?),
        },
        Data::Union(data) => {
            errors.push(
                data.union_token,
                "`Xdr` cannot be derived for a Rust `union`; an XDR union is an `enum` with `#[xdr(switch = ..)]`",
            );
            return None;
        }
    };
    Some(Container {
        ident: head.ident.clone(),
        generics: head.generics.clone(),
        docs: docs(&input.attrs),
        attrs: head.attrs.clone(),
        scope,
        shape,
    })
}

fn lower_struct(
    (scope, ident): (&Scope, &Ident),
    fields: &Fields,
    errors: &mut Errors,
) -> Vec<Field> {
    if fields.is_empty() {
        errors.push(
            ident,
            "an XDR struct needs at least one field; use `()` for void",
        );
    }
    let mut fields = lower_fields(scope, fields, &[], errors);
    for field in &fields {
        if let Some(tag) = &field.attrs.tag {
            errors.push(tag, "`tag` belongs to an arm of a union; remove it");
        }
    }
    transparent(&mut fields);
    fields
}

/// A tuple of one field on the wire is not a step on the path of an error.
fn transparent(fields: &mut [Field]) {
    if fields.iter().filter(|field| field.travels()).count() == 1 {
        for field in fields {
            if matches!(field.member, Member::Unnamed(_)) {
                field.label = None;
            }
        }
    }
}

fn lower_fields(
    scope: &Scope,
    fields: &Fields,
    outer_cfgs: &[TokenStream],
    errors: &mut Errors,
) -> Vec<Field> {
    let members = fields.members();
    let lowered = fields.iter().zip(members).map(|(field, member)| {
        let attrs = FieldAttrs::parse(&field.attrs, errors);
        let form = if matches!(known(&field.ty), Known::Slice(_)) {
            Form::Plain
        } else {
            form_in(scope, &field.ty, &attrs, errors)
        };
        let mut all_cfgs = outer_cfgs.to_vec();
        all_cfgs.extend(cfgs(&field.attrs));
        let mut lowered = Field {
            member,
            label: None,
            ty: field.ty.clone(),
            attrs,
            form,
            docs: docs(&field.attrs),
            cfgs: all_cfgs,
        };
        lowered.label = Some(lowered.name());
        lowered
    });
    lowered.collect()
}

fn lower_enum(data: &DataEnum, errors: &mut Errors) -> Option<Enum> {
    let mut values = Vec::new();
    let mut others: Vec<Other> = Vec::new();
    let mut previous: Option<i128> = None;
    let attrs: Vec<VariantAttrs> = data
        .variants
        .iter()
        .map(|variant| VariantAttrs::parse(&variant.attrs, errors))
        .collect();
    if attrs.iter().any(|attrs| attrs.broken) || is_union(data, &attrs, errors) {
        return None;
    }
    for (variant, attrs) in data.variants.iter().zip(attrs) {
        if attrs.other.is_some() {
            let other = lower_other(variant, errors);
            if !others.is_empty() {
                errors.push(&variant.ident, "only one variant can take unknown values");
            }
            others.extend(other);
        } else {
            let value = lower_value(variant, previous, errors);
            previous = match &value {
                Some(value) => super::form::integer(&value.expr),
                None => Some(next_after(previous)),
            };
            values.extend(value);
        }
    }
    Some(Enum {
        values,
        other: others.into_iter().next(),
    })
}

/// Whether an enum without `switch` is meant as a union, which is a mistake.
fn is_union(data: &DataEnum, attrs: &[VariantAttrs], errors: &mut Errors) -> bool {
    let mut found = false;
    for attrs in attrs {
        found |= check::shape::keys_of_a_union(attrs, errors);
    }
    let mut pairs = data.variants.iter().zip(attrs);
    let with_data =
        pairs.find(|(variant, attrs)| attrs.other.is_none() && !variant.fields.is_empty());
    if let (false, Some((variant, _))) = (found, with_data) {
        errors.push(
            &variant.ident,
            "variants carry data, so this is an XDR union; add `#[xdr(switch = u32)]` or an enum type",
        );
        found = true;
    }
    found
}

fn next_after(previous: Option<i128>) -> i128 {
    previous.map_or(1, |value| value.wrapping_add(1))
}

/// A value is written down, since on the wire it is all there is.
fn lower_value(
    variant: &Variant,
    previous: Option<i128>,
    errors: &mut Errors,
) -> Option<EnumValue> {
    let Some((_, expr)) = &variant.discriminant else {
        let next = next_after(previous);
        errors.push(
            &variant.ident,
            format!(
                "XDR enum values are explicit; write `{} = {next}`",
                variant.ident
            ),
        );
        return None;
    };
    if let Some(value) = super::form::integer(expr)
        && i32::try_from(value).is_err()
    {
        errors.push(expr, "XDR enum values are signed 32-bit integers");
    }
    Some(EnumValue {
        ident: variant.ident.clone(),
        expr: expr.clone(),
        docs: docs(&variant.attrs),
        cfgs: cfgs(&variant.attrs),
    })
}

fn lower_other(variant: &Variant, errors: &mut Errors) -> Option<Other> {
    if let Fields::Unnamed(fields) = &variant.fields
        && fields.unnamed.len() == 1
        && let Some(field) = fields.unnamed.first()
        && matches!(known(&field.ty), Known::Integer("u32" | "i32"))
    {
        let attrs = FieldAttrs::parse(&field.attrs, errors);
        check::form::raw_value(&attrs, errors);
        return Some(Other {
            ident: variant.ident.clone(),
            ty: field.ty.clone(),
            docs: docs(&variant.attrs),
        });
    }
    errors.push(
        &variant.ident,
        format!(
            "`other` holds the raw value; write `{}(u32)`",
            variant.ident
        ),
    );
    None
}

fn lower_union(
    scope: &Scope,
    switch: &Type,
    data: &DataEnum,
    errors: &mut Errors,
) -> Option<Union> {
    let kind = match known(switch) {
        Known::Integer("u32") => Switch::Unsigned,
        Known::Integer("i32") => Switch::Signed,
        Known::Scalar("bool") => Switch::Bool,
        Known::Other => Switch::Enum,
        _ => {
            errors.push(
                switch,
                "a union switches on `u32`, `i32`, `bool` or an XDR enum",
            );
            return None;
        }
    };
    let mut arms = Vec::new();
    let mut cases = 0usize;
    for variant in &data.variants {
        arms.push(lower_arm(scope, variant, &mut cases, errors));
    }
    Some(Union {
        switch: switch.clone(),
        kind,
        arms,
    })
}

fn lower_arm(scope: &Scope, variant: &Variant, number: &mut usize, errors: &mut Errors) -> Arm {
    let attrs = VariantAttrs::parse(&variant.attrs, errors);
    check::union::keys(variant, &attrs, errors);
    let mut numbered = |expr: Expr| {
        let case = Case {
            expr,
            number: *number,
        };
        *number = number.saturating_add(1);
        case
    };
    let exprs = attrs.case.map(|case| case.value).unwrap_or_default();
    let cases = exprs.into_iter().map(&mut numbered).collect();
    let cfgs = cfgs(&variant.attrs);
    let mut fields = lower_fields(scope, &variant.fields, &cfgs, errors);
    let misplaced_tag = fields.iter().skip(1).any(|field| field.attrs.tag.is_some());
    let tag = take_tag(&mut fields, errors);
    transparent(&mut fields);
    Arm {
        ident: variant.ident.clone(),
        docs: docs(&variant.attrs),
        cfgs,
        cases,
        default: attrs.default,
        tag,
        misplaced_tag,
        fields,
    }
}

/// The first field, where it keeps the discriminant.
fn take_tag(fields: &mut Vec<Field>, errors: &mut Errors) -> Option<Field> {
    for field in fields.iter().skip(1) {
        if let Some(tag) = &field.attrs.tag {
            errors.push(tag, "`tag` must be the first field");
        }
    }
    let first = fields.first()?;
    first.attrs.tag.as_ref()?;
    for key in first.attrs.form.keys() {
        errors.push(
            key,
            format!("`tag` cannot be combined with `{key}`; remove it"),
        );
    }
    Some(fields.remove(0))
}

/// The text of a case as it is written.
pub(crate) fn case_text(case: &Case) -> String {
    super::types::show(case.expr.to_token_stream())
}
