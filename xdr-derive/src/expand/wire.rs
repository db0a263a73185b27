//! `Wire`, `MaxSize` and `Failure`.

use super::layout::{self, Group};
use super::{fields_of, implement, implement_named, schema};
use crate::bound::Role;
use crate::model::{Container, Shape};
use proc_macro2::TokenStream;
use quote::quote;

pub(super) fn wire(container: &Container, groups: &[Group<'_>]) -> TokenStream {
    let schema = schema::function(container, groups);
    let constants = match &container.shape {
        Shape::Struct(_) => of_struct(container, groups),
        Shape::Enum(definition) => {
            let infallible = definition.other.is_none();
            let weight = u32::try_from(definition.values.len() / 4 + 2).unwrap_or(u32::MAX);
            quote! {
                const FIXED: ::core::option::Option<::core::primitive::usize> =
                    ::core::option::Option::Some(4);
                const MIN: ::core::primitive::usize = 4;
                const INFALLIBLE: ::core::primitive::bool = #infallible;
                const WEIGHT: ::core::primitive::u32 = #weight;
            }
        }
        Shape::Union(_) => of_union(groups),
    };
    implement(container, Role::Wire, &quote!(#constants #schema))
}

fn of_struct(container: &Container, groups: &[Group<'_>]) -> TokenStream {
    let krate = &container.scope.krate;
    let fields = fields_of(container);
    let table = layout::table(groups);
    let slots = groups.iter().flat_map(|group| &group.slots);
    let min = sum(
        groups
            .iter()
            .flat_map(|group| &group.slots)
            .map(|slot| (slot.cfg(), slot.calls.min())),
        0,
    );
    let weight = weight(groups, 0);
    let infallible = slots.map(|slot| {
        let cfg = slot.cfg();
        let infallible = slot.calls.infallible();
        quote!(#cfg { __all = __all && #infallible; })
    });
    quote! {
        const FIXED: ::core::option::Option<::core::primitive::usize> =
            #krate::__private::fixed_sum(#fields);
        const MIN: ::core::primitive::usize = #min;
        const INFALLIBLE: ::core::primitive::bool = {
            let mut __all = true;
            #(#infallible)*
            __all
        };
        const WEIGHT: ::core::primitive::u32 = #weight;
        const FIELDS: &'static [::core::option::Option<::core::primitive::usize>] = #table;
    }
}

fn of_union(groups: &[Group<'_>]) -> TokenStream {
    let table = layout::table(groups);
    let weight = weight(groups, 2);
    let arms = groups.iter().map(|group| {
        let cfg = group.arm.map(|arm| layout::cfg(&arm.cfgs));
        let arm = sum(
            group
                .slots
                .iter()
                .map(|slot| (slot.cfg(), slot.calls.min())),
            4,
        );
        quote! {
            #cfg {
                let __arm = #arm;
                if __arm < __least {
                    __least = __arm;
                }
            }
        }
    });
    quote! {
        const FIXED: ::core::option::Option<::core::primitive::usize> =
            ::core::option::Option::None;
        const MIN: ::core::primitive::usize = {
            let mut __least = ::core::primitive::usize::MAX;
            #(#arms)*
            __least
        };
        const WEIGHT: ::core::primitive::u32 = #weight;
        const FIELDS: &'static [::core::option::Option<::core::primitive::usize>] = #table;
    }
}

/// The weight of all fields together: that of a union is that of all its arms.
fn weight(groups: &[Group<'_>], start: u32) -> TokenStream {
    let groups = groups.iter().map(|group| {
        let cfg = group.arm.map(|arm| layout::cfg(&arm.cfgs));
        let slots = group.slots.iter().map(|slot| {
            let (cfg, weight) = (slot.cfg(), slot.calls.weight());
            quote!(#cfg { __sum = ::core::primitive::u32::saturating_add(__sum, #weight); })
        });
        quote!(#cfg { #(#slots)* })
    });
    quote!({
        let mut __sum: ::core::primitive::u32 = #start;
        #(#groups)*
        __sum
    })
}

/// The sum of sizes, known at compile time.
fn sum(parts: impl Iterator<Item = (TokenStream, TokenStream)>, start: usize) -> TokenStream {
    let parts = parts.map(|(cfg, size)| {
        quote! {
            #cfg { __sum = ::core::primitive::usize::saturating_add(__sum, #size); }
        }
    });
    quote!({
        let mut __sum: ::core::primitive::usize = #start;
        #(#parts)*
        __sum
    })
}

/// The traits that are there on request.
pub(super) fn markers(container: &Container, groups: &[Group<'_>]) -> TokenStream {
    let krate = &container.scope.krate;
    let mut items = TokenStream::new();
    if container.attrs.max_size.is_some() {
        items.extend(implement(
            container,
            Role::MaxSize,
            &max_size(container, groups),
        ));
    }
    if container.attrs.failure.is_some() {
        let name = quote!(#krate::Failure);
        items.extend(implement_named(
            container,
            Role::Wire,
            &name,
            &TokenStream::new(),
        ));
    }
    items
}

fn max_size(container: &Container, groups: &[Group<'_>]) -> TokenStream {
    let start = match &container.shape {
        Shape::Struct(_) => 0,
        Shape::Enum(_) => {
            return quote!(
                const MAX: ::core::primitive::usize = 4;
            );
        }
        Shape::Union(_) => 4,
    };
    let groups = groups.iter().map(|group| {
        let cfg = group.arm.map(|arm| layout::cfg(&arm.cfgs));
        let parts = group
            .slots
            .iter()
            .map(|slot| (slot.cfg(), slot.calls.max_size()));
        let size = sum(parts, start);
        quote! {
            #cfg {
                let __size = #size;
                if __size > __most {
                    __most = __size;
                }
            }
        }
    });
    quote! {
        const MAX: ::core::primitive::usize = {
            let mut __most = 0;
            #(#groups)*
            __most
        };
    }
}
