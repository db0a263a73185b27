//! Rules about `max_size`: a maximal size exists only where every part has one.

use crate::attrs::{FormAttrs, Limit};
use crate::errors::Errors;
use crate::model::{Container, Field, Form, Shape};
use proc_macro2::Ident;
use syn::visit::Visit;
use syn::{Type, TypePath};

/// All rules about `max_size`.
pub(crate) fn check(container: &Container, errors: &mut Errors) {
    if container.attrs.max_size.is_none() {
        return;
    }
    let fields: Vec<&Field> = match &container.shape {
        Shape::Struct(fields) => fields.iter().collect(),
        Shape::Enum(_) => Vec::new(),
        Shape::Union(union) => union.arms.iter().flat_map(|arm| &arm.fields).collect(),
    };
    for field in fields.into_iter().filter(|field| field.travels()) {
        not_recursive(&field.ty, &container.ident, errors);
        limited(field, errors);
    }
}

/// A type inside itself has no end.
fn not_recursive(ty: &Type, ident: &Ident, errors: &mut Errors) {
    struct Search<'a> {
        ident: &'a Ident,
        found: bool,
    }
    impl<'ast> Visit<'ast> for Search<'_> {
        fn visit_type_path(&mut self, path: &'ast TypePath) {
            self.found |= path.path.is_ident("Self")
                || path.path.segments.len() == 1
                    && path
                        .path
                        .segments
                        .iter()
                        .any(|segment| segment.ident == *self.ident);
            syn::visit::visit_type_path(self, path);
        }
    }
    let mut search = Search {
        ident,
        found: false,
    };
    search.visit_type(ty);
    if search.found {
        errors.push(
            ty,
            "a recursive type has no maximal size; remove `max_size`",
        );
    }
}

/// `max = unbounded` and hand-written codecs say nothing about a maximum.
fn limited(field: &Field, errors: &mut Errors) {
    let name = field.name();
    if matches!(field.form, Form::With(_)) {
        let message = format!("`{name}` is coded by hand, so the type has no known maximal size");
        return errors.push(&field.ty, message);
    }
    if unbounded(&field.attrs.form) {
        let message = format!("`{name}` has no limit, so the type has no maximal size");
        errors.push(&field.ty, message);
    }
}

fn unbounded(form: &FormAttrs) -> bool {
    let here = form
        .max
        .as_ref()
        .is_some_and(|max| matches!(max.value, Limit::Unbounded));
    here || form
        .each
        .as_ref()
        .is_some_and(|each| unbounded(&each.value))
}
