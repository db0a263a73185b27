//! The union of RFC 4506, section 7.
use super::enumeration::FileKind;
const MAX_NAME_LEN: u32 = 255;
/// What a file is, and who made it or reads it.
#[derive(Debug, PartialEq)]
pub enum FileType {
    Text,
    Data(String),
    Exec { interpreter: String },
}
const _: () = {
    #[allow(unused_imports)]
    use ::xdr_core::__private::{NoReader as _, NoWire as _, NoWriter as _};
    const __CASE_0: FileKind = FileKind::Text;
    const __CASE_1: FileKind = FileKind::Data;
    const _: () = ::core::assert!(
        ! ::xdr_core::__private::taken(__CASES, 1usize),
        "this case is already taken; a value leads to one arm"
    );
    const __CASE_2: FileKind = FileKind::Exec;
    const _: () = ::core::assert!(
        ! ::xdr_core::__private::taken(__CASES, 2usize),
        "this case is already taken; a value leads to one arm"
    );
    const __CASES: &[::core::primitive::i64] = &[
        (__CASE_0.__xdr_value() as ::core::primitive::i64),
        (__CASE_1.__xdr_value() as ::core::primitive::i64),
        (__CASE_2.__xdr_value() as ::core::primitive::i64),
    ];
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
    #[automatically_derived]
    #[allow(deprecated)]
    impl ::xdr_core::Wire for FileType {
        const FIXED: ::core::option::Option<::core::primitive::usize> = ::core::option::Option::None;
        const MIN: ::core::primitive::usize = {
            let mut __least = ::core::primitive::usize::MAX;
            {
                let __arm = {
                    let mut __sum: ::core::primitive::usize = 4usize;
                    __sum
                };
                if __arm < __least {
                    __least = __arm;
                }
            }
            {
                let __arm = {
                    let mut __sum: ::core::primitive::usize = 4usize;
                    {
                        __sum = ::core::primitive::usize::saturating_add(
                            __sum,
                            <String as ::xdr_core::WireBounded<
                                ::xdr_core::Max<
                                    { (MAX_NAME_LEN) as ::core::primitive::u32 },
                                >,
                            >>::MIN,
                        );
                    }
                    __sum
                };
                if __arm < __least {
                    __least = __arm;
                }
            }
            {
                let __arm = {
                    let mut __sum: ::core::primitive::usize = 4usize;
                    {
                        __sum = ::core::primitive::usize::saturating_add(
                            __sum,
                            <String as ::xdr_core::WireBounded<
                                ::xdr_core::Max<
                                    { (MAX_NAME_LEN) as ::core::primitive::u32 },
                                >,
                            >>::MIN,
                        );
                    }
                    __sum
                };
                if __arm < __least {
                    __least = __arm;
                }
            }
            __least
        };
        const WEIGHT: ::core::primitive::u32 = {
            let mut __sum: ::core::primitive::u32 = 2u32;
            {}
            {
                {
                    __sum = ::core::primitive::u32::saturating_add(
                        __sum,
                        <String as ::xdr_core::WireBounded<
                            ::xdr_core::Max<{ (MAX_NAME_LEN) as ::core::primitive::u32 }>,
                        >>::WEIGHT,
                    );
                }
            }
            {
                {
                    __sum = ::core::primitive::u32::saturating_add(
                        __sum,
                        <String as ::xdr_core::WireBounded<
                            ::xdr_core::Max<{ (MAX_NAME_LEN) as ::core::primitive::u32 }>,
                        >>::WEIGHT,
                    );
                }
            }
            __sum
        };
        const FIELDS: &'static [::core::option::Option<::core::primitive::usize>] = &[
            ::core::option::Option::Some(4),
            ::core::option::Option::None,
            ::core::option::Option::Some(4),
            <String as ::xdr_core::WireBounded<
                ::xdr_core::Max<{ (MAX_NAME_LEN) as ::core::primitive::u32 }>,
            >>::FIXED,
            ::core::option::Option::None,
            ::core::option::Option::Some(4),
            <String as ::xdr_core::WireBounded<
                ::xdr_core::Max<{ (MAX_NAME_LEN) as ::core::primitive::u32 }>,
            >>::FIXED,
            ::core::option::Option::None,
        ];
        fn schema() -> ::xdr_core::schema::Schema {
            ::xdr_core::schema::Schema::Named(
                "FileType",
                || ::xdr_core::schema::Definition::new(
                    "FileType",
                    "What a file is, and who made it or reads it.",
                    ::xdr_core::schema::Body::Union(
                        <FileKind as ::xdr_core::Wire>::schema(),
                        {
                            let mut __items = ::xdr_core::__private::Vec::new();
                            __items
                                .push(
                                    ::xdr_core::schema::Arm::new(
                                        "Text",
                                        "",
                                        {
                                            let mut __items = ::xdr_core::__private::Vec::new();
                                            __items
                                                .push((
                                                    "FileKind::Text",
                                                    <FileKind as ::xdr_core::XdrEnum>::value(&__CASE_0)
                                                        as ::core::primitive::i64,
                                                ));
                                            __items
                                        },
                                        ::xdr_core::__private::schema_fields(&[]),
                                    ),
                                );
                            __items
                                .push(
                                    ::xdr_core::schema::Arm::new(
                                        "Data",
                                        "",
                                        {
                                            let mut __items = ::xdr_core::__private::Vec::new();
                                            __items
                                                .push((
                                                    "FileKind::Data",
                                                    <FileKind as ::xdr_core::XdrEnum>::value(&__CASE_1)
                                                        as ::core::primitive::i64,
                                                ));
                                            __items
                                        },
                                        ::xdr_core::__private::schema_fields(
                                            &[
                                                (
                                                    "0",
                                                    "",
                                                    <String as ::xdr_core::WireBounded<
                                                        ::xdr_core::Max<
                                                            { (MAX_NAME_LEN) as ::core::primitive::u32 },
                                                        >,
                                                    >>::schema_bounded,
                                                ),
                                            ],
                                        ),
                                    ),
                                );
                            __items
                                .push(
                                    ::xdr_core::schema::Arm::new(
                                        "Exec",
                                        "",
                                        {
                                            let mut __items = ::xdr_core::__private::Vec::new();
                                            __items
                                                .push((
                                                    "FileKind::Exec",
                                                    <FileKind as ::xdr_core::XdrEnum>::value(&__CASE_2)
                                                        as ::core::primitive::i64,
                                                ));
                                            __items
                                        },
                                        ::xdr_core::__private::schema_fields(
                                            &[
                                                (
                                                    "interpreter",
                                                    "",
                                                    <String as ::xdr_core::WireBounded<
                                                        ::xdr_core::Max<
                                                            { (MAX_NAME_LEN) as ::core::primitive::u32 },
                                                        >,
                                                    >>::schema_bounded,
                                                ),
                                            ],
                                        ),
                                    ),
                                );
                            __items
                        },
                    ),
                ),
            )
        }
    }
    #[automatically_derived]
    #[allow(deprecated)]
    impl ::xdr_core::Encode for FileType {
        #[inline(always)]
        fn wire_size(
            &self,
        ) -> ::core::result::Result<::core::primitive::usize, ::xdr_core::EncodeError> {
            ::xdr_core::__private::inline_if_light::<
                Self,
                _,
            >(
                #[inline(always)]
                move || {
                    match self {
                        Self::Text { .. } => {
                            let _ = || {};
                            let mut __size: ::core::primitive::usize = 4;
                            ::core::result::Result::Ok(__size)
                        }
                        Self::Data { 0: __f3, .. } => {
                            let _ = || {
                                {
                                    ::xdr_core::__private::In::<
                                        String,
                                        ::xdr_core::Max<
                                            { (MAX_NAME_LEN) as ::core::primitive::u32 },
                                        >,
                                    >::is_written();
                                }
                            };
                            let mut __size: ::core::primitive::usize = 4;
                            match ::xdr_core::__private::Writer::<
                                String,
                                ::xdr_core::Max<
                                    { (MAX_NAME_LEN) as ::core::primitive::u32 },
                                >,
                            >::wire_size(__f3) {
                                ::core::result::Result::Ok(__more) => {
                                    __size = ::core::primitive::usize::saturating_add(
                                        __size,
                                        __more,
                                    );
                                }
                                ::core::result::Result::Err(__error) => {
                                    return ::core::result::Result::Err(
                                        __error.in_field("Data", __size),
                                    );
                                }
                            }
                            ::core::result::Result::Ok(__size)
                        }
                        Self::Exec { interpreter: __f6, .. } => {
                            let _ = || {
                                {
                                    ::xdr_core::__private::In::<
                                        String,
                                        ::xdr_core::Max<
                                            { (MAX_NAME_LEN) as ::core::primitive::u32 },
                                        >,
                                    >::is_written();
                                }
                            };
                            let mut __size: ::core::primitive::usize = 4;
                            match ::xdr_core::__private::Writer::<
                                String,
                                ::xdr_core::Max<
                                    { (MAX_NAME_LEN) as ::core::primitive::u32 },
                                >,
                            >::wire_size(__f6) {
                                ::core::result::Result::Ok(__more) => {
                                    __size = ::core::primitive::usize::saturating_add(
                                        __size,
                                        __more,
                                    );
                                }
                                ::core::result::Result::Err(__error) => {
                                    return ::core::result::Result::Err(
                                        __error.in_field("interpreter", __size).in_field("Exec", 0),
                                    );
                                }
                            }
                            ::core::result::Result::Ok(__size)
                        }
                    }
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
                    match self {
                        Self::Text { .. } => {
                            let __discriminant = ((<FileKind as ::xdr_core::XdrEnum>::value(
                                &__CASE_0,
                            ) as ::core::primitive::i64) as ::core::primitive::u32);
                            {
                                __out.word(__discriminant);
                            }
                        }
                        Self::Data { 0: __f3, .. } => {
                            __out
                                .apart(|__out| {
                                    let __discriminant = ((<FileKind as ::xdr_core::XdrEnum>::value(
                                        &__CASE_1,
                                    ) as ::core::primitive::i64) as ::core::primitive::u32);
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
                                                    2usize,
                                                )
                                            } && __from <= 2usize && 2usize < __to
                                            {
                                                __run
                                                    .put(::core::primitive::u32::to_be_bytes(__discriminant));
                                            }
                                            if const {
                                                ::xdr_core::__private::in_run(
                                                    <Self as ::xdr_core::Wire>::FIELDS,
                                                    3usize,
                                                )
                                            } && __from <= 3usize && 3usize < __to
                                            {
                                                ::xdr_core::__private::Writer::<
                                                    String,
                                                    ::xdr_core::Max<
                                                        { (MAX_NAME_LEN) as ::core::primitive::u32 },
                                                    >,
                                                >::encode_run(__f3, __run);
                                            }
                                        },
                                    );
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
                                        __out.word(__discriminant);
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
                                            String,
                                            ::xdr_core::Max<
                                                { (MAX_NAME_LEN) as ::core::primitive::u32 },
                                            >,
                                        >::encode(__f3, __out);
                                    }
                                })
                        }
                        Self::Exec { interpreter: __f6, .. } => {
                            __out
                                .apart(|__out| {
                                    let __discriminant = ((<FileKind as ::xdr_core::XdrEnum>::value(
                                        &__CASE_2,
                                    ) as ::core::primitive::i64) as ::core::primitive::u32);
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
                                                    5usize,
                                                )
                                            } && __from <= 5usize && 5usize < __to
                                            {
                                                __run
                                                    .put(::core::primitive::u32::to_be_bytes(__discriminant));
                                            }
                                            if const {
                                                ::xdr_core::__private::in_run(
                                                    <Self as ::xdr_core::Wire>::FIELDS,
                                                    6usize,
                                                )
                                            } && __from <= 6usize && 6usize < __to
                                            {
                                                ::xdr_core::__private::Writer::<
                                                    String,
                                                    ::xdr_core::Max<
                                                        { (MAX_NAME_LEN) as ::core::primitive::u32 },
                                                    >,
                                                >::encode_run(__f6, __run);
                                            }
                                        },
                                    );
                                    if const {
                                        ::xdr_core::__private::run_at(
                                            <Self as ::xdr_core::Wire>::FIELDS,
                                            5usize,
                                        ) > 0
                                            && !::xdr_core::__private::alone(
                                                <Self as ::xdr_core::Wire>::FIELDS,
                                                5usize,
                                            )
                                    } {
                                        __out
                                            .run(
                                                const {
                                                    ::xdr_core::__private::run_at(
                                                        <Self as ::xdr_core::Wire>::FIELDS,
                                                        5usize,
                                                    )
                                                },
                                                |__run| __fields(
                                                    __run,
                                                    5usize,
                                                    const {
                                                        ::xdr_core::__private::run_end(
                                                            <Self as ::xdr_core::Wire>::FIELDS,
                                                            5usize,
                                                        )
                                                    },
                                                ),
                                            );
                                    }
                                    if const {
                                        !::xdr_core::__private::in_run(
                                            <Self as ::xdr_core::Wire>::FIELDS,
                                            5usize,
                                        )
                                            || ::xdr_core::__private::alone(
                                                <Self as ::xdr_core::Wire>::FIELDS,
                                                5usize,
                                            )
                                    } {
                                        __out.word(__discriminant);
                                    }
                                    if const {
                                        ::xdr_core::__private::run_at(
                                            <Self as ::xdr_core::Wire>::FIELDS,
                                            6usize,
                                        ) > 0
                                            && !::xdr_core::__private::alone(
                                                <Self as ::xdr_core::Wire>::FIELDS,
                                                6usize,
                                            )
                                    } {
                                        __out
                                            .run(
                                                const {
                                                    ::xdr_core::__private::run_at(
                                                        <Self as ::xdr_core::Wire>::FIELDS,
                                                        6usize,
                                                    )
                                                },
                                                |__run| __fields(
                                                    __run,
                                                    6usize,
                                                    const {
                                                        ::xdr_core::__private::run_end(
                                                            <Self as ::xdr_core::Wire>::FIELDS,
                                                            6usize,
                                                        )
                                                    },
                                                ),
                                            );
                                    }
                                    if const {
                                        !::xdr_core::__private::in_run(
                                            <Self as ::xdr_core::Wire>::FIELDS,
                                            6usize,
                                        )
                                            || ::xdr_core::__private::alone(
                                                <Self as ::xdr_core::Wire>::FIELDS,
                                                6usize,
                                            )
                                    } {
                                        ::xdr_core::__private::Writer::<
                                            String,
                                            ::xdr_core::Max<
                                                { (MAX_NAME_LEN) as ::core::primitive::u32 },
                                            >,
                                        >::encode(__f6, __out);
                                    }
                                })
                        }
                    }
                },
            )
        }
    }
    #[automatically_derived]
    #[allow(deprecated)]
    impl<'__de> ::xdr_core::Decode<'__de> for FileType {
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
                    let __tag = <FileKind as ::xdr_core::Decode<
                        '__de,
                    >>::decode(__input)?;
                    match __tag {
                        (FileKind::Text) => {
                            let _ = || {};
                            ::core::result::Result::Ok(Self::Text {})
                        }
                        (FileKind::Data) => {
                            __input
                                .apart(|__input| {
                                    let _ = || {
                                        {
                                            ::xdr_core::__private::In::<
                                                String,
                                                ::xdr_core::Max<
                                                    { (MAX_NAME_LEN) as ::core::primitive::u32 },
                                                >,
                                            >::is_read();
                                        }
                                    };
                                    let __f3 = match ::xdr_core::__private::Reader::<
                                        '__de,
                                        String,
                                        ::xdr_core::Max<
                                            { (MAX_NAME_LEN) as ::core::primitive::u32 },
                                        >,
                                    >::decode(__input) {
                                        ::core::result::Result::Ok(__value) => __value,
                                        ::core::result::Result::Err(__error) => {
                                            return ::core::result::Result::Err(
                                                __error.in_field("Data"),
                                            );
                                        }
                                    };
                                    ::core::result::Result::Ok(Self::Data { 0: __f3 })
                                })
                        }
                        (FileKind::Exec) => {
                            __input
                                .apart(|__input| {
                                    let _ = || {
                                        {
                                            ::xdr_core::__private::In::<
                                                String,
                                                ::xdr_core::Max<
                                                    { (MAX_NAME_LEN) as ::core::primitive::u32 },
                                                >,
                                            >::is_read();
                                        }
                                    };
                                    let __f6 = match ::xdr_core::__private::Reader::<
                                        '__de,
                                        String,
                                        ::xdr_core::Max<
                                            { (MAX_NAME_LEN) as ::core::primitive::u32 },
                                        >,
                                    >::decode(__input) {
                                        ::core::result::Result::Ok(__value) => __value,
                                        ::core::result::Result::Err(__error) => {
                                            return ::core::result::Result::Err(
                                                __error.in_field("interpreter").in_field("Exec"),
                                            );
                                        }
                                    };
                                    ::core::result::Result::Ok(Self::Exec { interpreter: __f6 })
                                })
                        }
                        __tag => {
                            ::core::result::Result::Err(
                                __input
                                    .error_at_word(::xdr_core::DecodeErrorKind::UnknownArm {
                                        value: (<FileKind as ::xdr_core::XdrEnum>::value(&__tag)
                                            as ::core::primitive::i64),
                                    }),
                            )
                        }
                    }
                },
            )
        }
        #[allow(irrefutable_let_patterns)]
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
                    let mut __ahead = ::core::clone::Clone::clone(&*__input);
                    let __tag = <FileKind as ::xdr_core::Decode<
                        '__de,
                    >>::decode(&mut __ahead)?;
                    let __number = (<FileKind as ::xdr_core::XdrEnum>::value(&__tag)
                        as ::core::primitive::i64);
                    match &*self {
                        Self::Data {
                            ..
                        } if __number
                            == (<FileKind as ::xdr_core::XdrEnum>::value(&__CASE_1)
                                as ::core::primitive::i64) => {
                            *__input = __ahead;
                            __input
                                .apart(|__input| {
                                    if let Self::Data { 0: __f3, .. } = self {
                                        if let ::core::result::Result::Err(__error) = ::xdr_core::__private::Reader::<
                                            '__de,
                                            String,
                                            ::xdr_core::Max<
                                                { (MAX_NAME_LEN) as ::core::primitive::u32 },
                                            >,
                                        >::decode_into(__f3, __input) {
                                            return ::core::result::Result::Err(
                                                __error.in_field("Data"),
                                            );
                                        }
                                    }
                                    ::core::result::Result::Ok(())
                                })
                        }
                        Self::Exec {
                            ..
                        } if __number
                            == (<FileKind as ::xdr_core::XdrEnum>::value(&__CASE_2)
                                as ::core::primitive::i64) => {
                            *__input = __ahead;
                            __input
                                .apart(|__input| {
                                    if let Self::Exec { interpreter: __f6, .. } = self {
                                        if let ::core::result::Result::Err(__error) = ::xdr_core::__private::Reader::<
                                            '__de,
                                            String,
                                            ::xdr_core::Max<
                                                { (MAX_NAME_LEN) as ::core::primitive::u32 },
                                            >,
                                        >::decode_into(__f6, __input) {
                                            return ::core::result::Result::Err(
                                                __error.in_field("interpreter").in_field("Exec"),
                                            );
                                        }
                                    }
                                    ::core::result::Result::Ok(())
                                })
                        }
                        _ => {
                            *self = <Self as ::xdr_core::Decode<
                                '__de,
                            >>::decode(__input)?;
                            ::core::result::Result::Ok(())
                        }
                    }
                },
            )
        }
    }
};
