//! What makes a definition wrong: one rule, one function, one sentence why.

pub(crate) mod form;
pub(crate) mod limit;
pub(crate) mod shape;
pub(crate) mod size;
pub(crate) mod types;
pub(crate) mod union;

use crate::errors::Errors;
use crate::model::form::Scope;
use crate::model::{Container, Field, Shape};

/// All rules that need the whole definition. Rules about one field run where its form is read.
pub(crate) fn container(container: &Container, errors: &mut Errors) {
    shape::check(container, errors);
    size::check(container, errors);
    match &container.shape {
        Shape::Struct(fields) => together(&container.scope, fields, errors),
        Shape::Enum(_) => {}
        Shape::Union(definition) => {
            union::check(definition, container, errors);
            for arm in &definition.arms {
                together(&container.scope, &arm.fields, errors);
            }
        }
    }
}

/// Rules about fields beside each other.
fn together(scope: &Scope, fields: &[Field], errors: &mut Errors) {
    for field in fields {
        limit::of_no_field(scope, field, fields, errors);
    }
}
