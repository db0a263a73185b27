//! The rules of versions that extend one another. What the older one has is known to rustc alone,
//! see `expand::versions`.

use crate::attrs::program::Given;
use crate::errors::Errors;
use crate::program::model::Program;
use syn::TypeParamBound;
use syn::ext::IdentExt as _;

/// Checks what the trait itself tells.
pub(super) fn check(program: &Program, errors: &mut Errors) {
    extends_its_supertrait(program, errors);
    overrides_something(program, errors);
}

/// The implementation answers the procedures of the older version too.
fn extends_its_supertrait(program: &Program, errors: &mut Errors) {
    let Some(path) = program.extends.value() else {
        return;
    };
    let Some(older) = path.segments.last() else {
        return;
    };
    let is_older = |bound: &TypeParamBound| match bound {
        TypeParamBound::Trait(bound) => {
            let last = bound.path.segments.last();
            last.is_some_and(|last| last.ident.unraw() == older.ident.unraw())
        }
        _ => false,
    };
    if !program.definition.supertraits.iter().any(is_older) {
        let (name, older) = (&program.definition.ident, &older.ident);
        errors.push(
            path,
            format!(
                "who implements `{name}` implements `{older}` too; write `trait {name}: {older}`"
            ),
        );
    }
}

/// Only an older version has procedures to override.
fn overrides_something(program: &Program, errors: &mut Errors) {
    if !matches!(program.extends, Given::Missing) {
        return;
    }
    for procedure in &program.procedures {
        if let Some(key) = &procedure.options.overrides {
            errors.push(
                key,
                "there is nothing to override; write `extends = Trait` in `#[rpc_program(..)]`, or remove `overrides`",
            );
        }
    }
}
