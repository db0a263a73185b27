//! C-like enums: `Encode`, `Decode` and `XdrEnum`.

use super::{checks, implement, implement_named, inlined, layout};
use crate::bound::Role;
use crate::model::{Container, Enum};
use proc_macro2::TokenStream;
use quote::quote;

pub(super) fn impls(container: &Container, definition: &Enum) -> TokenStream {
    let krate = &container.scope.krate;
    let mut items = value(container, definition);
    let body = quote! {
        #[inline]
        fn value(&self) -> ::core::primitive::i32 {
            self.__xdr_value()
        }
    };
    items.extend(implement_named(
        container,
        Role::Wire,
        &quote!(#krate::XdrEnum),
        &body,
    ));
    if container.attrs.encodes() {
        items.extend(implement(
            container,
            Role::Encode,
            &encode(container, definition),
        ));
    }
    if container.attrs.decodes() {
        items.extend(implement(
            container,
            Role::Decode,
            &decode(container, definition),
        ));
    }
    items
}

/// The value as a constant function: checks of unions that switch on the enum call it.
fn value(container: &Container, definition: &Enum) -> TokenStream {
    let ident = &container.ident;
    let values = definition.values.iter().enumerate().map(|(number, value)| {
        let (cfg, variant, value) = (
            layout::cfg(&value.cfgs),
            &value.ident,
            checks::value_name(number),
        );
        quote!(#cfg Self::#variant => #value,)
    });
    let other = definition.other.as_ref().map(|other| {
        let variant = &other.ident;
        quote!(Self::#variant(__value) => *__value as ::core::primitive::i32,)
    });
    let (parameters, arguments, conditions) = container.generics.split_for_impl();
    quote! {
        #[allow(deprecated)]
        impl #parameters #ident #arguments #conditions {
            #[doc(hidden)]
            #[inline]
            pub const fn __xdr_value(&self) -> ::core::primitive::i32 {
                match self { #(#values)* #other }
            }
        }
    }
}

fn encode(container: &Container, definition: &Enum) -> TokenStream {
    let krate = &container.scope.krate;
    let refusal = refuse_known(container, definition);
    quote! {
        #[inline]
        fn wire_size(
            &self,
        ) -> ::core::result::Result<::core::primitive::usize, #krate::EncodeError> {
            #refusal
            ::core::result::Result::Ok(4)
        }
        #[inline]
        fn encode(&self, __out: &mut #krate::Encoder<'_>) {
            __out.word(self.__xdr_value() as ::core::primitive::u32);
        }
        #[inline]
        fn encode_run(&self, __run: &mut #krate::__private::RunMut<'_>) {
            __run.put(::core::primitive::i32::to_be_bytes(self.__xdr_value()));
        }
    }
}

/// A known value has one variant, so that decoding gives back what was encoded; and a failure
/// is not 0.
fn refuse_known(container: &Container, definition: &Enum) -> Option<TokenStream> {
    let krate = &container.scope.krate;
    let other = &definition.other.as_ref()?.ident;
    let kind = quote!(#krate::EncodeErrorKind::KnownValue { value: __value });
    let success = container.attrs.failure.is_some().then(|| {
        quote! {
            if __value == 0 {
                return ::core::result::Result::Err(#krate::EncodeError::with_message(
                    #kind,
                    "0 stands for success and is not a failure",
                ));
            }
        }
    });
    let known = definition.values.iter().enumerate().map(|(number, value)| {
        let (cfg, name) = (layout::cfg(&value.cfgs), checks::value_name(number));
        quote!(#cfg #name => ::core::result::Result::Err(#krate::EncodeError::new(#kind)),)
    });
    Some(quote! {
        if let Self::#other(__value) = self {
            let __value = *__value as ::core::primitive::i32;
            #success
            return match __value {
                #(#known)*
                _ => ::core::result::Result::Ok(4),
            };
        }
    })
}

fn decode(container: &Container, definition: &Enum) -> TokenStream {
    let krate = &container.scope.krate;
    let values = definition.values.iter().enumerate().map(|(number, value)| {
        let (cfg, variant, name) = (
            layout::cfg(&value.cfgs),
            &value.ident,
            checks::value_name(number),
        );
        quote!(#cfg #name => ::core::result::Result::Ok(Self::#variant),)
    });
    let unknown = quote! {
        ::core::result::Result::Err(__input.error_at_word(
            #krate::DecodeErrorKind::UnknownValue { value: __value },
        ))
    };
    let rest = match &definition.other {
        None => quote!(__value => #unknown,),
        Some(other) => {
            let (variant, ty) = (&other.ident, &other.ty);
            let success = container
                .attrs
                .failure
                .is_some()
                .then(|| quote!(__value @ 0 => #unknown,));
            quote! {
                #success
                __value => ::core::result::Result::Ok(Self::#variant(__value as #ty)),
            }
        }
    };
    let read = inlined(
        krate,
        &quote! {
            match __input.word()? as ::core::primitive::i32 {
                #(#values)*
                #rest
            }
        },
    );
    quote! {
        #[inline(always)]
        fn decode(
            __input: &mut #krate::Decoder<'__de>,
        ) -> ::core::result::Result<Self, #krate::DecodeError> {
            #read
        }
    }
}
