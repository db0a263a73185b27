//! `Encode`: the size pass, and the writing by runs.

use super::layout::{Group, Slot};
use super::{ask, fields_of, inlined};
use crate::model::Container;
use proc_macro2::TokenStream;
use quote::quote;

/// The body of `Encode` for a struct.
pub(super) fn of_struct(container: &Container, group: &Group<'_>) -> TokenStream {
    let krate = &container.scope.krate;
    let place = |slot: &Slot<'_>| {
        let member = &slot.field().member;
        quote!(&self.#member)
    };
    let size = size(group, &quote!(0), &place);
    let encode = encode(container, group, None, &place);
    let run = group.slots.iter().map(|slot| {
        let cfg = slot.cfg();
        let write = slot.calls.encode_run(&place(slot));
        quote!(#cfg { #write; })
    });
    let size = inlined(krate, &size);
    let encode = inlined(krate, &encode);
    let run = inlined(krate, &quote!(#(#run)*));
    let all = encode_all(container);
    quote! {
        #[inline(always)]
        fn wire_size(
            &self,
        ) -> ::core::result::Result<::core::primitive::usize, #krate::EncodeError> {
            if let (::core::option::Option::Some(__size), true) = const {
                (<Self as #krate::Wire>::FIXED, <Self as #krate::Wire>::INFALLIBLE)
            } {
                return ::core::result::Result::Ok(__size);
            }
            #size
        }
        #[inline(always)]
        fn encode(&self, __out: &mut #krate::Encoder<'_>) {
            #encode
        }
        #[inline(always)]
        fn encode_run(&self, __run: &mut #krate::__private::RunMut<'_>) {
            #run
        }
        #all
    }
}

/// `encode_all` with the size of an element as the length of an array, which cannot depend on a
/// parameter of the type.
fn encode_all(container: &Container) -> Option<TokenStream> {
    if !container.generics.params.is_empty() {
        return None;
    }
    let (krate, ident) = (&container.scope.krate, &container.ident);
    Some(quote! {
        #[inline(always)]
        fn encode_all(__items: &[Self], __out: &mut #krate::Encoder<'_>) {
            __out.elements_of::<Self, { #krate::__private::fixed_or_0::<#ident>() }>(__items);
        }
    })
}

/// Counts a group from `start` on, gives `Ok` or returns the error.
pub(super) fn size(
    group: &Group<'_>,
    start: &TokenStream,
    place: &dyn Fn(&Slot<'_>) -> TokenStream,
) -> TokenStream {
    let parts = group.slots.iter().map(|slot| {
        let cfg = slot.cfg();
        let size = slot.calls.wire_size(&place(slot));
        let error = with_path(group, slot.field().label.as_deref());
        quote! {
            #cfg
            match #size {
                ::core::result::Result::Ok(__more) => {
                    __size = ::core::primitive::usize::saturating_add(__size, __more);
                }
                ::core::result::Result::Err(__error) => {
                    return ::core::result::Result::Err(#error);
                }
            }
        }
    });
    let ask = ask(&group.slots, "is_written");
    quote! {
        #ask
        let mut __size: ::core::primitive::usize = #start;
        #(#parts)*
        ::core::result::Result::Ok(__size)
    }
}

/// The error of a field, seen from the value that has the field.
pub(super) fn with_path(group: &Group<'_>, label: Option<&str>) -> TokenStream {
    let arm = group.arm.map(|arm| crate::model::plain_name(&arm.ident));
    match (arm, label) {
        (None, None) => quote!(__error.after(__size)),
        (None, Some(label)) => quote!(__error.in_field(#label, __size)),
        (Some(arm), None) => quote!(__error.in_field(#arm, __size)),
        (Some(arm), Some(label)) => quote!(__error.in_field(#label, __size).in_field(#arm, 0)),
    }
}

/// Writes a group: each run in one piece, the other fields one by one. `tag` is the word of the
/// discriminant before the fields of an arm.
///
/// The closure writes the fields of a run by their places. It is inlined where it is called, with
/// constants, so that what is left of it is one store for each field.
pub(super) fn encode(
    container: &Container,
    group: &Group<'_>,
    tag: Option<&TokenStream>,
    place: &dyn Fn(&Slot<'_>) -> TokenStream,
) -> TokenStream {
    let krate = &container.scope.krate;
    let fields = fields_of(container);
    let pieces = pieces(group, tag, place);
    if let [Piece { cfg, direct, .. }] = pieces.as_slice() {
        return quote!(#cfg { #direct; });
    }
    let in_run = pieces.iter().map(|Piece { at, cfg, run, .. }| {
        quote! {
            #cfg
            if const { #krate::__private::in_run(#fields, #at) } && __from <= #at && #at < __to {
                #run;
            }
        }
    });
    let steps = pieces.iter().map(|Piece { at, cfg, direct, .. }| {
        quote! {
            if const {
                #krate::__private::run_at(#fields, #at) > 0
                    && !#krate::__private::alone(#fields, #at)
            } {
                __out.run(
                    const { #krate::__private::run_at(#fields, #at) },
                    |__run| __fields(__run, #at, const { #krate::__private::run_end(#fields, #at) }),
                );
            }
            #cfg
            if const {
                !#krate::__private::in_run(#fields, #at)
                    || #krate::__private::alone(#fields, #at)
            } {
                #direct;
            }
        }
    });
    quote! {
        let __fields = #krate::__private::run_writer(
            #[inline(always)]
            |
                __run: &mut #krate::__private::RunMut<'_>,
                __from: ::core::primitive::usize,
                __to: ::core::primitive::usize,
            | {
                #(#in_run)*
            },
        );
        #(#steps)*
    }
}

fn pieces(
    group: &Group<'_>,
    tag: Option<&TokenStream>,
    place: &dyn Fn(&Slot<'_>) -> TokenStream,
) -> Vec<Piece> {
    let mut pieces = Vec::new();
    if let Some(tag) = tag {
        pieces.push(Piece {
            at: group.base,
            cfg: TokenStream::new(),
            run: quote!(__run.put(::core::primitive::u32::to_be_bytes(#tag))),
            direct: quote!(__out.word(#tag)),
        });
    }
    pieces.extend(group.slots.iter().map(|slot| Piece {
        at: slot.at,
        cfg: slot.cfg(),
        run: slot.calls.encode_run(&place(slot)),
        direct: slot.calls.encode(&place(slot)),
    }));
    pieces
}

/// What is written at one place of `FIELDS`.
struct Piece {
    at: usize,
    cfg: TokenStream,
    run: TokenStream,
    direct: TokenStream,
}
