//! What makes a definition wrong: one rule, one function, one sentence why.

pub(crate) mod form;
pub(crate) mod limit;
pub(crate) mod shape;
pub(crate) mod size;
pub(crate) mod types;
pub(crate) mod union;

use crate::errors::Errors;
use crate::model::{Container, Shape};

/// All rules that need the whole definition. Rules about one field run where its form is read.
pub(crate) fn container(container: &Container, errors: &mut Errors) {
    shape::check(container, errors);
    size::check(container, errors);
    if let Shape::Union(definition) = &container.shape {
        union::check(definition, container, errors);
    }
}
