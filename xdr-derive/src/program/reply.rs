//! What a procedure answers.

use super::{lifetimes, open};
use crate::attrs::FieldAttrs;
use crate::errors::Errors;
use crate::model::form::{Scope, limit_checks};
use crate::model::{self, Form};
use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use syn::spanned::Spanned as _;
use syn::{
    GenericArgument, Generics, PathArguments, PathSegment, ReturnType, Type, TypePath, parse_quote,
};

/// The body of the reply.
pub(crate) struct Reply {
    pub(crate) kind: ReplyKind,
    /// The type that the method gives.
    pub(crate) output: Type,
    /// The type that travels on success: `T` of `Result<T, E>`, or the output.
    pub(crate) value: Type,
    /// The limit or form of `value`; `None` for none.
    pub(crate) form: Option<TokenStream>,
    /// What only rustc can tell about the limits in `form`.
    pub(crate) checks: TokenStream,
}

/// How the output becomes a reply.
pub(crate) enum ReplyKind {
    /// The output is the body.
    Value,
    /// `Result<T, E>`: the union of value and failure `E`.
    Outcome(Box<Type>),
    /// `Result<T, Fault>`: the value, or an accept_stat of RFC 5531 in its place.
    Fault,
    /// `Result<T, RemoteError>`: the value, or an error as libvirt has it in its place.
    Remote,
}

impl ReplyKind {
    /// What the second type of a `Result` says.
    fn of_failure(failure: &Type) -> ReplyKind {
        if is_named(failure, "Fault") {
            ReplyKind::Fault
        } else if is_named(failure, "RemoteError") {
            ReplyKind::Remote
        } else {
            ReplyKind::Outcome(Box::new(failure.clone()))
        }
    }
}

impl Reply {
    /// Reads the output of a method and the `#[xdr(..)]` on it, which is about what travels.
    pub(crate) fn read(
        output: &ReturnType,
        attrs: &[syn::Attribute],
        krate: &TokenStream,
        errors: &mut Errors,
    ) -> Reply {
        let output: Type = match output {
            ReturnType::Default => parse_quote!(()),
            ReturnType::Type(_, ty) => (**ty).clone(),
        };
        let (kind, value) = match result_arguments(&output) {
            Some((value, failure)) => (ReplyKind::of_failure(failure), value.clone()),
            None => (ReplyKind::Value, output.clone()),
        };
        let form = form(&value, attrs, krate, errors);
        let (form, checks) = form.map_or((None, TokenStream::new()), |(form, checks)| {
            (Some(form), checks)
        });
        Reply {
            kind,
            output,
            value,
            form,
            checks,
        }
    }

    /// Whether nothing travels, neither value nor failure.
    pub(crate) fn is_void(&self) -> bool {
        matches!(self.kind, ReplyKind::Value) && is_void(&self.value)
    }

    /// Whether a value travels on success.
    pub(crate) fn has_value(&self) -> bool {
        !is_void(&self.value)
    }

    /// The type that says to the client how to read the reply.
    pub(crate) fn decoder(&self, krate: &TokenStream) -> TokenStream {
        let value = &self.value;
        let form = self.form.iter();
        match &self.kind {
            ReplyKind::Outcome(failure) => quote!(#krate::Outcome<#value, #failure #(, #form)*>),
            ReplyKind::Value | ReplyKind::Fault | ReplyKind::Remote => {
                quote!(#krate::Value<#value #(, #form)*>)
            }
        }
    }

    /// The type that travels, failure included.
    pub(crate) fn body(&self) -> TokenStream {
        let value = &self.value;
        match &self.kind {
            // Not the output as written: a type of the user may be called `Result` too.
            ReplyKind::Outcome(failure) => {
                quote_spanned!(self.output.span()=> ::core::result::Result<#value, #failure>)
            }
            ReplyKind::Value | ReplyKind::Fault | ReplyKind::Remote => quote!(#value),
        }
    }
}

/// The form of the value, and the checks of its limits.
fn form(
    value: &Type,
    attrs: &[syn::Attribute],
    krate: &TokenStream,
    errors: &mut Errors,
) -> Option<(TokenStream, TokenStream)> {
    let form = FieldAttrs::parse(attrs, errors);
    if let Some(skip) = &form.skip {
        errors.push(
            &skip.key,
            "a result cannot be skipped; a procedure without one has no `->`",
        );
    } else if let Some(with) = &form.with {
        errors.push(
            &with.key,
            "`with` belongs on a field; give the result a struct of its own",
        );
    } else if let Some(tag) = &form.tag {
        errors.push(tag, "`tag` belongs to an arm of a union");
    } else if is_void(value) {
        if let Some(key) = form.form.keys().first() {
            errors.push(key, format!("`{key}` does not apply; the result is void"));
        }
    } else if result_alias(value).is_some()
        || lifetimes::first_borrow(value).is_some()
        || open::first(value).is_some()
    {
        // `check` reports it.
    } else {
        return limited(value, &form, &quote!(#krate::xdr), errors);
    }
    None
}

/// The form of a value that is there, owned, and no more than a field could be.
fn limited(
    value: &Type,
    attrs: &FieldAttrs,
    krate: &TokenStream,
    errors: &mut Errors,
) -> Option<(TokenStream, TokenStream)> {
    let Form::Bounded(form) = model::form(value, attrs, krate, errors) else {
        return None;
    };
    let scope = Scope::new(krate, &Generics::default(), true);
    Some((form, limit_checks(&scope, value, &attrs.form)))
}

/// `T` and `E` of a literal `Result<T, E>`, whatever path leads to it.
fn result_arguments(ty: &Type) -> Option<(&Type, &Type)> {
    let segment = last_segment(ty)?;
    if segment.ident != "Result" {
        return None;
    }
    let PathArguments::AngleBracketed(arguments) = &segment.arguments else {
        return None;
    };
    let mut types = arguments.args.iter();
    match (types.next(), types.next(), types.next()) {
        (Some(GenericArgument::Type(value)), Some(GenericArgument::Type(failure)), None) => {
            Some((value, failure))
        }
        _ => None,
    }
}

/// A `Result` that does not show its failure.
pub(crate) fn result_alias(ty: &Type) -> Option<&PathSegment> {
    let alias = last_segment(ty).filter(|segment| segment.ident == "Result")?;
    result_arguments(ty).is_none().then_some(alias)
}

/// Whether the last segment of the path is `name`.
pub(crate) fn is_named(ty: &Type, name: &str) -> bool {
    last_segment(ty).is_some_and(|segment| segment.ident == name)
}

/// Whether the type is `()`.
fn is_void(ty: &Type) -> bool {
    match ty {
        Type::Tuple(tuple) => tuple.elems.is_empty(),
        Type::Group(group) => is_void(&group.elem),
        Type::Paren(paren) => is_void(&paren.elem),
        _ => false,
    }
}

fn last_segment(ty: &Type) -> Option<&PathSegment> {
    match ty {
        Type::Path(TypePath { path, .. }) => path.segments.last(),
        Type::Group(group) => last_segment(&group.elem),
        Type::Paren(paren) => last_segment(&paren.elem),
        _ => None,
    }
}
