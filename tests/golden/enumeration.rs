//! The enum of RFC 4506, section 7.
/// What a file is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum FileKind {
    Text = 0,
    Data = 1,
    Exec = 2,
}
const _: () = {
    #[allow(unused_imports)]
    use ::xdr_core::__private::{NoReader as _, NoWire as _, NoWriter as _};
    const __VALUE_0: ::core::primitive::i32 = (0) as ::core::primitive::i32;
    const __VALUE_1: ::core::primitive::i32 = (1) as ::core::primitive::i32;
    const __VALUE_2: ::core::primitive::i32 = (2) as ::core::primitive::i32;
    #[automatically_derived]
    #[allow(deprecated)]
    impl ::xdr_core::Wire for FileKind {
        const FIXED: ::core::option::Option<::core::primitive::usize> = ::core::option::Option::Some(
            4,
        );
        const MIN: ::core::primitive::usize = 4;
        const INFALLIBLE: ::core::primitive::bool = true;
        const WEIGHT: ::core::primitive::u32 = 2u32;
        fn schema() -> ::xdr_core::schema::Schema {
            ::xdr_core::schema::Schema::Named(
                "FileKind",
                || ::xdr_core::schema::Definition::new(
                    "FileKind",
                    "What a file is.",
                    ::xdr_core::schema::Body::Enum(
                        ::xdr_core::__private::schema_values(
                            &[
                                ("Text", "", ::core::option::Option::Some(__VALUE_0)),
                                ("Data", "", ::core::option::Option::Some(__VALUE_1)),
                                ("Exec", "", ::core::option::Option::Some(__VALUE_2)),
                            ],
                        ),
                    ),
                ),
            )
        }
    }
    #[allow(deprecated)]
    impl FileKind {
        #[doc(hidden)]
        #[inline]
        pub const fn __xdr_value(&self) -> ::core::primitive::i32 {
            match self {
                Self::Text => __VALUE_0,
                Self::Data => __VALUE_1,
                Self::Exec => __VALUE_2,
            }
        }
    }
    #[automatically_derived]
    #[allow(deprecated)]
    impl ::xdr_core::XdrEnum for FileKind {
        #[inline]
        fn value(&self) -> ::core::primitive::i32 {
            self.__xdr_value()
        }
    }
    #[automatically_derived]
    #[allow(deprecated)]
    impl ::xdr_core::Encode for FileKind {
        #[inline]
        fn wire_size(
            &self,
        ) -> ::core::result::Result<::core::primitive::usize, ::xdr_core::EncodeError> {
            ::core::result::Result::Ok(4)
        }
        #[inline]
        fn encode(&self, __out: &mut ::xdr_core::Encoder<'_>) {
            __out.word(self.__xdr_value() as ::core::primitive::u32);
        }
        #[inline]
        fn encode_run(&self, __run: &mut ::xdr_core::__private::RunMut<'_>) {
            __run.put(::core::primitive::i32::to_be_bytes(self.__xdr_value()));
        }
    }
    #[automatically_derived]
    #[allow(deprecated)]
    impl<'__de> ::xdr_core::Decode<'__de> for FileKind {
        #[inline(always)]
        fn decode(
            __input: &mut ::xdr_core::Decoder<'__de>,
        ) -> ::core::result::Result<Self, ::xdr_core::DecodeError> {
            ::xdr_core::__private::inline_if_light::<
                Self,
                _,
            >(
                #[inline(always)]
                move || {
                    match __input.word()? as ::core::primitive::i32 {
                        __VALUE_0 => ::core::result::Result::Ok(Self::Text),
                        __VALUE_1 => ::core::result::Result::Ok(Self::Data),
                        __VALUE_2 => ::core::result::Result::Ok(Self::Exec),
                        __value => {
                            ::core::result::Result::Err(
                                __input
                                    .error_at_word(::xdr_core::DecodeErrorKind::UnknownValue {
                                        value: __value,
                                    }),
                            )
                        }
                    }
                },
            )
        }
    }
};
