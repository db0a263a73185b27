//! A type with parameters: each is bound where a field mentions it.
/// A value, and the one before it where there was one.
#[derive(Debug, PartialEq)]
pub struct Change<'a, T> {
    pub name: &'a str,
    pub now: T,
    pub before: Option<T>,
}
const _: () = {
    #[allow(unused_imports)]
    use ::xdr_core::__private::{NoReader as _, NoWire as _, NoWriter as _};
    #[automatically_derived]
    #[allow(deprecated)]
    impl<'a, T> ::xdr_core::Wire for Change<'a, T>
    where
        T: ::xdr_core::Wire,
    {
        const FIXED: ::core::option::Option<::core::primitive::usize> = ::xdr_core::__private::fixed_sum(
            <Self as ::xdr_core::Wire>::FIELDS,
        );
        const MIN: ::core::primitive::usize = {
            let mut __sum: ::core::primitive::usize = 0usize;
            {
                __sum = ::core::primitive::usize::saturating_add(
                    __sum,
                    <&'a str as ::xdr_core::WireBounded<::xdr_core::Max<{ 8u32 }>>>::MIN,
                );
            }
            {
                __sum = ::core::primitive::usize::saturating_add(
                    __sum,
                    <T as ::xdr_core::Wire>::MIN,
                );
            }
            {
                __sum = ::core::primitive::usize::saturating_add(
                    __sum,
                    <Option<T> as ::xdr_core::Wire>::MIN,
                );
            }
            __sum
        };
        const INFALLIBLE: ::core::primitive::bool = {
            let mut __all = true;
            {
                __all = __all
                    && <&'a str as ::xdr_core::WireBounded<
                        ::xdr_core::Max<{ 8u32 }>,
                    >>::INFALLIBLE;
            }
            {
                __all = __all && <T as ::xdr_core::Wire>::INFALLIBLE;
            }
            {
                __all = __all && <Option<T> as ::xdr_core::Wire>::INFALLIBLE;
            }
            __all
        };
        const WEIGHT: ::core::primitive::u32 = {
            let mut __sum: ::core::primitive::u32 = 0u32;
            {
                {
                    __sum = ::core::primitive::u32::saturating_add(
                        __sum,
                        <&'a str as ::xdr_core::WireBounded<
                            ::xdr_core::Max<{ 8u32 }>,
                        >>::WEIGHT,
                    );
                }
                {
                    __sum = ::core::primitive::u32::saturating_add(
                        __sum,
                        <T as ::xdr_core::Wire>::WEIGHT,
                    );
                }
                {
                    __sum = ::core::primitive::u32::saturating_add(
                        __sum,
                        <Option<T> as ::xdr_core::Wire>::WEIGHT,
                    );
                }
            }
            __sum
        };
        const FIELDS: &'static [::core::option::Option<::core::primitive::usize>] = &[
            <&'a str as ::xdr_core::WireBounded<::xdr_core::Max<{ 8u32 }>>>::FIXED,
            <T as ::xdr_core::Wire>::FIXED,
            <Option<T> as ::xdr_core::Wire>::FIXED,
        ];
        fn schema() -> ::xdr_core::schema::Schema {
            ::xdr_core::schema::Schema::Named(
                "Change",
                || ::xdr_core::schema::Definition::new(
                    "Change",
                    "A value, and the one before it where there was one.",
                    ::xdr_core::schema::Body::Struct(
                        ::xdr_core::__private::schema_fields(
                            &[
                                (
                                    "name",
                                    "",
                                    <&'a str as ::xdr_core::WireBounded<
                                        ::xdr_core::Max<{ 8u32 }>,
                                    >>::schema_bounded,
                                ),
                                ("now", "", <T as ::xdr_core::Wire>::schema),
                                ("before", "", <Option<T> as ::xdr_core::Wire>::schema),
                            ],
                        ),
                    ),
                ),
            )
        }
    }
    #[automatically_derived]
    #[allow(deprecated)]
    impl<'a, T> ::xdr_core::Encode for Change<'a, T>
    where
        T: ::xdr_core::Encode,
    {
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
                                &'a str,
                                ::xdr_core::Max<{ 8u32 }>,
                            >::is_written();
                        }
                        {
                            ::xdr_core::__private::Of::<T>::is_written();
                        }
                        {
                            ::xdr_core::__private::Of::<Option<T>>::is_written();
                        }
                    };
                    let mut __size: ::core::primitive::usize = 0;
                    match ::xdr_core::__private::Writer::<
                        &'a str,
                        ::xdr_core::Max<{ 8u32 }>,
                    >::wire_size(&self.name) {
                        ::core::result::Result::Ok(__more) => {
                            __size = ::core::primitive::usize::saturating_add(
                                __size,
                                __more,
                            );
                        }
                        ::core::result::Result::Err(__error) => {
                            return ::core::result::Result::Err(
                                __error.in_field("name", __size),
                            );
                        }
                    }
                    match ::xdr_core::__private::Writer::<T>::wire_size(&self.now) {
                        ::core::result::Result::Ok(__more) => {
                            __size = ::core::primitive::usize::saturating_add(
                                __size,
                                __more,
                            );
                        }
                        ::core::result::Result::Err(__error) => {
                            return ::core::result::Result::Err(
                                __error.in_field("now", __size),
                            );
                        }
                    }
                    match ::xdr_core::__private::Writer::<
                        Option<T>,
                    >::wire_size(&self.before) {
                        ::core::result::Result::Ok(__more) => {
                            __size = ::core::primitive::usize::saturating_add(
                                __size,
                                __more,
                            );
                        }
                        ::core::result::Result::Err(__error) => {
                            return ::core::result::Result::Err(
                                __error.in_field("before", __size),
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
                    let __fields = ::xdr_core::__private::run_writer(
                        #[inline(always)]
                        |
                            __run: &mut ::xdr_core::__private::RunMut<'_>,
                            __from: ::core::primitive::usize,
                            __to: ::core::primitive::usize|
                        {
                            if const {
                                ::xdr_core::__private::in_run(
                                    <Self as ::xdr_core::Wire>::FIELDS,
                                    0usize,
                                )
                            } && __from <= 0usize && 0usize < __to
                            {
                                ::xdr_core::__private::Writer::<
                                    &'a str,
                                    ::xdr_core::Max<{ 8u32 }>,
                                >::encode_run(&self.name, __run);
                            }
                            if const {
                                ::xdr_core::__private::in_run(
                                    <Self as ::xdr_core::Wire>::FIELDS,
                                    1usize,
                                )
                            } && __from <= 1usize && 1usize < __to
                            {
                                ::xdr_core::__private::Writer::<
                                    T,
                                >::encode_run(&self.now, __run);
                            }
                            if const {
                                ::xdr_core::__private::in_run(
                                    <Self as ::xdr_core::Wire>::FIELDS,
                                    2usize,
                                )
                            } && __from <= 2usize && 2usize < __to
                            {
                                ::xdr_core::__private::Writer::<
                                    Option<T>,
                                >::encode_run(&self.before, __run);
                            }
                        },
                    );
                    if const {
                        ::xdr_core::__private::run_at(
                            <Self as ::xdr_core::Wire>::FIELDS,
                            0usize,
                        ) > 0
                            && !::xdr_core::__private::alone(
                                <Self as ::xdr_core::Wire>::FIELDS,
                                0usize,
                            )
                    } {
                        __out
                            .run(
                                const {
                                    ::xdr_core::__private::run_at(
                                        <Self as ::xdr_core::Wire>::FIELDS,
                                        0usize,
                                    )
                                },
                                |__run| __fields(
                                    __run,
                                    0usize,
                                    const {
                                        ::xdr_core::__private::run_end(
                                            <Self as ::xdr_core::Wire>::FIELDS,
                                            0usize,
                                        )
                                    },
                                ),
                            );
                    }
                    if const {
                        !::xdr_core::__private::in_run(
                            <Self as ::xdr_core::Wire>::FIELDS,
                            0usize,
                        )
                            || ::xdr_core::__private::alone(
                                <Self as ::xdr_core::Wire>::FIELDS,
                                0usize,
                            )
                    } {
                        ::xdr_core::__private::Writer::<
                            &'a str,
                            ::xdr_core::Max<{ 8u32 }>,
                        >::encode(&self.name, __out);
                    }
                    if const {
                        ::xdr_core::__private::run_at(
                            <Self as ::xdr_core::Wire>::FIELDS,
                            1usize,
                        ) > 0
                            && !::xdr_core::__private::alone(
                                <Self as ::xdr_core::Wire>::FIELDS,
                                1usize,
                            )
                    } {
                        __out
                            .run(
                                const {
                                    ::xdr_core::__private::run_at(
                                        <Self as ::xdr_core::Wire>::FIELDS,
                                        1usize,
                                    )
                                },
                                |__run| __fields(
                                    __run,
                                    1usize,
                                    const {
                                        ::xdr_core::__private::run_end(
                                            <Self as ::xdr_core::Wire>::FIELDS,
                                            1usize,
                                        )
                                    },
                                ),
                            );
                    }
                    if const {
                        !::xdr_core::__private::in_run(
                            <Self as ::xdr_core::Wire>::FIELDS,
                            1usize,
                        )
                            || ::xdr_core::__private::alone(
                                <Self as ::xdr_core::Wire>::FIELDS,
                                1usize,
                            )
                    } {
                        ::xdr_core::__private::Writer::<T>::encode(&self.now, __out);
                    }
                    if const {
                        ::xdr_core::__private::run_at(
                            <Self as ::xdr_core::Wire>::FIELDS,
                            2usize,
                        ) > 0
                            && !::xdr_core::__private::alone(
                                <Self as ::xdr_core::Wire>::FIELDS,
                                2usize,
                            )
                    } {
                        __out
                            .run(
                                const {
                                    ::xdr_core::__private::run_at(
                                        <Self as ::xdr_core::Wire>::FIELDS,
                                        2usize,
                                    )
                                },
                                |__run| __fields(
                                    __run,
                                    2usize,
                                    const {
                                        ::xdr_core::__private::run_end(
                                            <Self as ::xdr_core::Wire>::FIELDS,
                                            2usize,
                                        )
                                    },
                                ),
                            );
                    }
                    if const {
                        !::xdr_core::__private::in_run(
                            <Self as ::xdr_core::Wire>::FIELDS,
                            2usize,
                        )
                            || ::xdr_core::__private::alone(
                                <Self as ::xdr_core::Wire>::FIELDS,
                                2usize,
                            )
                    } {
                        ::xdr_core::__private::Writer::<
                            Option<T>,
                        >::encode(&self.before, __out);
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
                            &'a str,
                            ::xdr_core::Max<{ 8u32 }>,
                        >::encode_run(&self.name, __run);
                    }
                    {
                        ::xdr_core::__private::Writer::<T>::encode_run(&self.now, __run);
                    }
                    {
                        ::xdr_core::__private::Writer::<
                            Option<T>,
                        >::encode_run(&self.before, __run);
                    }
                },
            )
        }
    }
    #[automatically_derived]
    #[allow(deprecated)]
    impl<'__de: 'a, 'a, T> ::xdr_core::Decode<'__de> for Change<'a, T>
    where
        T: ::xdr_core::Decode<'__de>,
    {
        const FROM_RUN: ::core::option::Option<
            fn(&mut ::xdr_core::__private::Run<'_>) -> Self,
        > = {
            let mut __all = true;
            {
                __all = __all
                    && ::xdr_core::__private::Reader::<
                        '__de,
                        &'a str,
                        ::xdr_core::Max<{ 8u32 }>,
                    >::HAS_FROM_RUN;
            }
            {
                __all = __all && ::xdr_core::__private::Reader::<'__de, T>::HAS_FROM_RUN;
            }
            {
                __all = __all
                    && ::xdr_core::__private::Reader::<'__de, Option<T>>::HAS_FROM_RUN;
            }
            if __all {
                ::core::option::Option::Some(|__run| Self {
                    name: ::xdr_core::__private::Reader::<
                        '__de,
                        &'a str,
                        ::xdr_core::Max<{ 8u32 }>,
                    >::from_run(__run),
                    now: ::xdr_core::__private::Reader::<'__de, T>::from_run(__run),
                    before: ::xdr_core::__private::Reader::<
                        '__de,
                        Option<T>,
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
                                &'a str,
                                ::xdr_core::Max<{ 8u32 }>,
                            >::is_read();
                        }
                        {
                            ::xdr_core::__private::Of::<T>::is_read();
                        }
                        {
                            ::xdr_core::__private::Of::<Option<T>>::is_read();
                        }
                    };
                    let mut __window = if const {
                        ::xdr_core::__private::run_at(
                            <Self as ::xdr_core::Wire>::FIELDS,
                            0usize,
                        )
                    } > 0
                    {
                        match __input
                            .window(const {
                                ::xdr_core::__private::run_at(
                                    <Self as ::xdr_core::Wire>::FIELDS,
                                    0usize,
                                )
                            })
                        {
                            ::core::result::Result::Ok(__window) => __window,
                            ::core::result::Result::Err(_) => {
                                let __error = ::xdr_core::__private::short_run(
                                    __input.place(),
                                    <Self as ::xdr_core::Wire>::FIELDS,
                                    0usize,
                                    &["name", "now", "before"],
                                );
                                return ::core::result::Result::Err(__error);
                            }
                        }
                    } else {
                        ::xdr_core::Decoder::<'__de>::no_window()
                    };
                    let __f0 = match ::xdr_core::__private::Reader::<
                        '__de,
                        &'a str,
                        ::xdr_core::Max<{ 8u32 }>,
                    >::decode(
                        if const {
                            ::xdr_core::__private::in_run(
                                <Self as ::xdr_core::Wire>::FIELDS,
                                0usize,
                            )
                        } {
                            &mut __window
                        } else {
                            &mut *__input
                        },
                    ) {
                        ::core::result::Result::Ok(__value) => __value,
                        ::core::result::Result::Err(__error) => {
                            return ::core::result::Result::Err(__error.in_field("name"));
                        }
                    };
                    if const {
                        ::xdr_core::__private::run_at(
                            <Self as ::xdr_core::Wire>::FIELDS,
                            1usize,
                        )
                    } > 0
                    {
                        __window = match __input
                            .window(const {
                                ::xdr_core::__private::run_at(
                                    <Self as ::xdr_core::Wire>::FIELDS,
                                    1usize,
                                )
                            })
                        {
                            ::core::result::Result::Ok(__window) => __window,
                            ::core::result::Result::Err(_) => {
                                let __error = ::xdr_core::__private::short_run(
                                    __input.place(),
                                    <Self as ::xdr_core::Wire>::FIELDS,
                                    1usize,
                                    &["now", "before"],
                                );
                                return ::core::result::Result::Err(__error);
                            }
                        };
                    }
                    let __f1 = match ::xdr_core::__private::Reader::<
                        '__de,
                        T,
                    >::decode(
                        if const {
                            ::xdr_core::__private::in_run(
                                <Self as ::xdr_core::Wire>::FIELDS,
                                1usize,
                            )
                        } {
                            &mut __window
                        } else {
                            &mut *__input
                        },
                    ) {
                        ::core::result::Result::Ok(__value) => __value,
                        ::core::result::Result::Err(__error) => {
                            return ::core::result::Result::Err(__error.in_field("now"));
                        }
                    };
                    if const {
                        ::xdr_core::__private::run_at(
                            <Self as ::xdr_core::Wire>::FIELDS,
                            2usize,
                        )
                    } > 0
                    {
                        __window = match __input
                            .window(const {
                                ::xdr_core::__private::run_at(
                                    <Self as ::xdr_core::Wire>::FIELDS,
                                    2usize,
                                )
                            })
                        {
                            ::core::result::Result::Ok(__window) => __window,
                            ::core::result::Result::Err(_) => {
                                let __error = ::xdr_core::__private::short_run(
                                    __input.place(),
                                    <Self as ::xdr_core::Wire>::FIELDS,
                                    2usize,
                                    &["before"],
                                );
                                return ::core::result::Result::Err(__error);
                            }
                        };
                    }
                    let __f2 = match ::xdr_core::__private::Reader::<
                        '__de,
                        Option<T>,
                    >::decode(
                        if const {
                            ::xdr_core::__private::in_run(
                                <Self as ::xdr_core::Wire>::FIELDS,
                                2usize,
                            )
                        } {
                            &mut __window
                        } else {
                            &mut *__input
                        },
                    ) {
                        ::core::result::Result::Ok(__value) => __value,
                        ::core::result::Result::Err(__error) => {
                            return ::core::result::Result::Err(
                                __error.in_field("before"),
                            );
                        }
                    };
                    ::core::result::Result::Ok(Self {
                        name: __f0,
                        now: __f1,
                        before: __f2,
                    })
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
                    let mut __window = if const {
                        ::xdr_core::__private::run_at(
                            <Self as ::xdr_core::Wire>::FIELDS,
                            0usize,
                        )
                    } > 0
                    {
                        match __input
                            .window(const {
                                ::xdr_core::__private::run_at(
                                    <Self as ::xdr_core::Wire>::FIELDS,
                                    0usize,
                                )
                            })
                        {
                            ::core::result::Result::Ok(__window) => __window,
                            ::core::result::Result::Err(_) => {
                                let __error = ::xdr_core::__private::short_run(
                                    __input.place(),
                                    <Self as ::xdr_core::Wire>::FIELDS,
                                    0usize,
                                    &["name", "now", "before"],
                                );
                                return ::core::result::Result::Err(__error);
                            }
                        }
                    } else {
                        ::xdr_core::Decoder::<'__de>::no_window()
                    };
                    if let ::core::result::Result::Err(__error) = ::xdr_core::__private::Reader::<
                        '__de,
                        &'a str,
                        ::xdr_core::Max<{ 8u32 }>,
                    >::decode_into(
                        &mut self.name,
                        if const {
                            ::xdr_core::__private::in_run(
                                <Self as ::xdr_core::Wire>::FIELDS,
                                0usize,
                            )
                        } {
                            &mut __window
                        } else {
                            &mut *__input
                        },
                    ) {
                        return ::core::result::Result::Err(__error.in_field("name"));
                    }
                    if const {
                        ::xdr_core::__private::run_at(
                            <Self as ::xdr_core::Wire>::FIELDS,
                            1usize,
                        )
                    } > 0
                    {
                        __window = match __input
                            .window(const {
                                ::xdr_core::__private::run_at(
                                    <Self as ::xdr_core::Wire>::FIELDS,
                                    1usize,
                                )
                            })
                        {
                            ::core::result::Result::Ok(__window) => __window,
                            ::core::result::Result::Err(_) => {
                                let __error = ::xdr_core::__private::short_run(
                                    __input.place(),
                                    <Self as ::xdr_core::Wire>::FIELDS,
                                    1usize,
                                    &["now", "before"],
                                );
                                return ::core::result::Result::Err(__error);
                            }
                        };
                    }
                    if let ::core::result::Result::Err(__error) = ::xdr_core::__private::Reader::<
                        '__de,
                        T,
                    >::decode_into(
                        &mut self.now,
                        if const {
                            ::xdr_core::__private::in_run(
                                <Self as ::xdr_core::Wire>::FIELDS,
                                1usize,
                            )
                        } {
                            &mut __window
                        } else {
                            &mut *__input
                        },
                    ) {
                        return ::core::result::Result::Err(__error.in_field("now"));
                    }
                    if const {
                        ::xdr_core::__private::run_at(
                            <Self as ::xdr_core::Wire>::FIELDS,
                            2usize,
                        )
                    } > 0
                    {
                        __window = match __input
                            .window(const {
                                ::xdr_core::__private::run_at(
                                    <Self as ::xdr_core::Wire>::FIELDS,
                                    2usize,
                                )
                            })
                        {
                            ::core::result::Result::Ok(__window) => __window,
                            ::core::result::Result::Err(_) => {
                                let __error = ::xdr_core::__private::short_run(
                                    __input.place(),
                                    <Self as ::xdr_core::Wire>::FIELDS,
                                    2usize,
                                    &["before"],
                                );
                                return ::core::result::Result::Err(__error);
                            }
                        };
                    }
                    if let ::core::result::Result::Err(__error) = ::xdr_core::__private::Reader::<
                        '__de,
                        Option<T>,
                    >::decode_into(
                        &mut self.before,
                        if const {
                            ::xdr_core::__private::in_run(
                                <Self as ::xdr_core::Wire>::FIELDS,
                                2usize,
                            )
                        } {
                            &mut __window
                        } else {
                            &mut *__input
                        },
                    ) {
                        return ::core::result::Result::Err(__error.in_field("before"));
                    }
                    ::core::result::Result::Ok(())
                },
            )
        }
    }
};
