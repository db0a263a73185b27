//! How a field travels, and the type that stands for it in the codec's traits.

use super::types::{Known, known};
use crate::attrs::{FieldAttrs, FormAttrs, Limit};
use crate::check;
use crate::errors::Errors;
use crate::place::{assertion, at};
use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use syn::{Expr, ExprLit, Generics, Ident, Lit, Path, RangeLimits, Type, UnOp};

/// How a field travels.
#[derive(Debug, Clone)]
pub(crate) enum Form {
    /// As its type says.
    Plain,
    /// Under the limit or in the form that this type stands for.
    Bounded(TokenStream),
    /// By a module of functions.
    With(Path),
    /// Not at all; decoding takes the expression or the default.
    Skip(Option<Expr>),
}

/// What stands around a field: the crate to name, the const parameters, and the direction.
#[derive(Debug, Clone)]
pub(crate) struct Scope {
    pub(crate) krate: TokenStream,
    /// The const parameters and whether each is a `u32`.
    pub(crate) params: Vec<(Ident, bool)>,
    /// Whether values are read.
    pub(crate) decodes: bool,
}

impl Scope {
    pub(crate) fn new(krate: &TokenStream, generics: &Generics, decodes: bool) -> Scope {
        let params = generics.const_params().map(|param| {
            let is_word = matches!(known(&param.ty), Known::Integer("u32"));
            (param.ident.clone(), is_word)
        });
        Scope {
            krate: krate.clone(),
            params: params.collect(),
            decodes,
        }
    }
}

/// The form of a field or result outside any generic type, with the mistakes in it.
pub(crate) fn form(
    ty: &Type,
    attrs: &FieldAttrs,
    krate: &TokenStream,
    errors: &mut Errors,
) -> Form {
    let scope = Scope::new(krate, &Generics::default(), true);
    form_in(&scope, ty, attrs, errors)
}

/// The form of a field, with the mistakes in it.
pub(crate) fn form_in(scope: &Scope, ty: &Type, attrs: &FieldAttrs, errors: &mut Errors) -> Form {
    if attrs.broken {
        return Form::Plain;
    }
    check::form::conflicts(attrs, errors);
    if let Some(skip) = &attrs.skip {
        return Form::Skip(skip.value.clone());
    }
    if let Some(with) = &attrs.with {
        return Form::With(with.value.clone());
    }
    check::limit::check(scope, &attrs.form, errors);
    check::types::check(scope, ty, &attrs.form, errors);
    match form_type(scope, ty, &attrs.form) {
        Some(form) => Form::Bounded(form),
        None => Form::Plain,
    }
}

