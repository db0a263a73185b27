//! `Decode`: reading by runs, each checked against the input once.

use super::calls::skipped;
use super::layout::{Group, Slot, cfg};
use super::{ask, fields_of, inlined};
use crate::model::Container;
use crate::place::at;
use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};

/// The body of `Decode` for a struct.
pub(super) fn of_struct(container: &Container, group: &Group<'_>) -> TokenStream {
    let krate = &container.scope.krate;
    let from_run = from_run(container, group);
    let read_new = read(container, group, &Target::New);
    let value = construct(group, &quote!(Self));
    let decode = inlined(krate, &quote!(#read_new ::core::result::Result::Ok(#value)));
    let read_into = read(container, group, &Target::Existing);
    let skips = group
        .fields
        .iter()
        .filter(|field| !field.travels())
        .map(|field| {
            let (member, value, cfg) = (&field.member, skipped(field), cfg(&field.cfgs));
            quote!(#cfg { self.#member = #value; })
        });
    let decode_into = inlined(
        krate,
        &quote!(#read_into #(#skips)* ::core::result::Result::Ok(())),
    );
    quote! {
        #from_run
        #[inline(always)]
        fn decode(
            __input: &mut #krate::Decoder<'__de>,
        ) -> ::core::result::Result<Self, #krate::DecodeError> {
            #decode
        }
        #[inline(always)]
        fn decode_into(
            &mut self,
            __input: &mut #krate::Decoder<'__de>,
        ) -> ::core::result::Result<(), #krate::DecodeError> {
            #decode_into
        }
    }
}

/// Where values read go.
pub(super) enum Target {
    /// Into new variables.
    New,
    /// Over the fields of `self`; over what the variables of an arm refer to.
    Existing,
}

/// Reads the fields of a group in order.
pub(super) fn read(container: &Container, group: &Group<'_>, target: &Target) -> TokenStream {
    let krate = &container.scope.krate;
    let fields = fields_of(container);
    let single = group.slots.len() == 1;
    let mut steps = match target {
        Target::New => ask(&group.slots, "is_read"),
        Target::Existing => TokenStream::new(),
    };
    for (index, slot) in group.slots.iter().enumerate() {
        let at = slot.at;
        let input = if single {
            quote!(__input)
        } else {
            // Behind the discriminant of an arm a run has begun already: what is left of it counts.
            let after_tag = index == 0 && group.arm.is_some();
            let run = if after_tag {
                quote!(run_from)
            } else {
                quote!(run_at)
            };
            let len = quote!(const { #krate::__private::#run(#fields, #at) });
            let window = window(container, group, index, &len);
            steps.extend(if index == 0 {
                quote! {
                    let mut __window = if #len > 0 {
                        #window
                    } else {
                        #krate::Decoder::<'__de>::no_window()
                    };
                }
            } else {
                quote!(if #len > 0 { __window = #window; })
            });
            quote!(if const { #krate::__private::in_run(#fields, #at) } {
                &mut __window
            } else {
                &mut *__input
            })
        };
        steps.extend(step(group, slot, target, &input));
    }
    steps
}

/// The window of the run that starts at the field of this index; an input that ends inside of it
/// is reported at the field that it lacks.
fn window(
    container: &Container,
    group: &Group<'_>,
    index: usize,
    len: &TokenStream,
) -> TokenStream {
    let krate = &container.scope.krate;
    let fields = fields_of(container);
    let slots = group.slots.get(index..).unwrap_or_default();
    let at = slots.iter().map(|slot| slot.at).take(1);
    let labels = slots
        .iter()
        .map(|slot| slot.field().label.as_deref().unwrap_or_default());
    let error = with_path(group, None);
    quote! {
        match __input.window(#len) {
            ::core::result::Result::Ok(__window) => __window,
            ::core::result::Result::Err(_) => {
                let __error = #krate::__private::short_run(
                    __input.place(), #fields, #(#at)*, &[#(#labels),*],
                );
                return ::core::result::Result::Err(#error);
            }
        }
    }
}

fn step(group: &Group<'_>, slot: &Slot<'_>, target: &Target, input: &TokenStream) -> TokenStream {
    let cfg = slot.cfg();
    let binding = &slot.binding;
    let error = with_path(group, slot.field().label.as_deref());
    match target {
        Target::New => {
            let value = slot.calls.decode(input);
            quote! {
                #cfg
                let #binding = match #value {
                    ::core::result::Result::Ok(__value) => __value,
                    ::core::result::Result::Err(__error) => {
                        return ::core::result::Result::Err(#error);
                    }
                };
            }
        }
        Target::Existing => {
            let member = &slot.field().member;
            let place = match group.arm {
                Some(_) => quote!(#binding),
                None => quote!(&mut self.#member),
            };
            let read = slot.calls.decode_into(&place, input);
            quote! {
                #cfg
                if let ::core::result::Result::Err(__error) = #read {
                    return ::core::result::Result::Err(#error);
                }
            }
        }
    }
}

/// The error of a field, seen from the value that has the field.
fn with_path(group: &Group<'_>, label: Option<&str>) -> TokenStream {
    let label = label.map(|label| quote!(.in_field(#label)));
    let arm = group.arm.map(|arm| crate::model::plain_name(&arm.ident));
    let arm = arm.map(|arm| quote!(.in_field(#arm)));
    quote!(__error #label #arm)
}

/// The fields that are not on the wire, as they stand in an expression of the value.
fn skips<'a>(group: &Group<'a>) -> impl Iterator<Item = TokenStream> + 'a {
    let fields = group.fields.iter().filter(|field| !field.travels());
    fields.map(|field| {
        let (cfg, member, value) = (cfg(&field.cfgs), &field.member, skipped(field));
        quote!(#cfg #member: #value)
    })
}

/// The value, made of the variables of its fields.
pub(super) fn construct(group: &Group<'_>, path: &TokenStream) -> TokenStream {
    let values = group.slots.iter().map(|slot| {
        let (cfg, member, binding) = (slot.cfg(), &slot.field().member, &slot.binding);
        quote!(#cfg #member: #binding)
    });
    let skips = skips(group);
    let tag = group.arm.and_then(|arm| arm.tag.as_ref()).map(|tag| {
        let member = &tag.member;
        quote_spanned!(at(&tag.ty)=> #member: __tag,)
    });
    quote!(#path { #tag #(#values,)* #(#skips,)* })
}

/// `FROM_RUN`: set where it is set for every field.
fn from_run(container: &Container, group: &Group<'_>) -> TokenStream {
    let krate = &container.scope.krate;
    let all: Option<Vec<_>> = group
        .slots
        .iter()
        .map(|slot| slot.calls.has_from_run().map(|value| (slot.cfg(), value)))
        .collect();
    // What stands for a skipped field is the user's own code, and large arrays are filled with values
    // that nobody sees before they are read.
    let (Some(all), true) = (all, group.fields.iter().all(|field| field.travels())) else {
        return TokenStream::new();
    };
    let all = all
        .into_iter()
        .map(|(cfg, value)| quote!(#cfg { __all = __all && #value; }));
    let values = group.slots.iter().map(|slot| {
        let (cfg, member, value) = (slot.cfg(), &slot.field().member, slot.calls.read_from_run());
        quote!(#cfg #member: #value)
    });
    quote! {
        const FROM_RUN: ::core::option::Option<fn(&mut #krate::__private::Run<'_>) -> Self> = {
            let mut __all = true;
            #(#all)*
            if __all {
                ::core::option::Option::Some(|__run| Self { #(#values,)* })
            } else {
                ::core::option::Option::None
            }
        };
    }
}
