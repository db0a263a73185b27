//! Where each field stands in the `FIELDS` of its type, and code that depends on `#[cfg(..)]`.
//!
//! A struct has its fields there. A union has, for each arm, the discriminant, the fields and a
//! `None` that ends the last run.

use super::calls::Calls;
use crate::model::{Arm, Container, Field, Shape};
use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use syn::Ident;

/// A field on the wire, its place in `FIELDS`, and the variable that stands for it.
#[derive(Clone)]
pub(super) struct Slot<'a> {
    pub(super) calls: Calls<'a>,
    pub(super) at: usize,
    pub(super) binding: Ident,
}

impl<'a> Slot<'a> {
    pub(super) fn field(&self) -> &'a Field {
        self.calls.field
    }

    /// `#[cfg(..)]` of the field.
    pub(super) fn cfg(&self) -> TokenStream {
        cfg(&self.calls.field.cfgs)
    }
}

/// The fields of a struct or of one arm.
pub(super) struct Group<'a> {
    pub(super) arm: Option<&'a Arm>,
    /// Place of the discriminant of an arm, and of the first field of a struct.
    pub(super) base: usize,
    pub(super) slots: Vec<Slot<'a>>,
    /// All fields, those that are not on the wire too.
    pub(super) fields: &'a [Field],
}

/// The groups of a type, in order; none for a C-like enum.
pub(super) fn groups(container: &Container) -> Vec<Group<'_>> {
    let krate = &container.scope.krate;
    match &container.shape {
        Shape::Struct(fields) => vec![group(krate, None, 0, fields)],
        Shape::Enum(_) => Vec::new(),
        Shape::Union(union) => {
            let mut base = 0usize;
            let mut groups = Vec::new();
            for arm in &union.arms {
                let group = group(krate, Some(arm), base, &arm.fields);
                base = base.saturating_add(group.slots.len()).saturating_add(2);
                groups.push(group);
            }
            groups
        }
    }
}

fn group<'a>(
    krate: &'a TokenStream,
    arm: Option<&'a Arm>,
    base: usize,
    fields: &'a [Field],
) -> Group<'a> {
    let first = base.saturating_add(usize::from(arm.is_some()));
    let travelling = fields.iter().filter(|field| field.travels());
    let slots = travelling.zip(first..).map(|(field, at)| Slot {
        calls: Calls { krate, field },
        at,
        binding: format_ident!("__f{at}"),
    });
    Group {
        arm,
        base,
        slots: slots.collect(),
        fields,
    }
}

/// The elements of `FIELDS`.
pub(super) fn table(groups: &[Group<'_>]) -> TokenStream {
    let mut elements = Vec::new();
    for group in groups {
        if group.arm.is_some() {
            elements.push(quote!(::core::option::Option::Some(4)));
        }
        for slot in &group.slots {
            elements.push(present_or(
                &slot.calls.field.cfgs,
                slot.calls.fixed(),
                quote!(::core::option::Option::Some(0)),
            ));
        }
        if group.arm.is_some() {
            elements.push(quote!(::core::option::Option::None));
        }
    }
    quote!(&[#(#elements),*])
}

/// `#[cfg(..)]` for code about a part of the definition.
pub(super) fn cfg(cfgs: &[TokenStream]) -> TokenStream {
    quote!(#(#[cfg(#cfgs)])*)
}

/// One expression where the part is there, another where it is not.
fn present_or(cfgs: &[TokenStream], there: TokenStream, missing: TokenStream) -> TokenStream {
    if cfgs.is_empty() {
        return there;
    }
    let present = cfg(cfgs);
    quote!({ #present { #there } #[cfg(not(all(#(#cfgs),*)))] { #missing } })
}
