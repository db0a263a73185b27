//! The codec's functions and constants for one field, by its form.

use crate::model::{Field, Form};
use crate::place::at;
use proc_macro2::{Span, TokenStream};
use quote::{quote, quote_spanned};

/// A field and the crate that its codec is in.
#[derive(Clone, Copy)]
pub(super) struct Calls<'a> {
    pub(super) krate: &'a TokenStream,
    pub(super) field: &'a Field,
}

impl Calls<'_> {
    fn span(&self) -> Span {
        at(&self.field.ty)
    }

    /// A constant of the `Wire` traits.
    fn wire(&self, name: &str) -> TokenStream {
        let Calls { krate, field } = self;
        let ty = &field.ty;
        let name = syn::Ident::new(name, Span::call_site());
        match &field.form {
            Form::Bounded(form) => {
                quote_spanned!(self.span()=> <#ty as #krate::WireBounded<#form>>::#name)
            }
            _ => quote_spanned!(self.span()=> <#ty as #krate::Wire>::#name),
        }
    }

    pub(super) fn fixed(&self) -> TokenStream {
        match &self.field.form {
            Form::With(_) => quote!(::core::option::Option::None),
            _ => self.wire("FIXED"),
        }
    }

    pub(super) fn min(&self) -> TokenStream {
        match &self.field.form {
            Form::With(module) => quote_spanned!(at(module)=> #module::MIN),
            _ => self.wire("MIN"),
        }
    }

    pub(super) fn infallible(&self) -> TokenStream {
        match &self.field.form {
            Form::With(_) => quote!(false),
            _ => self.wire("INFALLIBLE"),
        }
    }

    pub(super) fn weight(&self) -> TokenStream {
        match &self.field.form {
            Form::With(_) => quote!(4),
            _ => self.wire("WEIGHT"),
        }
    }

    pub(super) fn max_size(&self) -> TokenStream {
        let Calls { krate, field } = self;
        let ty = &field.ty;
        match &field.form {
            Form::Bounded(form) => {
                quote_spanned!(self.span()=> <#ty as #krate::MaxSizeBounded<#form>>::MAX)
            }
            _ => quote_spanned!(self.span()=> <#ty as #krate::MaxSize>::MAX),
        }
    }

    pub(super) fn schema(&self) -> TokenStream {
        let Calls { krate, field } = self;
        let ty = &field.ty;
        match &field.form {
            Form::Bounded(form) => {
                quote_spanned!(self.span()=> <#ty as #krate::WireBounded<#form>>::schema_bounded())
            }
            Form::With(module) => {
                let name = crate::model::types::show(module);
                quote!(#krate::schema::Schema::Custom(#name))
            }
            _ => quote_spanned!(self.span()=> <#ty as #krate::Wire>::schema()),
        }
    }

    /// `Result<usize, EncodeError>` of the value that `place` refers to.
    pub(super) fn wire_size(&self, place: &TokenStream) -> TokenStream {
        let Calls { krate, field } = self;
        let ty = &field.ty;
        match &field.form {
            Form::Bounded(form) => quote_spanned! {self.span()=>
                <#ty as #krate::EncodeBounded<#form>>::wire_size_bounded(#place)
            },
            Form::With(module) => quote_spanned!(at(module)=> #module::wire_size(#place)),
            _ => quote_spanned!(self.span()=> <#ty as #krate::Encode>::wire_size(#place)),
        }
    }

    /// Appends the value that `place` refers to.
    pub(super) fn encode(&self, place: &TokenStream) -> TokenStream {
        let Calls { krate, field } = self;
        let ty = &field.ty;
        match &field.form {
            Form::Bounded(form) => quote_spanned! {self.span()=>
                <#ty as #krate::EncodeBounded<#form>>::encode_bounded(#place, __out)
            },
            Form::With(module) => quote_spanned!(at(module)=> #module::encode(#place, __out)),
            _ => quote_spanned!(self.span()=> <#ty as #krate::Encode>::encode(#place, __out)),
        }
    }

    /// Writes the value that `place` refers to into a run.
    pub(super) fn encode_run(&self, place: &TokenStream) -> TokenStream {
        let Calls { krate, field } = self;
        let ty = &field.ty;
        match &field.form {
            Form::Bounded(form) => quote_spanned! {self.span()=>
                <#ty as #krate::EncodeBounded<#form>>::encode_run_bounded(#place, __run)
            },
            Form::With(_) => quote!({}),
            _ => quote_spanned!(self.span()=> <#ty as #krate::Encode>::encode_run(#place, __run)),
        }
    }

    /// `Result<Ty, DecodeError>` read from `input`.
    pub(super) fn decode(&self, input: &TokenStream) -> TokenStream {
        let Calls { krate, field } = self;
        let ty = &field.ty;
        match &field.form {
            Form::Bounded(form) => quote_spanned! {self.span()=>
                <#ty as #krate::DecodeBounded<'__de, #form>>::decode_bounded(#input)
            },
            Form::With(module) => quote_spanned!(at(module)=> #module::decode(#input)),
            _ => quote_spanned!(self.span()=> <#ty as #krate::Decode<'__de>>::decode(#input)),
        }
    }

    /// `Result<(), DecodeError>` read from `input` over the value that `place` refers to.
    pub(super) fn decode_into(&self, place: &TokenStream, input: &TokenStream) -> TokenStream {
        let Calls { krate, field } = self;
        let ty = &field.ty;
        match &field.form {
            Form::Bounded(form) => quote_spanned! {self.span()=>
                <#ty as #krate::DecodeBounded<'__de, #form>>::decode_bounded_into(#place, #input)
            },
            Form::With(module) => quote_spanned! {at(module)=>
                ::core::result::Result::map(#module::decode(#input), |__value| *#place = __value)
            },
            _ => quote_spanned! {self.span()=>
                <#ty as #krate::Decode<'__de>>::decode_into(#place, #input)
            },
        }
    }

    /// The `FROM_RUN` of the field; `None` where the form has none.
    pub(super) fn has_from_run(&self) -> Option<TokenStream> {
        let Calls { krate, field } = self;
        let ty = &field.ty;
        match &field.form {
            Form::Bounded(form) => Some(quote_spanned! {self.span()=>
                <#ty as #krate::DecodeBounded<'__de, #form>>::FROM_RUN
            }),
            Form::With(_) => None,
            _ => Some(quote_spanned!(self.span()=> <#ty as #krate::Decode<'__de>>::FROM_RUN)),
        }
    }

    /// The value read from a run.
    pub(super) fn read_from_run(&self) -> TokenStream {
        let Calls { krate, field } = self;
        let ty = &field.ty;
        let form = match &field.form {
            Form::Bounded(form) => form.clone(),
            _ => quote!(#krate::Plain),
        };
        quote_spanned! {self.span()=>
            #krate::__private::from_run::<#ty, #form>(__run)
        }
    }
}

/// The value of a field that is not on the wire.
pub(super) fn skipped(field: &Field) -> TokenStream {
    let ty = &field.ty;
    match &field.form {
        Form::Skip(Some(expr)) => quote!(#expr),
        _ => quote_spanned! {at(ty)=>
            <#ty as ::core::default::Default>::default()
        },
    }
}
