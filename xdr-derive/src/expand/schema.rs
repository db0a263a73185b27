//! `Wire::schema`: the description of the type as data.

use super::checks;
use super::layout::{self, Group, Slot};
use crate::model::lower::case_text;
use crate::model::{Arm, Container, Enum, Shape, Switch, Union, plain_name};
use proc_macro2::TokenStream;
use quote::quote;

/// `fn schema()`.
pub(super) fn function(container: &Container, groups: &[Group<'_>]) -> TokenStream {
    let krate = &container.scope.krate;
    let name = plain_name(&container.ident);
    let docs = &container.docs;
    let body = match &container.shape {
        Shape::Struct(_) => of_struct(krate, groups),
        Shape::Enum(definition) => of_enum(krate, definition),
        Shape::Union(definition) => of_union(krate, definition, groups),
    };
    quote! {
        fn schema() -> #krate::schema::Schema {
            #krate::schema::Schema::Named(
                #name,
                || #krate::schema::Definition::new(#name, #docs, #body),
            )
        }
    }
}

fn of_struct(krate: &TokenStream, groups: &[Group<'_>]) -> TokenStream {
    let slots: Vec<&Slot<'_>> = groups.iter().flat_map(|group| &group.slots).collect();
    if let [only] = slots.as_slice()
        && only.field().label.is_none()
    {
        let schema = only.calls.schema();
        return quote!(#krate::schema::Body::Typedef((#schema)()));
    }
    let fields = fields(krate, slots.into_iter());
    quote!(#krate::schema::Body::Struct(#fields))
}

/// `vec![..]` with parts that may be absent.
fn list(krate: &TokenStream, items: impl Iterator<Item = TokenStream>) -> TokenStream {
    quote!({
        let mut __items = #krate::__private::Vec::new();
        #(#items)*
        __items
    })
}

/// The fields out of a table, which takes less room than code.
fn fields<'a>(krate: &TokenStream, slots: impl Iterator<Item = &'a Slot<'a>>) -> TokenStream {
    let rows = slots.map(|slot| {
        let (cfg, name, docs) = (slot.cfg(), slot.field().name(), &slot.field().docs);
        let schema = slot.calls.schema();
        quote!(#cfg (#name, #docs, #schema))
    });
    quote!(#krate::__private::schema_fields(&[#(#rows),*]))
}

fn of_enum(krate: &TokenStream, definition: &Enum) -> TokenStream {
    let known = definition.values.iter().enumerate().map(|(number, value)| {
        let (cfg, name, docs) = (
            layout::cfg(&value.cfgs),
            plain_name(&value.ident),
            &value.docs,
        );
        let value = checks::value_name(number);
        quote!(#cfg (#name, #docs, ::core::option::Option::Some(#value)))
    });
    let other = definition.other.iter().map(|other| {
        let (name, docs) = (plain_name(&other.ident), &other.docs);
        quote!((#name, #docs, ::core::option::Option::None))
    });
    let rows = known.chain(other);
    quote!(#krate::schema::Body::Enum(#krate::__private::schema_values(&[#(#rows),*])))
}

fn of_union(krate: &TokenStream, definition: &Union, groups: &[Group<'_>]) -> TokenStream {
    let switch = &definition.switch;
    let arms = groups
        .iter()
        .zip(&definition.arms)
        .map(|(group, arm)| of_arm(krate, definition, group, arm));
    let arms = list(krate, arms);
    quote!(#krate::schema::Body::Union(<#switch as #krate::Wire>::schema(), #arms))
}

fn of_arm(krate: &TokenStream, definition: &Union, group: &Group<'_>, arm: &Arm) -> TokenStream {
    let (switch, kind) = (&definition.switch, definition.kind);
    let (cfg, name, docs) = (layout::cfg(&arm.cfgs), plain_name(&arm.ident), &arm.docs);
    let cases = arm.cases.iter().map(|case| {
        let text = case_text(case);
        let name = checks::case_name(case.number);
        let number = match kind {
            Switch::Enum => quote!(<#switch as #krate::XdrEnum>::value(&#name)),
            _ => quote!(#name),
        };
        quote!(__items.push((#text, #number as ::core::primitive::i64));)
    });
    let cases = list(krate, cases);
    let fields = fields(krate, group.slots.iter());
    quote! {
        #cfg
        __items.push(#krate::schema::Arm::new(#name, #docs, #cases, #fields));
    }
}
