//! The attributes that are ours. rustc does not know them, so they must not stay on what is emitted;
//! one that stands where it means nothing is reported as it goes.

use crate::errors::Errors;
use syn::{Attribute, FnArg, ItemTrait, Meta, TraitItemFn};

/// Each attribute, and where it belongs.
const OWN: &[(&str, &str)] = &[
    ("procedure", "belongs on a method of the trait"),
    (
        "event",
        "belongs on a function of the trait without `&self`",
    ),
    (
        "xdr",
        "belongs on an argument, or on a method for its result",
    ),
    ("context", "belongs on a parameter"),
    ("stream", "belongs on a parameter"),
];

/// Takes away what stands on the trait itself, where none of them belongs.
pub(crate) fn take_from_trait(definition: &mut ItemTrait, errors: &mut Errors) {
    take(&mut definition.attrs, &[], errors);
}

/// Takes away what stands on a procedure and on its parameters.
pub(crate) fn take_from_procedure(method: &mut TraitItemFn, errors: &mut Errors) {
    if let Some(event) = method
        .attrs
        .iter()
        .find(|attr| attr.path().is_ident("event"))
    {
        errors.push(
            event,
            "a method is a procedure or an event; remove `event` or `procedure`",
        );
    }
    take(&mut method.attrs, &["procedure", "event", "xdr"], errors);
    take_from_parameters(method, errors);
}

/// Takes away what stands on an event and on its parameters.
pub(crate) fn take_from_event(method: &mut TraitItemFn, errors: &mut Errors) {
    take(&mut method.attrs, &["event"], errors);
    take_from_parameters(method, errors);
}

fn take_from_parameters(method: &mut TraitItemFn, errors: &mut Errors) {
    for input in &mut method.sig.inputs {
        match input {
            FnArg::Receiver(receiver) => take(&mut receiver.attrs, &[], errors),
            FnArg::Typed(parameter) => {
                take(&mut parameter.attrs, &["xdr", "context", "stream"], errors);
            }
        }
    }
}

fn take(attrs: &mut Vec<Attribute>, allowed: &[&str], errors: &mut Errors) {
    attrs.retain(|attr| {
        let Some((name, place)) = OWN.iter().find(|(name, _)| attr.path().is_ident(name)) else {
            return true;
        };
        if !allowed.contains(name) {
            errors.push(attr, format!("`{name}` {place}"));
        } else if ["context", "stream"].contains(name) && !matches!(attr.meta, Meta::Path(_)) {
            errors.push(attr, format!("`{name}` takes no value; write `#[{name}]`"));
        }
        false
    });
}
