//! When two things of one name can stand beside each other.

use crate::errors::Errors;
use crate::program::model::{Message, Program};
use proc_macro2::Ident;
use std::collections::BTreeMap;
use syn::Attribute;
use syn::ext::IdentExt as _;

/// The names seen so far, each with whether every bearer of it has a `#[cfg]`.
#[derive(Default)]
pub(crate) struct Names(BTreeMap<String, bool>);

impl Names {
    /// Whether the name stands before and `#[cfg]` cannot choose between the two, for which both
    /// need one. Whether it leaves more than one is seen by rustc alone.
    pub(crate) fn repeats(&mut self, name: &Ident, attrs: &[Attribute]) -> bool {
        let conditional = attrs.iter().any(|attr| attr.path().is_ident("cfg"));
        match self.0.get_mut(&name.unraw().to_string()) {
            Some(all_conditional) => {
                *all_conditional &= conditional;
                !*all_conditional
            }
            None => {
                self.0.insert(name.unraw().to_string(), conditional);
                false
            }
        }
    }
}

/// Two functions of one name can stand in a trait only if `#[cfg]` leaves one of them.
pub(super) fn are_distinct(program: &Program, errors: &mut Errors) {
    let mut earlier: Vec<&Message> = Vec::new();
    for message in program.messages() {
        let first = earlier.iter().find(|first| {
            first.name == message.name && (first.cfgs.is_empty() || message.cfgs.is_empty())
        });
        if let Some(first) = first {
            let name = &message.name;
            let (what, was) = (message.kind.noun(), first.kind.noun());
            errors.push(
                &message.ident,
                format!("{what} `{name}` is declared twice; choose another name"),
            );
            errors.push(
                &first.ident,
                format!("{was} `{name}` is first declared here"),
            );
        }
        earlier.push(message);
    }
}
