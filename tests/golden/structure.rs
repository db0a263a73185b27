//! The struct of RFC 4506, section 7.
use super::union::FileType;
const MAX_USER_NAME: u32 = 32;
const MAX_FILE_LEN: u32 = 65535;
const MAX_NAME_LEN: u32 = 255;
/// A complete file.
#[derive(Debug, PartialEq)]
pub struct File {
    pub name: String,
    pub kind: FileType,
    pub owner: String,
    pub data: Vec<u8>,
}
const _: () = {
    #[allow(unused_imports)]
    use ::xdr_core::__private::{NoReader as _, NoWire as _, NoWriter as _};
    const _: () = ::core::assert!(
        (MAX_NAME_LEN) as ::core::primitive::i128 >= 0, "limit is negative"
    );
    const _: () = ::core::assert!(
        (MAX_NAME_LEN) as ::core::primitive::i128 <= 4_294_967_295,
        "limit does not fit the length word (u32)"
    );
    const _: () = ::core::assert!(
        (MAX_NAME_LEN) as ::core::primitive::i128 != 0,
        "a limit of 0 allows only the empty value; use `()`"
    );
    const _: () = ::core::assert!(
        (MAX_USER_NAME) as ::core::primitive::i128 >= 0, "limit is negative"
    );
    const _: () = ::core::assert!(
        (MAX_USER_NAME) as ::core::primitive::i128 <= 4_294_967_295,
        "limit does not fit the length word (u32)"
    );
    const _: () = ::core::assert!(
        (MAX_USER_NAME) as ::core::primitive::i128 != 0,
        "a limit of 0 allows only the empty value; use `()`"
    );
    const _: () = ::core::assert!(
        (MAX_FILE_LEN) as ::core::primitive::i128 >= 0, "limit is negative"
    );
    const _: () = ::core::assert!(
        (MAX_FILE_LEN) as ::core::primitive::i128 <= 4_294_967_295,
        "limit does not fit the length word (u32)"
    );
    const _: () = ::core::assert!(
        (MAX_FILE_LEN) as ::core::primitive::i128 != 0,
        "a limit of 0 allows only the empty value; use `()`"
    );
    #[automatically_derived]
    #[allow(deprecated)]
    impl ::xdr_core::Wire for File {
        const FIXED: ::core::option::Option<::core::primitive::usize> = ::xdr_core::__private::fixed_sum(
            <Self as ::xdr_core::Wire>::FIELDS,
        );
        const MIN: ::core::primitive::usize = {
            let mut __sum: ::core::primitive::usize = 0usize;
            {
                __sum = ::core::primitive::usize::saturating_add(
                    __sum,
                    <String as ::xdr_core::WireBounded<
                        ::xdr_core::Max<{ (MAX_NAME_LEN) as ::core::primitive::u32 }>,
                    >>::MIN,
                );
            }
            {
                __sum = ::core::primitive::usize::saturating_add(
                    __sum,
                    <FileType as ::xdr_core::Wire>::MIN,
                );
            }
            {
                __sum = ::core::primitive::usize::saturating_add(
                    __sum,
                    <String as ::xdr_core::WireBounded<
                        ::xdr_core::Max<{ (MAX_USER_NAME) as ::core::primitive::u32 }>,
                    >>::MIN,
                );
            }
            {
                __sum = ::core::primitive::usize::saturating_add(
                    __sum,
                    <Vec<
                        u8,
                    > as ::xdr_core::WireBounded<
                        ::xdr_core::Max<{ (MAX_FILE_LEN) as ::core::primitive::u32 }>,
                    >>::MIN,
                );
            }
            __sum
        };
        const INFALLIBLE: ::core::primitive::bool = {
            let mut __all = true;
            {
                __all = __all
                    && <String as ::xdr_core::WireBounded<
                        ::xdr_core::Max<{ (MAX_NAME_LEN) as ::core::primitive::u32 }>,
                    >>::INFALLIBLE;
            }
            {
                __all = __all && <FileType as ::xdr_core::Wire>::INFALLIBLE;
            }
            {
                __all = __all
                    && <String as ::xdr_core::WireBounded<
                        ::xdr_core::Max<{ (MAX_USER_NAME) as ::core::primitive::u32 }>,
                    >>::INFALLIBLE;
            }
            {
                __all = __all
                    && <Vec<
                        u8,
                    > as ::xdr_core::WireBounded<
                        ::xdr_core::Max<{ (MAX_FILE_LEN) as ::core::primitive::u32 }>,
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
                        <String as ::xdr_core::WireBounded<
                            ::xdr_core::Max<{ (MAX_NAME_LEN) as ::core::primitive::u32 }>,
                        >>::WEIGHT,
                    );
                }
                {
                    __sum = ::core::primitive::u32::saturating_add(
                        __sum,
                        <FileType as ::xdr_core::Wire>::WEIGHT,
                    );
                }
                {
                    __sum = ::core::primitive::u32::saturating_add(
                        __sum,
                        <String as ::xdr_core::WireBounded<
                            ::xdr_core::Max<
                                { (MAX_USER_NAME) as ::core::primitive::u32 },
                            >,
                        >>::WEIGHT,
                    );
                }
                {
                    __sum = ::core::primitive::u32::saturating_add(
                        __sum,
                        <Vec<
                            u8,
                        > as ::xdr_core::WireBounded<
                            ::xdr_core::Max<{ (MAX_FILE_LEN) as ::core::primitive::u32 }>,
                        >>::WEIGHT,
                    );
                }
            }
            __sum
        };
        const FIELDS: &'static [::core::option::Option<::core::primitive::usize>] = &[
            <String as ::xdr_core::WireBounded<
                ::xdr_core::Max<{ (MAX_NAME_LEN) as ::core::primitive::u32 }>,
            >>::FIXED,
            <FileType as ::xdr_core::Wire>::FIXED,
            <String as ::xdr_core::WireBounded<
                ::xdr_core::Max<{ (MAX_USER_NAME) as ::core::primitive::u32 }>,
            >>::FIXED,
            <Vec<
                u8,
            > as ::xdr_core::WireBounded<
                ::xdr_core::Max<{ (MAX_FILE_LEN) as ::core::primitive::u32 }>,
            >>::FIXED,
        ];
        fn schema() -> ::xdr_core::schema::Schema {
            ::xdr_core::schema::Schema::Named(
                "File",
                || ::xdr_core::schema::Definition::new(
                    "File",
                    "A complete file.",
                    ::xdr_core::schema::Body::Struct(
                        ::xdr_core::__private::schema_fields(
                            &[
                                (
                                    "name",
                                    "",
                                    <String as ::xdr_core::WireBounded<
                                        ::xdr_core::Max<
                                            { (MAX_NAME_LEN) as ::core::primitive::u32 },
                                        >,
                                    >>::schema_bounded,
                                ),
                                ("kind", "", <FileType as ::xdr_core::Wire>::schema),
                                (
                                    "owner",
                                    "",
                                    <String as ::xdr_core::WireBounded<
                                        ::xdr_core::Max<
                                            { (MAX_USER_NAME) as ::core::primitive::u32 },
                                        >,
                                    >>::schema_bounded,
                                ),
                                (
                                    "data",
                                    "",
                                    <Vec<
                                        u8,
                                    > as ::xdr_core::WireBounded<
                                        ::xdr_core::Max<
                                            { (MAX_FILE_LEN) as ::core::primitive::u32 },
                                        >,
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
    impl ::xdr_core::Encode for File {
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
                                String,
                                ::xdr_core::Max<
                                    { (MAX_NAME_LEN) as ::core::primitive::u32 },
                                >,
                            >::is_written();
                        }
                        {
                            ::xdr_core::__private::Of::<FileType>::is_written();
                        }
                        {
                            ::xdr_core::__private::In::<
                                String,
                                ::xdr_core::Max<
                                    { (MAX_USER_NAME) as ::core::primitive::u32 },
                                >,
                            >::is_written();
                        }
                        {
                            ::xdr_core::__private::In::<
                                Vec<u8>,
                                ::xdr_core::Max<
                                    { (MAX_FILE_LEN) as ::core::primitive::u32 },
                                >,
                            >::is_written();
                        }
                    };
                    let mut __size: ::core::primitive::usize = 0;
                    match ::xdr_core::__private::Writer::<
                        String,
                        ::xdr_core::Max<{ (MAX_NAME_LEN) as ::core::primitive::u32 }>,
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
                    match ::xdr_core::__private::Writer::<
                        FileType,
                    >::wire_size(&self.kind) {
                        ::core::result::Result::Ok(__more) => {
                            __size = ::core::primitive::usize::saturating_add(
                                __size,
                                __more,
                            );
                        }
                        ::core::result::Result::Err(__error) => {
                            return ::core::result::Result::Err(
                                __error.in_field("kind", __size),
                            );
                        }
                    }
                    match ::xdr_core::__private::Writer::<
                        String,
                        ::xdr_core::Max<{ (MAX_USER_NAME) as ::core::primitive::u32 }>,
                    >::wire_size(&self.owner) {
                        ::core::result::Result::Ok(__more) => {
                            __size = ::core::primitive::usize::saturating_add(
                                __size,
                                __more,
                            );
                        }
                        ::core::result::Result::Err(__error) => {
                            return ::core::result::Result::Err(
                                __error.in_field("owner", __size),
                            );
                        }
                    }
                    match ::xdr_core::__private::Writer::<
                        Vec<u8>,
                        ::xdr_core::Max<{ (MAX_FILE_LEN) as ::core::primitive::u32 }>,
                    >::wire_size(&self.data) {
                        ::core::result::Result::Ok(__more) => {
                            __size = ::core::primitive::usize::saturating_add(
                                __size,
                                __more,
                            );
                        }
                        ::core::result::Result::Err(__error) => {
                            return ::core::result::Result::Err(
                                __error.in_field("data", __size),
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
                                    String,
                                    ::xdr_core::Max<
                                        { (MAX_NAME_LEN) as ::core::primitive::u32 },
                                    >,
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
                                    FileType,
                                >::encode_run(&self.kind, __run);
                            }
                            if const {
                                ::xdr_core::__private::in_run(
                                    <Self as ::xdr_core::Wire>::FIELDS,
                                    2usize,
                                )
                            } && __from <= 2usize && 2usize < __to
                            {
                                ::xdr_core::__private::Writer::<
                                    String,
                                    ::xdr_core::Max<
                                        { (MAX_USER_NAME) as ::core::primitive::u32 },
                                    >,
                                >::encode_run(&self.owner, __run);
                            }
                            if const {
                                ::xdr_core::__private::in_run(
                                    <Self as ::xdr_core::Wire>::FIELDS,
                                    3usize,
                                )
                            } && __from <= 3usize && 3usize < __to
                            {
                                ::xdr_core::__private::Writer::<
                                    Vec<u8>,
                                    ::xdr_core::Max<
                                        { (MAX_FILE_LEN) as ::core::primitive::u32 },
                                    >,
                                >::encode_run(&self.data, __run);
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
                            String,
                            ::xdr_core::Max<{ (MAX_NAME_LEN) as ::core::primitive::u32 }>,
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
                        ::xdr_core::__private::Writer::<
                            FileType,
                        >::encode(&self.kind, __out);
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
                            String,
                            ::xdr_core::Max<
                                { (MAX_USER_NAME) as ::core::primitive::u32 },
                            >,
                        >::encode(&self.owner, __out);
                    }
                    if const {
                        ::xdr_core::__private::run_at(
                            <Self as ::xdr_core::Wire>::FIELDS,
                            3usize,
                        ) > 0
                            && !::xdr_core::__private::alone(
                                <Self as ::xdr_core::Wire>::FIELDS,
                                3usize,
                            )
                    } {
                        __out
                            .run(
                                const {
                                    ::xdr_core::__private::run_at(
                                        <Self as ::xdr_core::Wire>::FIELDS,
                                        3usize,
                                    )
                                },
                                |__run| __fields(
                                    __run,
                                    3usize,
                                    const {
                                        ::xdr_core::__private::run_end(
                                            <Self as ::xdr_core::Wire>::FIELDS,
                                            3usize,
                                        )
                                    },
                                ),
                            );
                    }
                    if const {
                        !::xdr_core::__private::in_run(
                            <Self as ::xdr_core::Wire>::FIELDS,
                            3usize,
                        )
                            || ::xdr_core::__private::alone(
                                <Self as ::xdr_core::Wire>::FIELDS,
                                3usize,
                            )
                    } {
                        ::xdr_core::__private::Writer::<
                            Vec<u8>,
                            ::xdr_core::Max<{ (MAX_FILE_LEN) as ::core::primitive::u32 }>,
                        >::encode(&self.data, __out);
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
                            String,
                            ::xdr_core::Max<{ (MAX_NAME_LEN) as ::core::primitive::u32 }>,
                        >::encode_run(&self.name, __run);
                    }
                    {
                        ::xdr_core::__private::Writer::<
                            FileType,
                        >::encode_run(&self.kind, __run);
                    }
                    {
                        ::xdr_core::__private::Writer::<
                            String,
                            ::xdr_core::Max<
                                { (MAX_USER_NAME) as ::core::primitive::u32 },
                            >,
                        >::encode_run(&self.owner, __run);
                    }
                    {
                        ::xdr_core::__private::Writer::<
                            Vec<u8>,
                            ::xdr_core::Max<{ (MAX_FILE_LEN) as ::core::primitive::u32 }>,
                        >::encode_run(&self.data, __run);
                    }
                },
            )
        }
        #[inline(always)]
        fn encode_all(__items: &[Self], __out: &mut ::xdr_core::Encoder<'_>) {
            __out
                .elements_of::<
                    Self,
                    { ::xdr_core::__private::fixed_or_0::<File>() },
                >(__items);
        }
    }
    #[automatically_derived]
    #[allow(deprecated)]
    impl<'__de> ::xdr_core::Decode<'__de> for File {
        const FROM_RUN: ::core::option::Option<
            fn(&mut ::xdr_core::__private::Run<'_>) -> Self,
        > = {
            let mut __all = true;
            {
                __all = __all
                    && ::xdr_core::__private::Reader::<
                        '__de,
                        String,
                        ::xdr_core::Max<{ (MAX_NAME_LEN) as ::core::primitive::u32 }>,
                    >::HAS_FROM_RUN;
            }
            {
                __all = __all
                    && ::xdr_core::__private::Reader::<'__de, FileType>::HAS_FROM_RUN;
            }
            {
                __all = __all
                    && ::xdr_core::__private::Reader::<
                        '__de,
                        String,
                        ::xdr_core::Max<{ (MAX_USER_NAME) as ::core::primitive::u32 }>,
                    >::HAS_FROM_RUN;
            }
            {
                __all = __all
                    && ::xdr_core::__private::Reader::<
                        '__de,
                        Vec<u8>,
                        ::xdr_core::Max<{ (MAX_FILE_LEN) as ::core::primitive::u32 }>,
                    >::HAS_FROM_RUN;
            }
            if __all {
                ::core::option::Option::Some(|__run| Self {
                    name: ::xdr_core::__private::Reader::<
                        '__de,
                        String,
                        ::xdr_core::Max<{ (MAX_NAME_LEN) as ::core::primitive::u32 }>,
                    >::from_run(__run),
                    kind: ::xdr_core::__private::Reader::<
                        '__de,
                        FileType,
                    >::from_run(__run),
                    owner: ::xdr_core::__private::Reader::<
                        '__de,
                        String,
                        ::xdr_core::Max<{ (MAX_USER_NAME) as ::core::primitive::u32 }>,
                    >::from_run(__run),
                    data: ::xdr_core::__private::Reader::<
                        '__de,
                        Vec<u8>,
                        ::xdr_core::Max<{ (MAX_FILE_LEN) as ::core::primitive::u32 }>,
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
                                String,
                                ::xdr_core::Max<
                                    { (MAX_NAME_LEN) as ::core::primitive::u32 },
                                >,
                            >::is_read();
                        }
                        {
                            ::xdr_core::__private::Of::<FileType>::is_read();
                        }
                        {
                            ::xdr_core::__private::In::<
                                String,
                                ::xdr_core::Max<
                                    { (MAX_USER_NAME) as ::core::primitive::u32 },
                                >,
                            >::is_read();
                        }
                        {
                            ::xdr_core::__private::In::<
                                Vec<u8>,
                                ::xdr_core::Max<
                                    { (MAX_FILE_LEN) as ::core::primitive::u32 },
                                >,
                            >::is_read();
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
                                    &["name", "kind", "owner", "data"],
                                );
                                return ::core::result::Result::Err(__error);
                            }
                        }
                    } else {
                        ::xdr_core::Decoder::<'__de>::no_window()
                    };
                    let __f0 = match ::xdr_core::__private::Reader::<
                        '__de,
                        String,
                        ::xdr_core::Max<{ (MAX_NAME_LEN) as ::core::primitive::u32 }>,
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
                                    &["kind", "owner", "data"],
                                );
                                return ::core::result::Result::Err(__error);
                            }
                        };
                    }
                    let __f1 = match ::xdr_core::__private::Reader::<
                        '__de,
                        FileType,
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
                            return ::core::result::Result::Err(__error.in_field("kind"));
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
                                    &["owner", "data"],
                                );
                                return ::core::result::Result::Err(__error);
                            }
                        };
                    }
                    let __f2 = match ::xdr_core::__private::Reader::<
                        '__de,
                        String,
                        ::xdr_core::Max<{ (MAX_USER_NAME) as ::core::primitive::u32 }>,
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
                                __error.in_field("owner"),
                            );
                        }
                    };
                    if const {
                        ::xdr_core::__private::run_at(
                            <Self as ::xdr_core::Wire>::FIELDS,
                            3usize,
                        )
                    } > 0
                    {
                        __window = match __input
                            .window(const {
                                ::xdr_core::__private::run_at(
                                    <Self as ::xdr_core::Wire>::FIELDS,
                                    3usize,
                                )
                            })
                        {
                            ::core::result::Result::Ok(__window) => __window,
                            ::core::result::Result::Err(_) => {
                                let __error = ::xdr_core::__private::short_run(
                                    __input.place(),
                                    <Self as ::xdr_core::Wire>::FIELDS,
                                    3usize,
                                    &["data"],
                                );
                                return ::core::result::Result::Err(__error);
                            }
                        };
                    }
                    let __f3 = match ::xdr_core::__private::Reader::<
                        '__de,
                        Vec<u8>,
                        ::xdr_core::Max<{ (MAX_FILE_LEN) as ::core::primitive::u32 }>,
                    >::decode(
                        if const {
                            ::xdr_core::__private::in_run(
                                <Self as ::xdr_core::Wire>::FIELDS,
                                3usize,
                            )
                        } {
                            &mut __window
                        } else {
                            &mut *__input
                        },
                    ) {
                        ::core::result::Result::Ok(__value) => __value,
                        ::core::result::Result::Err(__error) => {
                            return ::core::result::Result::Err(__error.in_field("data"));
                        }
                    };
                    ::core::result::Result::Ok(Self {
                        name: __f0,
                        kind: __f1,
                        owner: __f2,
                        data: __f3,
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
                                    &["name", "kind", "owner", "data"],
                                );
                                return ::core::result::Result::Err(__error);
                            }
                        }
                    } else {
                        ::xdr_core::Decoder::<'__de>::no_window()
                    };
                    if let ::core::result::Result::Err(__error) = ::xdr_core::__private::Reader::<
                        '__de,
                        String,
                        ::xdr_core::Max<{ (MAX_NAME_LEN) as ::core::primitive::u32 }>,
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
                                    &["kind", "owner", "data"],
                                );
                                return ::core::result::Result::Err(__error);
                            }
                        };
                    }
                    if let ::core::result::Result::Err(__error) = ::xdr_core::__private::Reader::<
                        '__de,
                        FileType,
                    >::decode_into(
                        &mut self.kind,
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
                        return ::core::result::Result::Err(__error.in_field("kind"));
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
                                    &["owner", "data"],
                                );
                                return ::core::result::Result::Err(__error);
                            }
                        };
                    }
                    if let ::core::result::Result::Err(__error) = ::xdr_core::__private::Reader::<
                        '__de,
                        String,
                        ::xdr_core::Max<{ (MAX_USER_NAME) as ::core::primitive::u32 }>,
                    >::decode_into(
                        &mut self.owner,
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
                        return ::core::result::Result::Err(__error.in_field("owner"));
                    }
                    if const {
                        ::xdr_core::__private::run_at(
                            <Self as ::xdr_core::Wire>::FIELDS,
                            3usize,
                        )
                    } > 0
                    {
                        __window = match __input
                            .window(const {
                                ::xdr_core::__private::run_at(
                                    <Self as ::xdr_core::Wire>::FIELDS,
                                    3usize,
                                )
                            })
                        {
                            ::core::result::Result::Ok(__window) => __window,
                            ::core::result::Result::Err(_) => {
                                let __error = ::xdr_core::__private::short_run(
                                    __input.place(),
                                    <Self as ::xdr_core::Wire>::FIELDS,
                                    3usize,
                                    &["data"],
                                );
                                return ::core::result::Result::Err(__error);
                            }
                        };
                    }
                    if let ::core::result::Result::Err(__error) = ::xdr_core::__private::Reader::<
                        '__de,
                        Vec<u8>,
                        ::xdr_core::Max<{ (MAX_FILE_LEN) as ::core::primitive::u32 }>,
                    >::decode_into(
                        &mut self.data,
                        if const {
                            ::xdr_core::__private::in_run(
                                <Self as ::xdr_core::Wire>::FIELDS,
                                3usize,
                            )
                        } {
                            &mut __window
                        } else {
                            &mut *__input
                        },
                    ) {
                        return ::core::result::Result::Err(__error.in_field("data"));
                    }
                    ::core::result::Result::Ok(())
                },
            )
        }
    }
};
