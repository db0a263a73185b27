//! Unions: `Encode` and `Decode`.

use super::decode::{self, Target};
use super::layout::{self, Group, Slot};
use super::{checks, encode, implement, inlined};
use crate::bound::Role;
use crate::model::form::bare;
use crate::model::{Arm, Case, Container, Switch, Union, plain_name};
use crate::place::at;
use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};

pub(super) fn impls(
    container: &Container,
    definition: &Union,
    groups: &[Group<'_>],
) -> TokenStream {
    let union = Expansion {
        container,
        definition,
        krate: &container.scope.krate,
    };
    let mut items = TokenStream::new();
    if container.attrs.encodes() {
        items.extend(implement(container, Role::Encode, &union.encode(groups)));
    }
    if container.attrs.decodes() {
        items.extend(implement(container, Role::Decode, &union.decode(groups)));
    }
    items
}

struct Expansion<'a> {
    container: &'a Container,
    definition: &'a Union,
    krate: &'a TokenStream,
}

impl Expansion<'_> {
    /// The value of the discriminant that `place` refers to, as `i64`.
    fn number(&self, place: &TokenStream) -> TokenStream {
        let (krate, switch) = (self.krate, &self.definition.switch);
        match self.definition.kind {
            Switch::Enum => quote! {
                (<#switch as #krate::XdrEnum>::value(#place) as ::core::primitive::i64)
            },
            _ => quote!((*#place as ::core::primitive::i64)),
        }
    }

    /// The word on the wire of the discriminant that `place` refers to.
    fn word(&self, place: &TokenStream) -> TokenStream {
        let number = self.number(place);
        quote!((#number as ::core::primitive::u32))
    }

    /// The pattern of a case. A constant or a literal is one by its name in the block; a value of
    /// an enum is one by itself.
    fn pattern(&self, case: &Case) -> TokenStream {
        if self.definition.kind == Switch::Enum {
            let path = bare(&case.expr);
            return quote!(#path);
        }
        let name = checks::case_name(case.number);
        quote!(#name)
    }

    fn patterns(&self, arm: &Arm) -> TokenStream {
        let patterns = arm.cases.iter().map(|case| self.pattern(case));
        quote!(#(#patterns)|*)
    }

    /// `Self::Arm { field: __f1, .. }`
    fn destructure(&self, group: &Group<'_>, arm: &Arm, with_fields: bool) -> TokenStream {
        let ident = &arm.ident;
        let slots = group.slots.iter().filter(|_| with_fields).map(|slot| {
            let (cfg, member, binding) = (slot.cfg(), &slot.field().member, &slot.binding);
            quote!(#cfg #member: #binding,)
        });
        let tag = arm.tag.as_ref().map(|tag| {
            let member = &tag.member;
            quote!(#member: __tag,)
        });
        quote!(Self::#ident { #tag #(#slots)* .. })
    }

    fn encode(&self, groups: &[Group<'_>]) -> TokenStream {
        let krate = self.krate;
        let pairs = || groups.iter().zip(&self.definition.arms);
        let place = |slot: &Slot<'_>| {
            let binding = &slot.binding;
            quote!(#binding)
        };
        let sizes = pairs().map(|(group, arm)| {
            let cfg = layout::cfg(&arm.cfgs);
            let pattern = self.destructure(group, arm, true);
            let (typed, tag) = (self.typed_tag(arm), self.check_tag(arm));
            let size = encode::size(group, &quote!(4), &place);
            quote!(#cfg #pattern => { #typed #tag #size })
        });
        let writes = pairs().map(|(group, arm)| {
            let cfg = layout::cfg(&arm.cfgs);
            let pattern = self.destructure(group, arm, true);
            let (typed, tag) = (self.typed_tag(arm), self.tag_word(arm));
            let write =
                encode::encode(self.container, group, Some(&quote!(__discriminant)), &place);
            let write = quote!(#typed let __discriminant = #tag; #write);
            if group.slots.is_empty() {
                return quote!(#cfg #pattern => { #write });
            }
            quote!(#cfg #pattern => __out.apart(|__out| { #write }),)
        });
        let size = inlined(krate, &quote!(match self { #(#sizes)* }));
        let write = inlined(krate, &quote!(match self { #(#writes)* }));
        quote! {
            #[inline(always)]
            fn wire_size(
                &self,
            ) -> ::core::result::Result<::core::primitive::usize, #krate::EncodeError> {
                #size
            }
            #[inline(always)]
            fn encode(&self, __out: &mut #krate::Encoder<'_>) {
                #write
            }
        }
    }

    /// The word of an arm: that of its only case, or that of its tag.
    fn tag_word(&self, arm: &Arm) -> TokenStream {
        match (&arm.tag, arm.cases.first()) {
            (None, Some(case)) => {
                let name = checks::case_name(case.number);
                self.word(&quote!(&#name))
            }
            _ => self.word(&quote!(__tag)),
        }
    }

    /// The tag under its type: one of another type than the switch is shown at the field.
    fn typed_tag(&self, arm: &Arm) -> Option<TokenStream> {
        let (tag, switch) = (arm.tag.as_ref()?, &self.definition.switch);
        Some(quote_spanned!(at(&tag.ty)=> let __tag: &#switch = __tag;))
    }

    /// The tag of an arm is one of its cases; that of the default arm is nobody's case.
    fn check_tag(&self, arm: &Arm) -> Option<TokenStream> {
        let krate = self.krate;
        let tag = arm.tag.as_ref()?;
        let number = self.number(&quote!(__tag));
        let (label, name) = (tag.name(), plain_name(&arm.ident));
        let wrong = quote! {
            return ::core::result::Result::Err(
                #krate::EncodeError::new(#krate::EncodeErrorKind::WrongTag { value: #number })
                    .in_field(#label, 0)
                    .in_field(#name, 0),
            )
        };
        // A tag may be no value of the enum at all: `other` with a value that has a name.
        let switch = &self.definition.switch;
        let is_value = (self.definition.kind == Switch::Enum).then(|| {
            quote! {
                if let ::core::result::Result::Err(__error) =
                    <#switch as #krate::Encode>::wire_size(__tag)
                {
                    return ::core::result::Result::Err(
                        __error.in_field(#label, 0).in_field(#name, 0),
                    );
                }
            }
        });
        if arm.default.is_none() {
            let patterns = self.patterns(arm);
            return Some(quote!(#is_value match *__tag { #patterns => {} _ => #wrong, }));
        }
        let success = self
            .container
            .attrs
            .failure
            .is_some()
            .then(|| quote!(if #number == 0 { #wrong; }));
        let covered = self
            .definition
            .arms
            .iter()
            .filter(|arm| !arm.cases.is_empty())
            .map(|arm| {
                let (cfg, patterns) = (layout::cfg(&arm.cfgs), self.patterns(arm));
                quote!(#cfg #patterns => #wrong,)
            });
        Some(quote!(#is_value #success match *__tag { #(#covered)* _ => {} }))
    }

    fn decode(&self, groups: &[Group<'_>]) -> TokenStream {
        let (krate, switch) = (self.krate, &self.definition.switch);
        let number = self.number(&quote!(&__tag));
        let unknown = quote! {
            ::core::result::Result::Err(__input.error_at_word(
                #krate::DecodeErrorKind::UnknownArm { value: #number },
            ))
        };
        let pairs = || groups.iter().zip(&self.definition.arms);
        let cases = pairs()
            .filter(|(_, arm)| arm.default.is_none())
            .map(|(group, arm)| {
                let (cfg, patterns) = (layout::cfg(&arm.cfgs), self.patterns(arm));
                let bound = arm.tag.as_ref().map(|_| quote!(__tag @));
                let body = self.decode_arm(group, arm);
                quote!(#cfg #bound (#patterns) => { #body })
            });
        let default = pairs().find(|(_, arm)| arm.default.is_some());
        let rest = match default {
            Some((group, arm)) => self.decode_arm(group, arm),
            None => unknown.clone(),
        };
        let success = (self.container.attrs.failure.is_some() && default.is_some())
            .then(|| quote!(if #number == 0 { return #unknown; }));
        let read = inlined(
            krate,
            &quote! {
                let __tag = <#switch as #krate::Decode<'__de>>::decode(__input)?;
                #success
                match __tag {
                    #(#cases)*
                    __tag => { #rest }
                }
            },
        );
        let over = self.decode_into(groups);
        quote! {
            #[inline(always)]
            fn decode(
                __input: &mut #krate::Decoder<'__de>,
            ) -> ::core::result::Result<Self, #krate::DecodeError> {
                #read
            }
            #over
        }
    }

    /// Reads over a value of the same arm; another is replaced. Only an arm of one value, which has no
    /// tag to set, is read over.
    fn decode_into(&self, groups: &[Group<'_>]) -> Option<TokenStream> {
        let (krate, switch) = (self.krate, &self.definition.switch);
        let same: Vec<_> = groups
            .iter()
            .zip(&self.definition.arms)
            .filter(|(group, arm)| arm.tag.is_none() && arm.default.is_none() && whole(group))
            .filter_map(|(group, arm)| Some((group, arm, arm.cases.first()?)))
            .map(|(group, arm, case)| {
                let (cfg, name) = (layout::cfg(&arm.cfgs), checks::case_name(case.number));
                let number = self.number(&quote!(&#name));
                // Taken apart in the inner function: the variables of all arms would lie on one stack.
                let (arm, fields) = (&arm.ident, self.destructure(group, arm, true));
                let read = decode::read(self.container, group, &Target::Existing);
                quote! {
                    #cfg
                    Self::#arm { .. } if __number == #number => {
                        *__input = __ahead;
                        __input.apart(|__input| {
                            if let #fields = self { #read }
                            ::core::result::Result::Ok(())
                        })
                    }
                }
            })
            .collect();
        if same.is_empty() {
            return None;
        }
        let number = self.number(&quote!(&__tag));
        let over = inlined(
            krate,
            &quote! {
                let mut __ahead = ::core::clone::Clone::clone(&*__input);
                let __tag = <#switch as #krate::Decode<'__de>>::decode(&mut __ahead)?;
                let __number = #number;
                match &*self {
                    #(#same)*
                    _ => {
                        *self = <Self as #krate::Decode<'__de>>::decode(__input)?;
                        ::core::result::Result::Ok(())
                    }
                }
            },
        );
        // A union may have one arm only.
        Some(quote! {
            #[allow(irrefutable_let_patterns)]
            #[inline(always)]
            fn decode_into(
                &mut self,
                __input: &mut #krate::Decoder<'__de>,
            ) -> ::core::result::Result<(), #krate::DecodeError> {
                #over
            }
        })
    }

    fn decode_arm(&self, group: &Group<'_>, arm: &Arm) -> TokenStream {
        let read = decode::read(self.container, group, &Target::New);
        let ident = &arm.ident;
        let value = decode::construct(group, &quote!(Self::#ident));
        if group.slots.is_empty() {
            return quote!(#read ::core::result::Result::Ok(#value));
        }
        quote!(__input.apart(|__input| { #read ::core::result::Result::Ok(#value) }))
    }
}

/// Whether all fields of an arm travel, and there are some.
fn whole(group: &Group<'_>) -> bool {
    !group.slots.is_empty() && group.fields.iter().all(|field| field.travels())
}
