//! The program of RFC 5531, section 12.1, with one procedure more.
use xdr_rpc::Context;
/// Answers, and says how far away it is.
pub trait Ping: ::core::marker::Send + ::core::marker::Sync + 'static {
    /// Any number.
    fn pingback(
        &self,
    ) -> impl ::core::future::Future<Output = i32> + ::core::marker::Send;
    /// The text, so many times.
    fn repeat(
        &self,
        cx: &Context,
        text: &str,
        times: u32,
    ) -> impl ::core::future::Future<Output = String> + ::core::marker::Send;
}
#[doc(hidden)]
#[allow(nonstandard_style, missing_debug_implementations, dead_code, deprecated)]
pub struct __Ping_repeat<'__call> {
    text: &'__call str,
    times: u32,
}
#[allow(deprecated)]
const _: () = {
    const _: () = {
        #[allow(unused_imports)]
        use ::xdr_rpc::xdr::__private::{NoReader as _, NoWire as _, NoWriter as _};
        #[automatically_derived]
        #[allow(deprecated)]
        impl<'__call> ::xdr_rpc::xdr::Wire for __Ping_repeat<'__call> {
            const FIXED: ::core::option::Option<::core::primitive::usize> = ::xdr_rpc::xdr::__private::fixed_sum(
                <Self as ::xdr_rpc::xdr::Wire>::FIELDS,
            );
            const MIN: ::core::primitive::usize = {
                let mut __sum: ::core::primitive::usize = 0usize;
                {
                    __sum = ::core::primitive::usize::saturating_add(
                        __sum,
                        <&'__call str as ::xdr_rpc::xdr::WireBounded<
                            ::xdr_rpc::xdr::Max<{ 16u32 }>,
                        >>::MIN,
                    );
                }
                {
                    __sum = ::core::primitive::usize::saturating_add(
                        __sum,
                        <u32 as ::xdr_rpc::xdr::Wire>::MIN,
                    );
                }
                __sum
            };
            const INFALLIBLE: ::core::primitive::bool = {
                let mut __all = true;
                {
                    __all = __all
                        && <&'__call str as ::xdr_rpc::xdr::WireBounded<
                            ::xdr_rpc::xdr::Max<{ 16u32 }>,
                        >>::INFALLIBLE;
                }
                {
                    __all = __all && <u32 as ::xdr_rpc::xdr::Wire>::INFALLIBLE;
                }
                __all
            };
            const WEIGHT: ::core::primitive::u32 = {
                let mut __sum: ::core::primitive::u32 = 0u32;
                {
                    {
                        __sum = ::core::primitive::u32::saturating_add(
                            __sum,
                            <&'__call str as ::xdr_rpc::xdr::WireBounded<
                                ::xdr_rpc::xdr::Max<{ 16u32 }>,
                            >>::WEIGHT,
                        );
                    }
                    {
                        __sum = ::core::primitive::u32::saturating_add(
                            __sum,
                            <u32 as ::xdr_rpc::xdr::Wire>::WEIGHT,
                        );
                    }
                }
                __sum
            };
            const FIELDS: &'static [::core::option::Option<::core::primitive::usize>] = &[
                <&'__call str as ::xdr_rpc::xdr::WireBounded<
                    ::xdr_rpc::xdr::Max<{ 16u32 }>,
                >>::FIXED,
                <u32 as ::xdr_rpc::xdr::Wire>::FIXED,
            ];
            fn schema() -> ::xdr_rpc::xdr::schema::Schema {
                ::xdr_rpc::xdr::schema::Schema::Named(
                    "__Ping_repeat",
                    || ::xdr_rpc::xdr::schema::Definition::new(
                        "__Ping_repeat",
                        "",
                        ::xdr_rpc::xdr::schema::Body::Struct(
                            ::xdr_rpc::xdr::__private::schema_fields(
                                &[
                                    (
                                        "text",
                                        "",
                                        <&'__call str as ::xdr_rpc::xdr::WireBounded<
                                            ::xdr_rpc::xdr::Max<{ 16u32 }>,
                                        >>::schema_bounded,
                                    ),
                                    ("times", "", <u32 as ::xdr_rpc::xdr::Wire>::schema),
                                ],
                            ),
                        ),
                    ),
                )
            }
        }
        #[automatically_derived]
        #[allow(deprecated)]
        impl<'__call> ::xdr_rpc::xdr::Encode for __Ping_repeat<'__call> {
            #[inline(always)]
            fn wire_size(
                &self,
            ) -> ::core::result::Result<
                ::core::primitive::usize,
                ::xdr_rpc::xdr::EncodeError,
            > {
                if let (::core::option::Option::Some(__size), true) = const {
                    (
                        <Self as ::xdr_rpc::xdr::Wire>::FIXED,
                        <Self as ::xdr_rpc::xdr::Wire>::INFALLIBLE,
                    )
                } {
                    return ::core::result::Result::Ok(__size);
                }
                ::xdr_rpc::xdr::__private::inline_if_light::<
                    Self,
                    _,
                >(
                    #[inline(always)]
                    move || {
                        let _ = || {
                            {
                                ::xdr_rpc::xdr::__private::In::<
                                    &'__call str,
                                    ::xdr_rpc::xdr::Max<{ 16u32 }>,
                                >::is_written();
                            }
                            {
                                ::xdr_rpc::xdr::__private::Of::<u32>::is_written();
                            }
                        };
                        let mut __size: ::core::primitive::usize = 0;
                        match ::xdr_rpc::xdr::__private::Writer::<
                            &'__call str,
                            ::xdr_rpc::xdr::Max<{ 16u32 }>,
                        >::wire_size(&self.text) {
                            ::core::result::Result::Ok(__more) => {
                                __size = ::core::primitive::usize::saturating_add(
                                    __size,
                                    __more,
                                );
                            }
                            ::core::result::Result::Err(__error) => {
                                return ::core::result::Result::Err(
                                    __error.in_field("text", __size),
                                );
                            }
                        }
                        match ::xdr_rpc::xdr::__private::Writer::<
                            u32,
                        >::wire_size(&self.times) {
                            ::core::result::Result::Ok(__more) => {
                                __size = ::core::primitive::usize::saturating_add(
                                    __size,
                                    __more,
                                );
                            }
                            ::core::result::Result::Err(__error) => {
                                return ::core::result::Result::Err(
                                    __error.in_field("times", __size),
                                );
                            }
                        }
                        ::core::result::Result::Ok(__size)
                    },
                )
            }
            #[inline(always)]
            fn encode(&self, __out: &mut ::xdr_rpc::xdr::Encoder<'_>) {
                ::xdr_rpc::xdr::__private::inline_if_light::<
                    Self,
                    _,
                >(
                    #[inline(always)]
                    move || {
                        let __fields = ::xdr_rpc::xdr::__private::run_writer(
                            #[inline(always)]
                            |
                                __run: &mut ::xdr_rpc::xdr::__private::RunMut<'_>,
                                __from: ::core::primitive::usize,
                                __to: ::core::primitive::usize|
                            {
                                if const {
                                    ::xdr_rpc::xdr::__private::in_run(
                                        <Self as ::xdr_rpc::xdr::Wire>::FIELDS,
                                        0usize,
                                    )
                                } && __from <= 0usize && 0usize < __to
                                {
                                    ::xdr_rpc::xdr::__private::Writer::<
                                        &'__call str,
                                        ::xdr_rpc::xdr::Max<{ 16u32 }>,
                                    >::encode_run(&self.text, __run);
                                }
                                if const {
                                    ::xdr_rpc::xdr::__private::in_run(
                                        <Self as ::xdr_rpc::xdr::Wire>::FIELDS,
                                        1usize,
                                    )
                                } && __from <= 1usize && 1usize < __to
                                {
                                    ::xdr_rpc::xdr::__private::Writer::<
                                        u32,
                                    >::encode_run(&self.times, __run);
                                }
                            },
                        );
                        if const {
                            ::xdr_rpc::xdr::__private::run_at(
                                <Self as ::xdr_rpc::xdr::Wire>::FIELDS,
                                0usize,
                            ) > 0
                                && !::xdr_rpc::xdr::__private::alone(
                                    <Self as ::xdr_rpc::xdr::Wire>::FIELDS,
                                    0usize,
                                )
                        } {
                            __out
                                .run(
                                    const {
                                        ::xdr_rpc::xdr::__private::run_at(
                                            <Self as ::xdr_rpc::xdr::Wire>::FIELDS,
                                            0usize,
                                        )
                                    },
                                    |__run| __fields(
                                        __run,
                                        0usize,
                                        const {
                                            ::xdr_rpc::xdr::__private::run_end(
                                                <Self as ::xdr_rpc::xdr::Wire>::FIELDS,
                                                0usize,
                                            )
                                        },
                                    ),
                                );
                        }
                        if const {
                            !::xdr_rpc::xdr::__private::in_run(
                                <Self as ::xdr_rpc::xdr::Wire>::FIELDS,
                                0usize,
                            )
                                || ::xdr_rpc::xdr::__private::alone(
                                    <Self as ::xdr_rpc::xdr::Wire>::FIELDS,
                                    0usize,
                                )
                        } {
                            ::xdr_rpc::xdr::__private::Writer::<
                                &'__call str,
                                ::xdr_rpc::xdr::Max<{ 16u32 }>,
                            >::encode(&self.text, __out);
                        }
                        if const {
                            ::xdr_rpc::xdr::__private::run_at(
                                <Self as ::xdr_rpc::xdr::Wire>::FIELDS,
                                1usize,
                            ) > 0
                                && !::xdr_rpc::xdr::__private::alone(
                                    <Self as ::xdr_rpc::xdr::Wire>::FIELDS,
                                    1usize,
                                )
                        } {
                            __out
                                .run(
                                    const {
                                        ::xdr_rpc::xdr::__private::run_at(
                                            <Self as ::xdr_rpc::xdr::Wire>::FIELDS,
                                            1usize,
                                        )
                                    },
                                    |__run| __fields(
                                        __run,
                                        1usize,
                                        const {
                                            ::xdr_rpc::xdr::__private::run_end(
                                                <Self as ::xdr_rpc::xdr::Wire>::FIELDS,
                                                1usize,
                                            )
                                        },
                                    ),
                                );
                        }
                        if const {
                            !::xdr_rpc::xdr::__private::in_run(
                                <Self as ::xdr_rpc::xdr::Wire>::FIELDS,
                                1usize,
                            )
                                || ::xdr_rpc::xdr::__private::alone(
                                    <Self as ::xdr_rpc::xdr::Wire>::FIELDS,
                                    1usize,
                                )
                        } {
                            ::xdr_rpc::xdr::__private::Writer::<
                                u32,
                            >::encode(&self.times, __out);
                        }
                    },
                )
            }
            #[inline(always)]
            fn encode_run(&self, __run: &mut ::xdr_rpc::xdr::__private::RunMut<'_>) {
                ::xdr_rpc::xdr::__private::inline_if_light::<
                    Self,
                    _,
                >(
                    #[inline(always)]
                    move || {
                        {
                            ::xdr_rpc::xdr::__private::Writer::<
                                &'__call str,
                                ::xdr_rpc::xdr::Max<{ 16u32 }>,
                            >::encode_run(&self.text, __run);
                        }
                        {
                            ::xdr_rpc::xdr::__private::Writer::<
                                u32,
                            >::encode_run(&self.times, __run);
                        }
                    },
                )
            }
        }
        #[automatically_derived]
        #[allow(deprecated)]
        impl<'__de: '__call, '__call> ::xdr_rpc::xdr::Decode<'__de>
        for __Ping_repeat<'__call> {
            const FROM_RUN: ::core::option::Option<
                fn(&mut ::xdr_rpc::xdr::__private::Run<'_>) -> Self,
            > = {
                let mut __all = true;
                {
                    __all = __all
                        && ::xdr_rpc::xdr::__private::Reader::<
                            '__de,
                            &'__call str,
                            ::xdr_rpc::xdr::Max<{ 16u32 }>,
                        >::HAS_FROM_RUN;
                }
                {
                    __all = __all
                        && ::xdr_rpc::xdr::__private::Reader::<'__de, u32>::HAS_FROM_RUN;
                }
                if __all {
                    ::core::option::Option::Some(|__run| Self {
                        text: ::xdr_rpc::xdr::__private::Reader::<
                            '__de,
                            &'__call str,
                            ::xdr_rpc::xdr::Max<{ 16u32 }>,
                        >::from_run(__run),
                        times: ::xdr_rpc::xdr::__private::Reader::<
                            '__de,
                            u32,
                        >::from_run(__run),
                    })
                } else {
                    ::core::option::Option::None
                }
            };
            #[inline(always)]
            fn decode(
                __input: &mut ::xdr_rpc::xdr::Decoder<'__de>,
            ) -> ::core::result::Result<Self, ::xdr_rpc::xdr::DecodeError> {
                ::xdr_rpc::xdr::__private::inline_if_light::<
                    Self,
                    _,
                >(
                    #[inline(always)]
                    move || {
                        let _ = || {
                            {
                                ::xdr_rpc::xdr::__private::In::<
                                    &'__call str,
                                    ::xdr_rpc::xdr::Max<{ 16u32 }>,
                                >::is_read();
                            }
                            {
                                ::xdr_rpc::xdr::__private::Of::<u32>::is_read();
                            }
                        };
                        let mut __window = if const {
                            ::xdr_rpc::xdr::__private::run_at(
                                <Self as ::xdr_rpc::xdr::Wire>::FIELDS,
                                0usize,
                            )
                        } > 0
                        {
                            match __input
                                .window(const {
                                    ::xdr_rpc::xdr::__private::run_at(
                                        <Self as ::xdr_rpc::xdr::Wire>::FIELDS,
                                        0usize,
                                    )
                                })
                            {
                                ::core::result::Result::Ok(__window) => __window,
                                ::core::result::Result::Err(_) => {
                                    let __error = ::xdr_rpc::xdr::__private::short_run(
                                        __input.place(),
                                        <Self as ::xdr_rpc::xdr::Wire>::FIELDS,
                                        0usize,
                                        &["text", "times"],
                                    );
                                    return ::core::result::Result::Err(__error);
                                }
                            }
                        } else {
                            ::xdr_rpc::xdr::Decoder::<'__de>::no_window()
                        };
                        let __f0 = match ::xdr_rpc::xdr::__private::Reader::<
                            '__de,
                            &'__call str,
                            ::xdr_rpc::xdr::Max<{ 16u32 }>,
                        >::decode(
                            if const {
                                ::xdr_rpc::xdr::__private::in_run(
                                    <Self as ::xdr_rpc::xdr::Wire>::FIELDS,
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
                                return ::core::result::Result::Err(
                                    __error.in_field("text"),
                                );
                            }
                        };
                        if const {
                            ::xdr_rpc::xdr::__private::run_at(
                                <Self as ::xdr_rpc::xdr::Wire>::FIELDS,
                                1usize,
                            )
                        } > 0
                        {
                            __window = match __input
                                .window(const {
                                    ::xdr_rpc::xdr::__private::run_at(
                                        <Self as ::xdr_rpc::xdr::Wire>::FIELDS,
                                        1usize,
                                    )
                                })
                            {
                                ::core::result::Result::Ok(__window) => __window,
                                ::core::result::Result::Err(_) => {
                                    let __error = ::xdr_rpc::xdr::__private::short_run(
                                        __input.place(),
                                        <Self as ::xdr_rpc::xdr::Wire>::FIELDS,
                                        1usize,
                                        &["times"],
                                    );
                                    return ::core::result::Result::Err(__error);
                                }
                            };
                        }
                        let __f1 = match ::xdr_rpc::xdr::__private::Reader::<
                            '__de,
                            u32,
                        >::decode(
                            if const {
                                ::xdr_rpc::xdr::__private::in_run(
                                    <Self as ::xdr_rpc::xdr::Wire>::FIELDS,
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
                                return ::core::result::Result::Err(
                                    __error.in_field("times"),
                                );
                            }
                        };
                        ::core::result::Result::Ok(Self { text: __f0, times: __f1 })
                    },
                )
            }
            #[inline(always)]
            fn decode_into(
                &mut self,
                __input: &mut ::xdr_rpc::xdr::Decoder<'__de>,
            ) -> ::core::result::Result<(), ::xdr_rpc::xdr::DecodeError> {
                ::xdr_rpc::xdr::__private::inline_if_light::<
                    Self,
                    _,
                >(
                    #[inline(always)]
                    move || {
                        let mut __window = if const {
                            ::xdr_rpc::xdr::__private::run_at(
                                <Self as ::xdr_rpc::xdr::Wire>::FIELDS,
                                0usize,
                            )
                        } > 0
                        {
                            match __input
                                .window(const {
                                    ::xdr_rpc::xdr::__private::run_at(
                                        <Self as ::xdr_rpc::xdr::Wire>::FIELDS,
                                        0usize,
                                    )
                                })
                            {
                                ::core::result::Result::Ok(__window) => __window,
                                ::core::result::Result::Err(_) => {
                                    let __error = ::xdr_rpc::xdr::__private::short_run(
                                        __input.place(),
                                        <Self as ::xdr_rpc::xdr::Wire>::FIELDS,
                                        0usize,
                                        &["text", "times"],
                                    );
                                    return ::core::result::Result::Err(__error);
                                }
                            }
                        } else {
                            ::xdr_rpc::xdr::Decoder::<'__de>::no_window()
                        };
                        if let ::core::result::Result::Err(__error) = ::xdr_rpc::xdr::__private::Reader::<
                            '__de,
                            &'__call str,
                            ::xdr_rpc::xdr::Max<{ 16u32 }>,
                        >::decode_into(
                            &mut self.text,
                            if const {
                                ::xdr_rpc::xdr::__private::in_run(
                                    <Self as ::xdr_rpc::xdr::Wire>::FIELDS,
                                    0usize,
                                )
                            } {
                                &mut __window
                            } else {
                                &mut *__input
                            },
                        ) {
                            return ::core::result::Result::Err(__error.in_field("text"));
                        }
                        if const {
                            ::xdr_rpc::xdr::__private::run_at(
                                <Self as ::xdr_rpc::xdr::Wire>::FIELDS,
                                1usize,
                            )
                        } > 0
                        {
                            __window = match __input
                                .window(const {
                                    ::xdr_rpc::xdr::__private::run_at(
                                        <Self as ::xdr_rpc::xdr::Wire>::FIELDS,
                                        1usize,
                                    )
                                })
                            {
                                ::core::result::Result::Ok(__window) => __window,
                                ::core::result::Result::Err(_) => {
                                    let __error = ::xdr_rpc::xdr::__private::short_run(
                                        __input.place(),
                                        <Self as ::xdr_rpc::xdr::Wire>::FIELDS,
                                        1usize,
                                        &["times"],
                                    );
                                    return ::core::result::Result::Err(__error);
                                }
                            };
                        }
                        if let ::core::result::Result::Err(__error) = ::xdr_rpc::xdr::__private::Reader::<
                            '__de,
                            u32,
                        >::decode_into(
                            &mut self.times,
                            if const {
                                ::xdr_rpc::xdr::__private::in_run(
                                    <Self as ::xdr_rpc::xdr::Wire>::FIELDS,
                                    1usize,
                                )
                            } {
                                &mut __window
                            } else {
                                &mut *__input
                            },
                        ) {
                            return ::core::result::Result::Err(
                                __error.in_field("times"),
                            );
                        }
                        ::core::result::Result::Ok(())
                    },
                )
            }
        }
    };
};
/// The client of [`Ping`]. Clones share its channel.
#[allow(dead_code)]
pub struct PingClient {
    channel: ::xdr_rpc::Channel,
    speaks: &'static ::xdr_rpc::Interface,
}
#[automatically_derived]
#[allow(deprecated)]
impl ::core::clone::Clone for PingClient {
    fn clone(&self) -> Self {
        Self {
            channel: ::core::clone::Clone::clone(&self.channel),
            speaks: self.speaks,
        }
    }
}
#[automatically_derived]
#[allow(deprecated)]
impl ::core::fmt::Debug for PingClient {
    fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        __f.debug_struct("PingClient").field("channel", self.channel()).finish()
    }
}
#[allow(dead_code, deprecated, nonstandard_style, clippy::all, clippy::pedantic)]
impl PingClient {
    /// The program number.
    pub const PROGRAM: ::core::primitive::u32 = 1u32;
    /// The version of the program.
    pub const VERSION: ::core::primitive::u32 = 2u32;
    /// The procedures in the order of the trait, without NULL and those of older versions.
    pub const PROCEDURES: &'static [::xdr_rpc::Procedure] = &[
        Self::__procedure_pingback,
        Self::__procedure_repeat,
    ];
    /// All of this version of the program as data.
    pub const INTERFACE: &'static ::xdr_rpc::Interface = &::xdr_rpc::Interface::new(
        Self::PROGRAM,
        Self::VERSION,
        "Ping",
        "Answers, and says how far away it is.",
        Self::PROCEDURES,
        &[],
    );
    #[doc(hidden)]
    pub const __procedure_pingback: ::xdr_rpc::Procedure = ::xdr_rpc::Procedure::new(
        ::xdr_rpc::Target::new(Self::PROGRAM, Self::VERSION, 1u32),
        "pingback",
        "Any number.",
        <() as ::xdr_rpc::xdr::Wire>::schema,
        <i32 as ::xdr_rpc::xdr::Wire>::schema,
    );
    #[doc(hidden)]
    pub const __procedure_repeat: ::xdr_rpc::Procedure = ::xdr_rpc::Procedure::new(
        ::xdr_rpc::Target::new(Self::PROGRAM, Self::VERSION, 2u32),
        "repeat",
        "The text, so many times.",
        <__Ping_repeat<'static> as ::xdr_rpc::xdr::Wire>::schema,
        <String as ::xdr_rpc::xdr::WireBounded<
            ::xdr_rpc::xdr::Max<{ 255u32 }>,
        >>::schema_bounded,
    );
    #[doc(hidden)]
    pub fn __procedure(
        __number: ::core::primitive::u32,
    ) -> ::core::option::Option<&'static ::xdr_rpc::Procedure> {
        match __number {
            1u32 => ::core::option::Option::Some(&Self::__procedure_pingback),
            2u32 => ::core::option::Option::Some(&Self::__procedure_repeat),
            _ => ::core::option::Option::None,
        }
    }
    /// A client on a channel, which it may share with other clients.
    pub fn new(channel: ::xdr_rpc::Channel) -> Self {
        Self::__speaking(channel, Self::INTERFACE)
    }
    /// Connects to an endpoint, such as `tcp://127.0.0.1:2049` or `unix:///run/service.sock`.
    ///
    /// # Errors
    ///
    /// The endpoint is malformed, or nobody answers there.
    pub async fn connect(
        endpoint: impl ::xdr_rpc::IntoEndpoint,
    ) -> ::core::result::Result<Self, ::xdr_rpc::ConnectError> {
        match ::xdr_rpc::Channel::connect(endpoint).await {
            ::core::result::Result::Ok(__channel) => {
                ::core::result::Result::Ok(<Self>::new(__channel))
            }
            ::core::result::Result::Err(__error) => ::core::result::Result::Err(__error),
        }
    }
    /// A client of an implementation in this process, with all of the protocol and no socket.
    pub fn local<__S: Ping>(implementation: __S) -> Self {
        Self::new(::xdr_rpc::Channel::local(PingServer::new(implementation)))
    }
    /// The channel that carries the calls.
    pub fn channel(&self) -> &::xdr_rpc::Channel {
        &self.channel
    }
    /// The version that the client takes the server to have: that of its definition, or the
    /// one that both sides agreed on.
    pub fn interface(&self) -> &'static ::xdr_rpc::Interface {
        self.speaks
    }
    #[doc(hidden)]
    pub fn __speaking(
        __channel: ::xdr_rpc::Channel,
        __interface: &'static ::xdr_rpc::Interface,
    ) -> Self {
        Self {
            channel: __channel,
            speaks: __interface,
        }
    }
    #[doc(hidden)]
    pub fn __server<__S: Ping>(
        __service: ::xdr_rpc::__private::Arc<__S>,
    ) -> PingServer<__S> {
        PingServer::from_arc(__service)
    }
    /// A client of the highest version that both sides have: this one, or one that it extends.
    /// What is newer than that is refused by the server.
    ///
    /// # Errors
    ///
    /// There is no such version, or the server does not answer.
    pub async fn negotiate(
        channel: ::xdr_rpc::Channel,
    ) -> ::core::result::Result<Self, ::xdr_rpc::CallError> {
        match channel.negotiate(Self::INTERFACE).await {
            ::core::result::Result::Ok(__interface) => {
                ::core::result::Result::Ok(Self::__speaking(channel, __interface))
            }
            ::core::result::Result::Err(__error) => ::core::result::Result::Err(__error),
        }
    }
    /// Calls procedure 0, which does nothing: the server is there and has this version. libvirt's
    /// protocol has no such procedure, so there it is always refused.
    pub fn null(&self) -> ::xdr_rpc::Call<'_, (), ::xdr_rpc::Value<()>> {
        let __interface = self.interface();
        self.channel()
            .call(::xdr_rpc::Target::new(Self::PROGRAM, __interface.version, 0), ())
            .speaking(__interface)
    }
    /// Any number.
    pub fn pingback(&self) -> ::xdr_rpc::Call<'_, (), ::xdr_rpc::Value<i32>> {
        ::xdr_rpc::__private::call(
            self.channel(),
            self.interface(),
            &Self::__procedure_pingback,
            (),
        )
    }
    /// The text, so many times.
    pub fn repeat<'__call>(
        &'__call self,
        text: &'__call str,
        times: u32,
    ) -> ::xdr_rpc::Call<
        '__call,
        __Ping_repeat<'__call>,
        ::xdr_rpc::Value<String, ::xdr_rpc::xdr::Max<{ 255u32 }>>,
    > {
        ::xdr_rpc::__private::call(
            self.channel(),
            self.interface(),
            &Self::__procedure_repeat,
            __Ping_repeat { text, times },
        )
    }
}
/// Serves an implementation of [`Ping`]. Clones share it.
#[allow(dead_code)]
pub struct PingServer<S> {
    service: ::xdr_rpc::__private::Arc<S>,
}
#[allow(dead_code, deprecated)]
impl<S: Ping> PingServer<S> {
    /// Serves an implementation.
    pub fn new(implementation: S) -> Self {
        Self::from_arc(::xdr_rpc::__private::Arc::new(implementation))
    }
    /// Serves an implementation that the caller keeps a hold of.
    pub fn from_arc(implementation: ::xdr_rpc::__private::Arc<S>) -> Self {
        Self { service: implementation }
    }
}
#[automatically_derived]
#[allow(deprecated)]
impl<S> ::core::clone::Clone for PingServer<S> {
    fn clone(&self) -> Self {
        Self {
            service: ::core::clone::Clone::clone(&self.service),
        }
    }
}
#[automatically_derived]
#[allow(deprecated)]
impl<S> ::core::fmt::Debug for PingServer<S> {
    fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        __f.debug_struct("PingServer").finish_non_exhaustive()
    }
}
#[allow(deprecated, clippy::all, clippy::pedantic)]
impl<__S: Ping> ::xdr_rpc::Program for PingServer<__S> {
    fn interface(&self) -> &'static ::xdr_rpc::Interface {
        PingClient::INTERFACE
    }
    fn procedure(
        &self,
        __number: ::core::primitive::u32,
    ) -> ::core::option::Option<&'static ::xdr_rpc::Procedure> {
        PingClient::__procedure(__number)
    }
    fn call(
        &self,
        __call: ::xdr_rpc::IncomingCall,
    ) -> impl ::core::future::Future<Output = ()> + ::core::marker::Send + 'static {
        let __service = ::core::clone::Clone::clone(&self.service);
        async move {
            match __call.number() {
                0 => {
                    match __call.arguments::<()>() {
                        ::core::result::Result::Ok(()) => {
                            ::xdr_rpc::__private::reply(&__call, &())
                        }
                        ::core::result::Result::Err(__error) => {
                            __call.garbage_arguments(__error)
                        }
                    }
                }
                1u32 => {
                    match __call.arguments::<()>() {
                        ::core::result::Result::Ok(()) => {
                            let __reply = <__S as Ping>::pingback(&*__service).await;
                            ::xdr_rpc::__private::reply(&__call, &__reply)
                        }
                        ::core::result::Result::Err(__error) => {
                            __call.garbage_arguments(__error)
                        }
                    }
                }
                2u32 => {
                    match __call.arguments::<__Ping_repeat<'_>>() {
                        ::core::result::Result::Ok(
                            __Ping_repeat { text: __argument_0, times: __argument_1 },
                        ) => {
                            let __reply = <__S as Ping>::repeat(
                                    &*__service,
                                    __call.context(),
                                    __argument_0,
                                    __argument_1,
                                )
                                .await;
                            __call.reply::<_, ::xdr_rpc::xdr::Max<{ 255u32 }>>(&__reply)
                        }
                        ::core::result::Result::Err(__error) => {
                            __call.garbage_arguments(__error)
                        }
                    }
                }
                _ => __call.procedure_unavailable(),
            }
        }
    }
}