/// The type `L` that stands for a form; `None` for the plain one.
pub(crate) fn form_type(scope: &Scope, ty: &Type, form: &FormAttrs) -> Option<TokenStream> {
    let krate = &scope.krate;
    if let Some(wire) = &form.wire {
        let wire = &wire.value;
        return Some(match form_type(scope, wire, &form.behind_as()) {
            Some(inner) => quote!(#krate::As<#wire, #inner>),
            None => quote!(#krate::As<#wire>),
        });
    }
    let max = form
        .max
        .as_ref()
        .map(|max| limit_argument(scope, &max.value));
    let each = || {
        let elements = form.elements();
        form_type(scope, element(ty), &elements).unwrap_or_else(|| quote!(#krate::Plain))
    };
    let has_each = form
        .each
        .as_ref()
        .is_some_and(|each| !each.value.is_empty());
    if let Some(max) = max {
        return Some(match (&form.list, &form.nested, has_each) {
            (Some(_), _, false) => quote!(#krate::List<#max>),
            (Some(_), _, true) => {
                let each = each();
                quote!(#krate::List<#max, #each>)
            }
            (None, Some(_), _) => quote!(#krate::Nested<#max>),
            (None, None, false) => quote!(#krate::Max<#max>),
            (None, None, true) => {
                let each = each();
                quote!(#krate::Each<#max, #each>)
            }
        });
    }
    if has_each {
        let each = each();
        return Some(quote!(#krate::Every<#each>));
    }
    form.range.as_ref().map(|range| {
        let (low, high) = range_ends(ty, &range.value);
        quote!(#krate::Range<#low, #high>)
    })
}

/// The elements of an array, through options and boxes; the type itself where it is no array.
pub(crate) fn element(ty: &Type) -> &Type {
    match known(ty) {
        Known::Vec(inner) | Known::Slice(inner) | Known::Array(inner, _) => inner,
        Known::Option(inner) | Known::Box(inner) | Known::Cow(inner) | Known::Result(inner) => {
            element(inner)
        }
        Known::Reference(reference) => element(&reference.elem),
        _ => ty,
    }
}

/// A limit as a const argument.
fn limit_argument(scope: &Scope, limit: &Limit) -> TokenStream {
    let Limit::Of(expr) = limit else {
        return quote!(4_294_967_295);
    };
    if let Some(value) = integer(expr).and_then(|value| u32::try_from(value).ok()) {
        return quote_spanned!(at(expr)=> { #value });
    }
    if param(scope, expr).is_some() {
        let param = bare(expr);
        return quote!(#param);
    }
    quote_spanned!(at(expr)=> { (#expr) as ::core::primitive::u32 })
}

/// The const parameter that an expression is, and whether it is a `u32`.
pub(crate) fn param(scope: &Scope, expr: &Expr) -> Option<bool> {
    let Expr::Path(path) = bare(expr) else {
        return None;
    };
    let ident = path.path.get_ident()?;
    let found = scope.params.iter().find(|(param, _)| param == ident);
    found.map(|(_, is_word)| *is_word)
}

/// Both ends of a range, included; open ends are the widest of the type.
fn range_ends(ty: &Type, range: &Expr) -> (TokenStream, TokenStream) {
    let (widest_low, widest_high) = widest(ty);
    let (mut low, mut high) = (quote!({ #widest_low }), quote!({ #widest_high }));
    if let Expr::Range(range) = bare(range) {
        if let Some(start) = &range.start {
            low = quote_spanned!(at(start)=> { (#start) as ::core::primitive::i128 });
        }
        if let Some(end) = &range.end {
            high = match range.limits {
                RangeLimits::Closed(_) => {
                    quote_spanned!(at(end)=> { (#end) as ::core::primitive::i128 })
                }
                RangeLimits::HalfOpen(_) => {
                    quote_spanned!(at(end)=> { (#end) as ::core::primitive::i128 - 1 })
                }
            };
        }
    }
    (low, high)
}

fn widest(ty: &Type) -> (i128, i128) {
    match known(ty) {
        Known::Integer("i32") => (i128::from(i32::MIN), i128::from(i32::MAX)),
        Known::Integer("u32") => (0, i128::from(u32::MAX)),
        Known::Integer("i64") => (i128::from(i64::MIN), i128::from(i64::MAX)),
        Known::Integer("u64") => (0, i128::from(u64::MAX)),
        Known::Option(inner) | Known::Box(inner) => widest(inner),
        _ => (i128::from(i64::MIN), i128::from(u64::MAX)),
    }
}

/// The expression without parentheses and without the invisible groups of `macro_rules!`.
pub(crate) fn bare(expr: &Expr) -> &Expr {
    match expr {
        Expr::Group(group) => bare(&group.expr),
        Expr::Paren(paren) => bare(&paren.expr),
        _ => expr,
    }
}

/// The value of an integer or bool literal, with its sign.
pub(crate) fn integer(expr: &Expr) -> Option<i128> {
    match bare(expr) {
        Expr::Lit(ExprLit {
            lit: Lit::Int(literal),
            ..
        }) => literal.base10_parse().ok(),
        Expr::Lit(ExprLit {
            lit: Lit::Bool(literal),
            ..
        }) => Some(i128::from(literal.value)),
        Expr::Unary(unary) if matches!(unary.op, UnOp::Neg(_)) => {
            integer(&unary.expr).map(i128::wrapping_neg)
        }
        _ => None,
    }
}

/// What only rustc can tell about the limits and ranges of a form: assertions at their expressions.
pub(crate) fn limit_checks(scope: &Scope, ty: &Type, form: &FormAttrs) -> TokenStream {
    let mut checks = TokenStream::new();
    if let Some(max) = &form.max
        && let Limit::Of(expr) = &max.value
        && integer(expr).is_none()
        && param(scope, expr).is_none()
    {
        let value = quote!((#expr) as ::core::primitive::i128);
        let rules = [
            (quote!(#value >= 0), "limit is negative"),
            (
                quote!(#value <= 4_294_967_295),
                "limit does not fit the length word (u32)",
            ),
            (
                quote!(#value != 0),
                "a limit of 0 allows only the empty value; use `()`",
            ),
        ];
        for (condition, message) in rules {
            checks.extend(assertion(expr, &condition, message));
        }
    }
    if let Some(range) = &form.range
        && !check::limit::mentions_param(scope, &range.value)
    {
        let (low, high) = range_ends(ty, &range.value);
        checks.extend(assertion(
            &range.value,
            &quote!(#low <= #high),
            "the range is empty",
        ));
    }
    if form.each.is_some() {
        checks.extend(limit_checks(scope, element(ty), &form.elements()));
    }
    checks
}
