//! Which bounds the impls of a generic type need.
//!
//! A type parameter is bound where a field mentions it, and by what the field does with it; field
//! types as a whole are not bound, since that overflows on recursive types.

use crate::attrs::FormAttrs;
use crate::model::form::{Scope, form_type};
use crate::model::types::{Known, failure_of, known};
use crate::model::{Container, Field, Form, Shape};
use proc_macro2::TokenStream;
use quote::{ToTokens as _, quote};
use syn::visit::Visit;
use syn::visit_mut::VisitMut;
use syn::{
    GenericParam, Generics, Ident, Lifetime, Type, TypeParamBound, TypePath, WherePredicate,
    parse_quote,
};

/// The trait that an impl is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    Wire,
    Encode,
    Decode,
    MaxSize,
}

/// A type that a parameter decides, and what is asked of it.
struct Leaf {
    ty: Type,
    form: Option<TokenStream>,
    failure: bool,
}

/// The generics of the type with what an impl in this role adds.
pub(crate) fn generics(container: &Container, role: Role) -> Generics {
    let mut generics = container.generics.clone();
    let mut predicates = Vec::new();
    match &container.attrs.bound {
        Some(explicit) => {
            predicates.extend(
                explicit
                    .iter()
                    .filter_map(|one| for_role(container, one, role)),
            );
            if role == Role::MaxSize {
                predicates.extend(inferred(container, role));
            }
        }
        None => predicates = inferred(container, role),
    }
    if role == Role::Decode {
        let borrowed: Vec<Lifetime> = generics
            .lifetimes()
            .map(|param| param.lifetime.clone())
            .collect();
        let decode: GenericParam = if borrowed.is_empty() {
            parse_quote!('__de)
        } else {
            parse_quote!('__de: #(#borrowed)+*)
        };
        generics.params.insert(0, decode);
    }
    if !predicates.is_empty() {
        generics.make_where_clause().predicates.extend(predicates);
    }
    generics
}

/// An explicit predicate as an impl in this role takes it: bounds with `'de` are about decoding.
fn for_role(
    container: &Container,
    predicate: &WherePredicate,
    role: Role,
) -> Option<WherePredicate> {
    struct Rename;
    impl VisitMut for Rename {
        fn visit_lifetime_mut(&mut self, lifetime: &mut Lifetime) {
            if lifetime.ident == "de" {
                lifetime.ident = Ident::new("__de", lifetime.ident.span());
            }
        }
    }
    let own = container
        .generics
        .lifetimes()
        .any(|param| param.lifetime.ident == "de");
    let mut predicate = predicate.clone();
    if own {
        return Some(predicate);
    }
    if role == Role::Decode {
        Rename.visit_where_predicate_mut(&mut predicate);
        return Some(predicate);
    }
    if let WherePredicate::Type(bounds) = &mut predicate {
        let kept: Vec<TypeParamBound> = bounds
            .bounds
            .iter()
            .filter(|bound| !names_de(bound))
            .cloned()
            .collect();
        if kept.is_empty() {
            return None;
        }
        bounds.bounds = kept.into_iter().collect();
    }
    Some(predicate)
}

fn names_de(bound: &TypeParamBound) -> bool {
    struct Search(bool);
    impl<'ast> Visit<'ast> for Search {
        fn visit_lifetime(&mut self, lifetime: &'ast Lifetime) {
            self.0 |= lifetime.ident == "de";
        }
    }
    let mut search = Search(false);
    search.visit_type_param_bound(bound);
    search.0
}

fn inferred(container: &Container, role: Role) -> Vec<WherePredicate> {
    let params: Vec<Ident> = container
        .generics
        .type_params()
        .map(|param| param.ident.clone())
        .collect();
    if params.is_empty() {
        return Vec::new();
    }
    let fields: Vec<&Field> = match &container.shape {
        Shape::Struct(fields) => fields.iter().collect(),
        Shape::Enum(_) => Vec::new(),
        Shape::Union(union) => union.arms.iter().flat_map(|arm| &arm.fields).collect(),
    };
    let mut leaves = Vec::new();
    for field in fields {
        if matches!(field.form, Form::Plain | Form::Bounded(_)) {
            collect(
                &container.scope,
                &params,
                &field.ty,
                &field.attrs.form,
                &mut leaves,
            );
        }
    }
    let mut seen = Vec::new();
    let predicates = leaves
        .iter()
        .map(|leaf| predicate(&container.scope.krate, leaf, role));
    predicates
        .filter(|predicate: &WherePredicate| {
            let text = predicate.to_token_stream().to_string();
            let new = !seen.contains(&text);
            seen.push(text);
            new
        })
        .collect()
}

fn predicate(krate: &TokenStream, leaf: &Leaf, role: Role) -> WherePredicate {
    let Leaf { ty, form, failure } = leaf;
    let bound = match (role, form) {
        (Role::Wire, None) => quote!(#krate::Wire),
        (Role::Wire, Some(form)) => quote!(#krate::WireBounded<#form>),
        (Role::Encode, None) => quote!(#krate::Encode),
        (Role::Encode, Some(form)) => quote!(#krate::EncodeBounded<#form>),
        (Role::Decode, None) => quote!(#krate::Decode<'__de>),
        (Role::Decode, Some(form)) => quote!(#krate::DecodeBounded<'__de, #form>),
        (Role::MaxSize, None) => quote!(#krate::MaxSize),
        (Role::MaxSize, Some(form)) => quote!(#krate::MaxSizeBounded<#form>),
    };
    if *failure {
        return parse_quote!(#ty: #bound + #krate::Failure);
    }
    parse_quote!(#ty: #bound)
}

/// Follows a type and its form together down to what a parameter decides.
fn collect(scope: &Scope, params: &[Ident], ty: &Type, form: &FormAttrs, leaves: &mut Vec<Leaf>) {
    if let Some(wire) = &form.wire {
        if starts_at_param(ty, params) {
            leaves.push(Leaf {
                ty: ty.clone(),
                form: form_type(scope, ty, form),
                failure: false,
            });
        }
        return collect(scope, params, &wire.value, &form.behind_as(), leaves);
    }
    if form.nested.is_some() {
        return collect(scope, params, ty, &FormAttrs::default(), leaves);
    }
    match known(ty) {
        Known::Option(inner) | Known::Box(inner) | Known::Cow(inner) => {
            collect(scope, params, inner, form, leaves);
        }
        Known::Result(inner) => {
            collect(scope, params, inner, form, leaves);
            if let Some(failure) = failure_of(ty).filter(|ty| starts_at_param(ty, params)) {
                leaves.push(Leaf {
                    ty: failure.clone(),
                    form: None,
                    failure: true,
                });
            }
        }
        Known::Reference(reference) => collect(scope, params, &reference.elem, form, leaves),
        Known::Vec(inner) | Known::Slice(inner) | Known::Array(inner, _) => {
            collect(scope, params, inner, &form.elements(), leaves);
        }
        _ if starts_at_param(ty, params) => leaves.push(Leaf {
            ty: ty.clone(),
            form: form_type(scope, ty, form),
            failure: false,
        }),
        _ => mentioned(ty, params, leaves),
    }
}

/// Whether a type is `T` or `T::Name`.
fn starts_at_param(ty: &Type, params: &[Ident]) -> bool {
    match ty {
        Type::Group(group) => starts_at_param(&group.elem, params),
        Type::Paren(paren) => starts_at_param(&paren.elem, params),
        Type::Path(path) if path.qself.is_none() && path.path.leading_colon.is_none() => path
            .path
            .segments
            .first()
            .is_some_and(|first| params.contains(&first.ident)),
        _ => false,
    }
}

/// The parameters somewhere inside another type.
fn mentioned(ty: &Type, params: &[Ident], leaves: &mut Vec<Leaf>) {
    struct Search<'a> {
        params: &'a [Ident],
        leaves: &'a mut Vec<Leaf>,
    }
    impl<'ast> Visit<'ast> for Search<'_> {
        fn visit_type_path(&mut self, path: &'ast TypePath) {
            let ty = Type::Path(path.clone());
            if starts_at_param(&ty, self.params) {
                self.leaves.push(Leaf {
                    ty,
                    form: None,
                    failure: false,
                });
            } else {
                syn::visit::visit_type_path(self, path);
            }
        }
    }
    Search { params, leaves }.visit_type(ty);
}
