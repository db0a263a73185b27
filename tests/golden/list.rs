//! The list of RFC 4506, section 4.19.
/// Strings, each behind a word that says that it is there.
#[derive(Debug, PartialEq)]
pub struct StringList {
    pub items: Vec<String>,
}
const _: () = {
    #[allow(unused_imports)]
    use ::xdr_core::__private::{NoReader as _, NoWire as _, NoWriter as _};
    const _: () = ::core::assert!(
        (::xdr_core::__private::In:: < String, ::xdr_core::Max < { 255u32 } > > ::MIN +
        4usize) > 0,
        "the elements take no bytes on the wire, so the count would cost the sender nothing"
    );
    const _: () = ::core::assert!(
        (::xdr_core::__private::In:: < String, ::xdr_core::Max < { 255u32 } > > ::MIN +
        4usize) == 0 || ::core::mem::size_of:: < String > () /
        (::xdr_core::__private::In:: < String, ::xdr_core::Max < { 255u32 } > > ::MIN +
        4usize) <= 64usize,
        "an element takes more than 64 times the memory that it takes on the wire at least; box the large arm or set `amplification`"
    );
    #[automatically_derived]
    #[allow(deprecated)]
    impl ::xdr_core::Wire for StringList {
        const FIXED: ::core::option::Option<::core::primitive::usize> = ::xdr_core::__private::fixed_sum(
            <Self as ::xdr_core::Wire>::FIELDS,
        );
        const MIN: ::core::primitive::usize = {
            let mut __sum: ::core::primitive::usize = 0usize;
            {
                __sum = ::core::primitive::usize::saturating_add(
                    __sum,
                    <Vec<
                        String,
                    > as ::xdr_core::WireBounded<
                        ::xdr_core::List<{ 100u32 }, ::xdr_core::Max<{ 255u32 }>>,
                    >>::MIN,
                );
            }
            __sum
        };
        const INFALLIBLE: ::core::primitive::bool = {
            let mut __all = true;
            {
                __all = __all
                    && <Vec<
                        String,
                    > as ::xdr_core::WireBounded<
                        ::xdr_core::List<{ 100u32 }, ::xdr_core::Max<{ 255u32 }>>,
                    >>::INFALLIBLE;
            }
            __all
        };
        const WEIGHT: ::core::primitive::u32 = {
            let mut __sum: ::core::primitive::u32 = 0u32;
            {
                {
                    __sum = ::core::primitive::u32::saturating_add(
                        __sum,
                        <Vec<
                            String,
                        > as ::xdr_core::WireBounded<
                            ::xdr_core::List<{ 100u32 }, ::xdr_core::Max<{ 255u32 }>>,
                        >>::WEIGHT,
                    );
                }
            }
            __sum
        };
        const FIELDS: &'static [::core::option::Option<::core::primitive::usize>] = &[
            <Vec<
                String,
            > as ::xdr_core::WireBounded<
                ::xdr_core::List<{ 100u32 }, ::xdr_core::Max<{ 255u32 }>>,
            >>::FIXED,
        ];
        fn schema() -> ::xdr_core::schema::Schema {
            ::xdr_core::schema::Schema::Named(
                "StringList",
                || ::xdr_core::schema::Definition::new(
                    "StringList",
                    "Strings, each behind a word that says that it is there.",
                    ::xdr_core::schema::Body::Struct(
                        ::xdr_core::__private::schema_fields(
                            &[
                                (
                                    "items",
                                    "",
                                    <Vec<
                                        String,
                                    > as ::xdr_core::WireBounded<
                                        ::xdr_core::List<{ 100u32 }, ::xdr_core::Max<{ 255u32 }>>,
                                    >>::schema_bounded,
                                ),
                            ],
                        ),
                    ),
                ),
            )
        }
    }
    #[automatically_derived]
    #[allow(deprecated)]
    impl ::xdr_core::Encode for StringList {
        #[inline(always)]
        fn wire_size(
            &self,
        ) -> ::core::result::Result<::core::primitive::usize, ::xdr_core::EncodeError> {
            if let (::core::option::Option::Some(__size), true) = const {
                (
                    <Self as ::xdr_core::Wire>::FIXED,
                    <Self as ::xdr_core::Wire>::INFALLIBLE,
                )
            } {
                return ::core::result::Result::Ok(__size);
            }
            ::xdr_core::__private::inline_if_light::<
                Self,
                _,
            >(
                #[inline(always)]
                move || {
                    let _ = || {
                        {
                            ::xdr_core::__private::In::<
                                Vec<String>,
                                ::xdr_core::List<{ 100u32 }, ::xdr_core::Max<{ 255u32 }>>,
                            >::is_written();
                        }
                    };
                    let mut __size: ::core::primitive::usize = 0;
                    match ::xdr_core::__private::Writer::<
                        Vec<String>,
                        ::xdr_core::List<{ 100u32 }, ::xdr_core::Max<{ 255u32 }>>,
                    >::wire_size(&self.items) {
                        ::core::result::Result::Ok(__more) => {
                            __size = ::core::primitive::usize::saturating_add(
                                __size,
                                __more,
                            );
                        }
                        ::core::result::Result::Err(__error) => {
                            return ::core::result::Result::Err(
                                __error.in_field("items", __size),
                            );
                        }
                    }
                    ::core::result::Result::Ok(__size)
                },
            )
        }
        #[inline(always)]
        fn encode(&self, __out: &mut ::xdr_core::Encoder<'_>) {
            ::xdr_core::__private::inline_if_light::<
                Self,
                _,
            >(
                #[inline(always)]
                move || {
                    {
                        ::xdr_core::__private::Writer::<
                            Vec<String>,
                            ::xdr_core::List<{ 100u32 }, ::xdr_core::Max<{ 255u32 }>>,
                        >::encode(&self.items, __out);
                    }
                },
            )
        }
        #[inline(always)]
        fn encode_run(&self, __run: &mut ::xdr_core::__private::RunMut<'_>) {
            ::xdr_core::__private::inline_if_light::<
                Self,
                _,
            >(
                #[inline(always)]
                move || {
                    {
                        ::xdr_core::__private::Writer::<
                            Vec<String>,
                            ::xdr_core::List<{ 100u32 }, ::xdr_core::Max<{ 255u32 }>>,
                        >::encode_run(&self.items, __run);
                    }
                },
            )
        }
        #[inline(always)]
        fn encode_all(__items: &[Self], __out: &mut ::xdr_core::Encoder<'_>) {
            __out
                .elements_of::<
                    Self,
                    { ::xdr_core::__private::fixed_or_0::<StringList>() },
                >(__items);
        }
    }
    #[automatically_derived]
    #[allow(deprecated)]
    impl<'__de> ::xdr_core::Decode<'__de> for StringList {
        const FROM_RUN: ::core::option::Option<
            fn(&mut ::xdr_core::__private::Run<'_>) -> Self,
        > = {
            let mut __all = true;
            {
                __all = __all
                    && ::xdr_core::__private::Reader::<
                        '__de,
                        Vec<String>,
                        ::xdr_core::List<{ 100u32 }, ::xdr_core::Max<{ 255u32 }>>,
                    >::HAS_FROM_RUN;
            }
            if __all {
                ::core::option::Option::Some(|__run| Self {
                    items: ::xdr_core::__private::Reader::<
                        '__de,
                        Vec<String>,
                        ::xdr_core::List<{ 100u32 }, ::xdr_core::Max<{ 255u32 }>>,
                    >::from_run(__run),
                })
            } else {
                ::core::option::Option::None
            }
        };
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
                    let _ = || {
                        {
                            ::xdr_core::__private::In::<
                                Vec<String>,
                                ::xdr_core::List<{ 100u32 }, ::xdr_core::Max<{ 255u32 }>>,
                            >::is_read();
                        }
                    };
                    let __f0 = match ::xdr_core::__private::Reader::<
                        '__de,
                        Vec<String>,
                        ::xdr_core::List<{ 100u32 }, ::xdr_core::Max<{ 255u32 }>>,
                    >::decode(__input) {
                        ::core::result::Result::Ok(__value) => __value,
                        ::core::result::Result::Err(__error) => {
                            return ::core::result::Result::Err(
                                __error.in_field("items"),
                            );
                        }
                    };
                    ::core::result::Result::Ok(Self { items: __f0 })
                },
            )
        }
        #[inline(always)]
        fn decode_into(
            &mut self,
            __input: &mut ::xdr_core::Decoder<'__de>,
        ) -> ::core::result::Result<(), ::xdr_core::DecodeError> {
            ::xdr_core::__private::inline_if_light::<
                Self,
                _,
            >(
                #[inline(always)]
                move || {
                    if let ::core::result::Result::Err(__error) = ::xdr_core::__private::Reader::<
                        '__de,
                        Vec<String>,
                        ::xdr_core::List<{ 100u32 }, ::xdr_core::Max<{ 255u32 }>>,
                    >::decode_into(&mut self.items, __input) {
                        return ::core::result::Result::Err(__error.in_field("items"));
                    }
                    ::core::result::Result::Ok(())
                },
            )
        }
    }
};
