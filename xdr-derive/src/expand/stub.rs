//! Impls of a definition with mistakes: there so that nothing but the mistakes is reported.

use crate::model::lower::Head;
use proc_macro2::TokenStream;
use quote::quote;

/// Empty impls of all traits that the definition would have.
pub(crate) fn impls(head: &Head) -> TokenStream {
    let krate = &head.krate;
    let mut items = implement(
        head,
        &quote!(#krate::Wire),
        None,
        &quote! {
            const FIXED: ::core::option::Option<::core::primitive::usize> =
                ::core::option::Option::None;
            const MIN: ::core::primitive::usize = 4;
        },
    );
    items.extend(encode(head));
    if head.sized {
        items.extend(decode(head));
    }
    if head.is_enum {
        items.extend(value(head));
    }
    if head.attrs.max_size.is_some() {
        let max = quote!(
            const MAX: ::core::primitive::usize = 0;
        );
        items.extend(implement(head, &quote!(#krate::MaxSize), None, &max));
    }
    if head.attrs.failure.is_some() {
        items.extend(implement(
            head,
            &quote!(#krate::Failure),
            None,
            &TokenStream::new(),
        ));
    }
    quote!(const _: () = { #items };)
}

fn decode(head: &Head) -> TokenStream {
    let krate = &head.krate;
    implement(
        head,
        &quote!(#krate::Decode<'__xdr_de>),
        Some(quote!('__xdr_de)),
        &quote! {
            fn decode(
                __input: &mut #krate::Decoder<'__xdr_de>,
            ) -> ::core::result::Result<Self, #krate::DecodeError> {
                ::core::result::Result::Err(__input.error(#krate::DecodeErrorKind::Custom))
            }
        },
    )
}

fn encode(head: &Head) -> TokenStream {
    let krate = &head.krate;
    implement(
        head,
        &quote!(#krate::Encode),
        None,
        &quote! {
            fn wire_size(
                &self,
            ) -> ::core::result::Result<::core::primitive::usize, #krate::EncodeError> {
                ::core::result::Result::Err(#krate::EncodeError::new(
                    #krate::EncodeErrorKind::Custom,
                ))
            }
            fn encode(&self, _: &mut #krate::Encoder<'_>) {}
        },
    )
}

fn value(head: &Head) -> TokenStream {
    let krate = &head.krate;
    let ident = &head.ident;
    let (parameters, arguments, conditions) = head.generics.split_for_impl();
    let mut items = quote! {
        impl #parameters #ident #arguments #conditions {
            #[doc(hidden)]
            pub const fn __xdr_value(&self) -> ::core::primitive::i32 {
                0
            }
        }
    };
    let body = quote! {
        fn value(&self) -> ::core::primitive::i32 {
            0
        }
    };
    items.extend(implement(head, &quote!(#krate::XdrEnum), None, &body));
    items
}

fn implement(
    head: &Head,
    name: &TokenStream,
    lifetime: Option<TokenStream>,
    body: &TokenStream,
) -> TokenStream {
    let ident = &head.ident;
    let mut generics = head.generics.clone();
    if let Some(lifetime) = lifetime {
        generics.params.insert(0, syn::parse_quote!(#lifetime));
    }
    let (parameters, _, conditions) = generics.split_for_impl();
    let (_, arguments, _) = head.generics.split_for_impl();
    quote! {
        #[automatically_derived]
        #[allow(deprecated)]
        impl #parameters #name for #ident #arguments #conditions {
            #body
        }
    }
}
