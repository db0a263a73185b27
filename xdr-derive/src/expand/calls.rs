//! The codec's functions and constants for one field, by its form.

use crate::model::{Field, Form};
use crate::place::{at, moved};
use proc_macro2::{Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::Ident;

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

    /// The function that describes the type of the field.
    pub(super) fn schema(&self) -> TokenStream {
        let Calls { krate, field } = self;
        let ty = &field.ty;
        match &field.form {
            Form::Bounded(form) => {
                quote_spanned!(self.span()=> <#ty as #krate::WireBounded<#form>>::schema_bounded)
            }
            Form::With(module) => {
                let name = crate::model::types::show(module);
                quote!(|| #krate::schema::Schema::Custom(#name))
            }
            _ => quote_spanned!(self.span()=> <#ty as #krate::Wire>::schema),
        }
    }

    /// Asks for the codec of the field in one direction: `is_written` or `is_read`.
    pub(super) fn asked(&self, direction: &str) -> TokenStream {
        let field = self.field;
        let (ty, krate) = (&field.ty, moved(self.krate, &field.ty));
        let direction = Ident::new(direction, self.span());
        match &field.form {
            Form::With(_) | Form::Skip(_) => TokenStream::new(),
            Form::Bounded(form) => {
                quote_spanned!(self.span()=> #krate::__private::In::<#ty, #form>::#direction();)
            }
            Form::Plain => {
                quote_spanned!(self.span()=> #krate::__private::Of::<#ty>::#direction();)
            }
        }
    }

    /// The writing half of the codec.
    fn writer(&self) -> TokenStream {
        let Calls { krate, field } = self;
        let ty = &field.ty;
        match &field.form {
            Form::Bounded(form) => quote!(#krate::__private::Writer::<#ty, #form>),
            _ => quote!(#krate::__private::Writer::<#ty>),
        }
    }

    /// The reading half of the codec.
    fn reader(&self) -> TokenStream {
        let Calls { krate, field } = self;
        let ty = &field.ty;
        match &field.form {
            Form::Bounded(form) => quote!(#krate::__private::Reader::<'__de, #ty, #form>),
            _ => quote!(#krate::__private::Reader::<'__de, #ty>),
        }
    }

    /// `Result<usize, EncodeError>` of the value that `place` refers to.
    pub(super) fn wire_size(&self, place: &TokenStream) -> TokenStream {
        let writer = self.writer();
        match &self.field.form {
            Form::With(module) => quote_spanned!(at(module)=> #module::wire_size(#place)),
            _ => quote!(#writer::wire_size(#place)),
        }
    }

    /// Appends the value that `place` refers to.
    pub(super) fn encode(&self, place: &TokenStream) -> TokenStream {
        let writer = self.writer();
        match &self.field.form {
            Form::With(module) => quote_spanned!(at(module)=> #module::encode(#place, __out)),
            _ => quote!(#writer::encode(#place, __out)),
        }
    }

    /// Writes the value that `place` refers to into a run.
    pub(super) fn encode_run(&self, place: &TokenStream) -> TokenStream {
        let writer = self.writer();
        match &self.field.form {
            Form::With(_) => quote!({}),
            _ => quote!(#writer::encode_run(#place, __run)),
        }
    }

    /// `Result<Ty, DecodeError>` read from `input`.
    pub(super) fn decode(&self, input: &TokenStream) -> TokenStream {
        let reader = self.reader();
        match &self.field.form {
            Form::With(module) => quote_spanned!(at(module)=> #module::decode(#input)),
            _ => quote!(#reader::decode(#input)),
        }
    }

    /// `Result<(), DecodeError>` read from `input` over the value that `place` refers to.
    pub(super) fn decode_into(&self, place: &TokenStream, input: &TokenStream) -> TokenStream {
        let reader = self.reader();
        match &self.field.form {
            Form::With(module) => quote_spanned! {at(module)=>
                ::core::result::Result::map(#module::decode(#input), |__value| *#place = __value)
            },
            _ => quote!(#reader::decode_into(#place, #input)),
        }
    }

    /// Whether the type is read from a run without errors; `None` where the form never is.
    pub(super) fn has_from_run(&self) -> Option<TokenStream> {
        let reader = self.reader();
        match &self.field.form {
            Form::With(_) => None,
            _ => Some(quote!(#reader::HAS_FROM_RUN)),
        }
    }

    /// The value read from a run.
    pub(super) fn read_from_run(&self) -> TokenStream {
        let reader = self.reader();
        quote!(#reader::from_run(__run))
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
