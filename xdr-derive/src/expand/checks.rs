//! What only rustc can check: constants of the definition, and assertions about them at the
//! user's own expressions.

use super::layout::{self, Group};
use crate::attrs::FormAttrs;
use crate::model::form::{element, form_type, integer, limit_checks};
use crate::model::types::{Known, is_byte, known};
use crate::model::{Container, Enum, Field, Form, Shape, Switch, Union};
use crate::place::{assertion, at};
use proc_macro2::TokenStream;
use quote::{format_ident, quote, quote_spanned};
use syn::spanned::Spanned as _;
use syn::visit_mut::VisitMut;
use syn::{Expr, Generics, Ident, Path, Type};

/// How many bytes of memory an element may take for each byte it takes on the wire at least.
const AMPLIFICATION: usize = 64;

/// The name of an enum value as a constant.
pub(super) fn value_name(number: usize) -> Ident {
    format_ident!("__VALUE_{number}")
}

/// The name of a case as a constant.
pub(super) fn case_name(number: usize) -> Ident {
    format_ident!("__CASE_{number}")
}

/// The constant number of a case.
pub(super) fn case_number(kind: Switch, number: usize) -> TokenStream {
    let name = case_name(number);
    match kind {
        Switch::Enum => quote!((#name.__xdr_value() as ::core::primitive::i64)),
        _ => quote!((#name as ::core::primitive::i64)),
    }
}

/// The constants that the impls match on, and the rules about them.
pub(super) fn constants(container: &Container) -> TokenStream {
    let failure = container.attrs.failure.is_some();
    match &container.shape {
        Shape::Struct(_) => TokenStream::new(),
        Shape::Enum(definition) => values(definition, failure),
        Shape::Union(definition) => cases(container, definition, failure),
    }
}

fn values(definition: &Enum, failure: bool) -> TokenStream {
    let mut items = TokenStream::new();
    for (number, value) in definition.values.iter().enumerate() {
        let (name, expr, cfg) = (value_name(number), &value.expr, layout::cfg(&value.cfgs));
        items.extend(quote! {
            #cfg
            const #name: ::core::primitive::i32 = (#expr) as ::core::primitive::i32;
        });
        if integer(expr).is_some() {
            continue;
        }
        let fits = quote! {
            (#expr) as ::core::primitive::i128 >= -2_147_483_648
                && (#expr) as ::core::primitive::i128 <= 2_147_483_647
        };
        let message = "XDR enum values are signed 32-bit integers";
        let check = assertion(expr, &fits, message);
        items.extend(quote!(#cfg #check));
        if failure {
            let check = not_success(expr, &quote!(#name));
            items.extend(quote!(#cfg #check));
        }
    }
    items
}

fn not_success(expr: &Expr, number: &TokenStream) -> TokenStream {
    let message = "0 stands for success in a result; a failure needs another value";
    assertion(expr, &quote!(#number != 0), message)
}

fn cases(container: &Container, definition: &Union, failure: bool) -> TokenStream {
    let krate = &container.scope.krate;
    let (switch, kind) = (&definition.switch, definition.kind);
    let mut items = TokenStream::new();
    let mut numbers = Vec::new();
    let with_cfg = definition.arms.iter().any(|arm| !arm.cfgs.is_empty());
    for arm in &definition.arms {
        let cfg = layout::cfg(&arm.cfgs);
        for case in &arm.cases {
            let (name, expr) = (case_name(case.number), &case.expr);
            items.extend(quote!(#cfg const #name: #switch = #expr;));
            let number = case_number(kind, case.number);
            if failure && integer(expr).is_none() {
                let check = not_success(expr, &number);
                items.extend(quote!(#cfg #check));
            }
            let (at, literal) = (numbers.len(), integer(expr).is_some());
            numbers.push(number);
            if at > 0 && !with_cfg && !(literal && kind != Switch::Enum && all_literal(definition))
            {
                let free = quote!(!#krate::__private::taken(__CASES, #at));
                let message = "this case is already taken; a value leads to one arm";
                items.extend(assertion(expr, &free, message));
            }
        }
    }
    if !with_cfg && numbers.len() > 1 {
        items.extend(quote! {
            const __CASES: &[::core::primitive::i64] = &[#(#numbers),*];
        });
    }
    items
}

fn all_literal(definition: &Union) -> bool {
    let mut cases = definition.arms.iter().flat_map(|arm| &arm.cases);
    cases.all(|case| integer(&case.expr).is_some())
}

/// The rules about limits and element types of all fields.
pub(super) fn fields(container: &Container, groups: &[Group<'_>]) -> TokenStream {
    let mut items = TokenStream::new();
    for slot in groups.iter().flat_map(|group| &group.slots) {
        let field = slot.field();
        let cfg = slot.cfg();
        let mut checks = match &field.form {
            Form::With(module) => multiple_of_four(module),
            _ => limit_checks(&container.scope, &field.ty, &field.attrs.form),
        };
        if concrete(&container.generics, field) {
            let ty = without_self(container, &field.ty);
            checks.extend(elements(container, &ty, &field.attrs.form));
        }
        if field.cfgs.is_empty() {
            items.extend(checks);
        } else {
            items.extend(quote!(#cfg const _: () = { #checks };));
        }
    }
    items
}

fn multiple_of_four(module: &Path) -> TokenStream {
    let condition = quote!(#module::MIN % 4 == 0);
    assertion(
        module,
        &condition,
        "wire sizes are multiples of 4; round `MIN` up",
    )
}

/// Whether constants outside the impls can name the type of the field.
fn concrete(generics: &Generics, field: &Field) -> bool {
    generics.type_params().next().is_none()
        && generics.const_params().next().is_none()
        && matches!(field.form, Form::Plain | Form::Bounded(_))
}

/// The type with the name of the container for `Self`, and without its lifetimes.
fn without_self(container: &Container, ty: &Type) -> Type {
    struct Replace<'a>(&'a Container);
    impl VisitMut for Replace<'_> {
        fn visit_path_mut(&mut self, path: &mut Path) {
            if path.is_ident("Self") {
                *path = Path::from(self.0.ident.clone());
            }
            syn::visit_mut::visit_path_mut(self, path);
        }
        fn visit_lifetime_mut(&mut self, lifetime: &mut syn::Lifetime) {
            lifetime.ident = Ident::new("static", lifetime.ident.span());
        }
        fn visit_type_reference_mut(&mut self, reference: &mut syn::TypeReference) {
            reference.lifetime = Some(syn::Lifetime::new("'static", reference.and_token.span()));
            self.visit_type_mut(&mut reference.elem);
        }
    }
    let mut ty = ty.clone();
    Replace(container).visit_type_mut(&mut ty);
    ty
}

/// Elements of arrays of variable length: each takes bytes on the wire, and not much more in memory.
fn elements(container: &Container, ty: &Type, form: &FormAttrs) -> TokenStream {
    if form.nested.is_some() || form.wire.is_some() {
        return TokenStream::new();
    }
    let inner = match known(ty) {
        Known::Option(inner) | Known::Box(inner) | Known::Cow(inner) => {
            return elements(container, inner, form);
        }
        Known::Reference(reference) => return elements(container, &reference.elem, form),
        Known::Array(inner, _) => {
            let mut checks = elements(container, inner, &form.elements());
            checks.extend(no_overflow(container, ty, form));
            return checks;
        }
        Known::Vec(inner) | Known::Slice(inner) if form.max.is_some() => inner,
        _ => return TokenStream::new(),
    };
    let deeper = form.elements();
    if is_byte(inner) && deeper.wire.is_none() {
        return TokenStream::new();
    }
    let mut checks = element_checks(container, inner, form);
    checks.extend(elements(container, element(ty), &deeper));
    checks
}

/// The trait with the sizes of a type in a form. `Plain` is left out: a user knows nothing of it.
fn wire_of(container: &Container, ty: &Type, form: &FormAttrs) -> TokenStream {
    let krate = &container.scope.krate;
    match form_type(&container.scope, ty, form) {
        Some(form) => quote!(#krate::__private::In::<#ty, #form>),
        None => quote!(#krate::__private::Of::<#ty>),
    }
}

fn element_checks(container: &Container, inner: &Type, form: &FormAttrs) -> TokenStream {
    let each = wire_of(container, inner, &form.elements());
    let amplification = match &container.attrs.amplification {
        Some(expr) => integer(expr).and_then(|value| usize::try_from(value).ok()),
        None => None,
    };
    let amplification = amplification.unwrap_or(AMPLIFICATION);
    let too_large = format!(
        "an element takes more than {amplification} times the memory that it takes on the wire at \
         least; box the large arm or set `amplification`"
    );
    // Each element of a list has a flag of its own before it.
    let flag = if form.list.is_some() { 4usize } else { 0 };
    let min = quote_spanned!(at(inner)=> (#each::MIN + #flag));
    let mut checks = assertion(
        inner,
        &quote!(#min > 0),
        "the elements take no bytes on the wire, so the count would cost the sender nothing",
    );
    let size = quote!(::core::mem::size_of::<#inner>());
    let small = quote!(#min == 0 || #size / #min <= #amplification);
    checks.extend(assertion(inner, &small, &too_large));
    checks
}

/// A fixed array whose size on the wire no address space holds.
fn no_overflow(container: &Container, ty: &Type, form: &FormAttrs) -> TokenStream {
    let wire = wire_of(container, ty, form);
    let min = quote_spanned!(at(ty)=> #wire::MIN);
    let fits = quote!(#min < ::core::primitive::usize::MAX / 2);
    assertion(ty, &fits, "size on the wire overflows")
}
