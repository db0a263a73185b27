//! A program with a stream, as libvirt's of storage volumes.
use xdr_rpc::libvirt::{RemoteError, Stream};
/// Volumes and what is in them.
pub trait Volumes: ::core::marker::Send + ::core::marker::Sync + 'static {
    /// The bytes of a volume.
    fn download(
        &self,
        stream: Stream,
        name: &str,
        offset: u64,
    ) -> impl ::core::future::Future<
        Output = Result<(), RemoteError>,
    > + ::core::marker::Send;
    /// The same, and how many there are.
    fn measure(
        &self,
        stream: Stream,
    ) -> impl ::core::future::Future<
        Output = Result<u64, RemoteError>,
    > + ::core::marker::Send;
}
#[doc(hidden)]
#[allow(nonstandard_style, missing_debug_implementations, dead_code, deprecated)]
pub struct __Volumes_download<'__call> {
    name: &'__call str,
    offset: u64,
}
#[allow(deprecated)]
const _: () = {
    const _: () = {
        #[allow(unused_imports)]
        use ::xdr_rpc::xdr::__private::{NoReader as _, NoWire as _, NoWriter as _};
        #[automatically_derived]
        #[allow(deprecated)]
        impl<'__call> ::xdr_rpc::xdr::Wire for __Volumes_download<'__call> {
            const FIXED: ::core::option::Option<::core::primitive::usize> = ::xdr_rpc::xdr::__private::fixed_sum(
                <Self as ::xdr_rpc::xdr::Wire>::FIELDS,
            );
            const MIN: ::core::primitive::usize = {
                let mut __sum: ::core::primitive::usize = 0usize;
                {
                    __sum = ::core::primitive::usize::saturating_add(
                        __sum,
                        <&'__call str as ::xdr_rpc::xdr::WireBounded<
                            ::xdr_rpc::xdr::Max<{ 64u32 }>,
                        >>::MIN,
                    );
                }
                {
                    __sum = ::core::primitive::usize::saturating_add(
                        __sum,
                        <u64 as ::xdr_rpc::xdr::Wire>::MIN,
                    );
                }
                __sum
            };
            const INFALLIBLE: ::core::primitive::bool = {
                let mut __all = true;
                {
                    __all = __all
                        && <&'__call str as ::xdr_rpc::xdr::WireBounded<
                            ::xdr_rpc::xdr::Max<{ 64u32 }>,
                        >>::INFALLIBLE;
                }
                {
                    __all = __all && <u64 as ::xdr_rpc::xdr::Wire>::INFALLIBLE;
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
                                ::xdr_rpc::xdr::Max<{ 64u32 }>,
                            >>::WEIGHT,
                        );
                    }
                    {
                        __sum = ::core::primitive::u32::saturating_add(
                            __sum,
                            <u64 as ::xdr_rpc::xdr::Wire>::WEIGHT,
                        );
                    }
                }
                __sum
            };
            const FIELDS: &'static [::core::option::Option<::core::primitive::usize>] = &[
                <&'__call str as ::xdr_rpc::xdr::WireBounded<
                    ::xdr_rpc::xdr::Max<{ 64u32 }>,
                >>::FIXED,
                <u64 as ::xdr_rpc::xdr::Wire>::FIXED,
            ];
            fn schema() -> ::xdr_rpc::xdr::schema::Schema {
                ::xdr_rpc::xdr::schema::Schema::Named(
                    "__Volumes_download",
                    || ::xdr_rpc::xdr::schema::Definition::new(
                        "__Volumes_download",
                        "",
                        ::xdr_rpc::xdr::schema::Body::Struct(
                            ::xdr_rpc::xdr::__private::schema_fields(
                                &[
                                    (
                                        "name",
                                        "",
                                        <&'__call str as ::xdr_rpc::xdr::WireBounded<
                                            ::xdr_rpc::xdr::Max<{ 64u32 }>,
                                        >>::schema_bounded,
                                    ),
                                    ("offset", "", <u64 as ::xdr_rpc::xdr::Wire>::schema),
                                ],
                            ),
                        ),
                    ),
                )
            }
        }
        #[automatically_derived]
        #[allow(deprecated)]
        impl<'__call> ::xdr_rpc::xdr::Encode for __Volumes_download<'__call> {
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
                                    ::xdr_rpc::xdr::Max<{ 64u32 }>,
                                >::is_written();
                            }
                            {
                                ::xdr_rpc::xdr::__private::Of::<u64>::is_written();
                            }
                        };
                        let mut __size: ::core::primitive::usize = 0;
                        match ::xdr_rpc::xdr::__private::Writer::<
                            &'__call str,
                            ::xdr_rpc::xdr::Max<{ 64u32 }>,
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
                        match ::xdr_rpc::xdr::__private::Writer::<
                            u64,
                        >::wire_size(&self.offset) {
                            ::core::result::Result::Ok(__more) => {
                                __size = ::core::primitive::usize::saturating_add(
                                    __size,
                                    __more,
                                );
                            }
                            ::core::result::Result::Err(__error) => {
                                return ::core::result::Result::Err(
                                    __error.in_field("offset", __size),
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
                                        ::xdr_rpc::xdr::Max<{ 64u32 }>,
                                    >::encode_run(&self.name, __run);
                                }
                                if const {
                                    ::xdr_rpc::xdr::__private::in_run(
                                        <Self as ::xdr_rpc::xdr::Wire>::FIELDS,
                                        1usize,
                                    )
                                } && __from <= 1usize && 1usize < __to
                                {
                                    ::xdr_rpc::xdr::__private::Writer::<
                                        u64,
                                    >::encode_run(&self.offset, __run);
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
                                ::xdr_rpc::xdr::Max<{ 64u32 }>,
                            >::encode(&self.name, __out);
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
                                u64,
                            >::encode(&self.offset, __out);
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
                                ::xdr_rpc::xdr::Max<{ 64u32 }>,
                            >::encode_run(&self.name, __run);
                        }
                        {
                            ::xdr_rpc::xdr::__private::Writer::<
                                u64,
                            >::encode_run(&self.offset, __run);
                        }
                    },
                )
            }
        }
        #[automatically_derived]
        #[allow(deprecated)]
        impl<'__de: '__call, '__call> ::xdr_rpc::xdr::Decode<'__de>
        for __Volumes_download<'__call> {
            const FROM_RUN: ::core::option::Option<
                fn(&mut ::xdr_rpc::xdr::__private::Run<'_>) -> Self,
            > = {
                let mut __all = true;
                {
                    __all = __all
                        && ::xdr_rpc::xdr::__private::Reader::<
                            '__de,
                            &'__call str,
                            ::xdr_rpc::xdr::Max<{ 64u32 }>,
                        >::HAS_FROM_RUN;
                }
                {
                    __all = __all
                        && ::xdr_rpc::xdr::__private::Reader::<'__de, u64>::HAS_FROM_RUN;
                }
                if __all {
                    ::core::option::Option::Some(|__run| Self {
                        name: ::xdr_rpc::xdr::__private::Reader::<
                            '__de,
                            &'__call str,
                            ::xdr_rpc::xdr::Max<{ 64u32 }>,
                        >::from_run(__run),
                        offset: ::xdr_rpc::xdr::__private::Reader::<
                            '__de,
                            u64,
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
                                    ::xdr_rpc::xdr::Max<{ 64u32 }>,
                                >::is_read();
                            }
                            {
                                ::xdr_rpc::xdr::__private::Of::<u64>::is_read();
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
                                        &["name", "offset"],
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
                            ::xdr_rpc::xdr::Max<{ 64u32 }>,
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
                                    __error.in_field("name"),
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
                                        &["offset"],
                                    );
                                    return ::core::result::Result::Err(__error);
                                }
                            };
                        }
                        let __f1 = match ::xdr_rpc::xdr::__private::Reader::<
                            '__de,
                            u64,
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
                                    __error.in_field("offset"),
                                );
                            }
                        };
                        ::core::result::Result::Ok(Self { name: __f0, offset: __f1 })
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
                                        &["name", "offset"],
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
                            ::xdr_rpc::xdr::Max<{ 64u32 }>,
                        >::decode_into(
                            &mut self.name,
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
                            return ::core::result::Result::Err(__error.in_field("name"));
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
                                        &["offset"],
                                    );
                                    return ::core::result::Result::Err(__error);
                                }
                            };
                        }
                        if let ::core::result::Result::Err(__error) = ::xdr_rpc::xdr::__private::Reader::<
                            '__de,
                            u64,
                        >::decode_into(
                            &mut self.offset,
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
                                __error.in_field("offset"),
                            );
                        }
                        ::core::result::Result::Ok(())
                    },
                )
            }
        }
    };
};
/// The client of [`Volumes`]. Clones share its channel.
#[allow(dead_code)]
pub struct VolumesClient {
    channel: ::xdr_rpc::Channel,
    speaks: &'static ::xdr_rpc::Interface,
}
#[automatically_derived]
#[allow(deprecated)]
impl ::core::clone::Clone for VolumesClient {
    fn clone(&self) -> Self {
        Self {
            channel: ::core::clone::Clone::clone(&self.channel),
            speaks: self.speaks,
        }
    }
}
#[automatically_derived]
#[allow(deprecated)]
impl ::core::fmt::Debug for VolumesClient {
    fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        __f.debug_struct("VolumesClient").field("channel", self.channel()).finish()
    }
}
#[allow(dead_code, deprecated, nonstandard_style, clippy::all, clippy::pedantic)]
impl VolumesClient {
    /// The program number.
    pub const PROGRAM: ::core::primitive::u32 = 536903814u32;
    /// The version of the program.
    pub const VERSION: ::core::primitive::u32 = 1u32;
    /// The procedures in the order of the trait, without NULL and those of older versions.
    pub const PROCEDURES: &'static [::xdr_rpc::Procedure] = &[
        Self::__procedure_download,
        Self::__procedure_measure,
    ];
    /// All of this version of the program as data.
    pub const INTERFACE: &'static ::xdr_rpc::Interface = &::xdr_rpc::Interface::new(
        Self::PROGRAM,
        Self::VERSION,
        "Volumes",
        "Volumes and what is in them.",
        Self::PROCEDURES,
        &[],
    );
    #[doc(hidden)]
    pub const __procedure_download: ::xdr_rpc::Procedure = ::xdr_rpc::Procedure::new(
            ::xdr_rpc::Target::new(Self::PROGRAM, Self::VERSION, 209u32),
            "download",
            "The bytes of a volume.",
            <__Volumes_download<'static> as ::xdr_rpc::xdr::Wire>::schema,
            <() as ::xdr_rpc::xdr::Wire>::schema,
        )
        .stream();
    #[doc(hidden)]
    pub const __procedure_measure: ::xdr_rpc::Procedure = ::xdr_rpc::Procedure::new(
            ::xdr_rpc::Target::new(Self::PROGRAM, Self::VERSION, 210u32),
            "measure",
            "The same, and how many there are.",
            <() as ::xdr_rpc::xdr::Wire>::schema,
            <u64 as ::xdr_rpc::xdr::Wire>::schema,
        )
        .stream();
    #[doc(hidden)]
    pub fn __procedure(
        __number: ::core::primitive::u32,
    ) -> ::core::option::Option<&'static ::xdr_rpc::Procedure> {
        match __number {
            209u32 => ::core::option::Option::Some(&Self::__procedure_download),
            210u32 => ::core::option::Option::Some(&Self::__procedure_measure),
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
    pub fn local<__S: Volumes>(implementation: __S) -> Self {
        Self::new(::xdr_rpc::Channel::local(VolumesServer::new(implementation)))
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
    pub fn __server<__S: Volumes>(
        __service: ::xdr_rpc::__private::Arc<__S>,
    ) -> VolumesServer<__S> {
        VolumesServer::from_arc(__service)
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
    /// The bytes of a volume.
    pub fn download<'__call>(
        &'__call self,
        name: &'__call str,
        offset: u64,
    ) -> ::xdr_rpc::libvirt::OpenCall<
        '__call,
        __Volumes_download<'__call>,
        ::xdr_rpc::libvirt::Opens<::xdr_rpc::Value<()>>,
    > {
        ::xdr_rpc::__private::open(
            self.channel(),
            self.interface(),
            &Self::__procedure_download,
            __Volumes_download { name, offset },
        )
    }
    /// The same, and how many there are.
    pub fn measure(
        &self,
    ) -> ::xdr_rpc::libvirt::OpenCall<
        '_,
        (),
        ::xdr_rpc::libvirt::OpensBeside<::xdr_rpc::Value<u64>>,
    > {
        ::xdr_rpc::__private::open(
            self.channel(),
            self.interface(),
            &Self::__procedure_measure,
            (),
        )
    }
}
/// Serves an implementation of [`Volumes`]. Clones share it.
#[allow(dead_code)]
pub struct VolumesServer<S> {
    service: ::xdr_rpc::__private::Arc<S>,
}
#[allow(dead_code, deprecated)]
impl<S: Volumes> VolumesServer<S> {
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
impl<S> ::core::clone::Clone for VolumesServer<S> {
    fn clone(&self) -> Self {
        Self {
            service: ::core::clone::Clone::clone(&self.service),
        }
    }
}
#[automatically_derived]
#[allow(deprecated)]
impl<S> ::core::fmt::Debug for VolumesServer<S> {
    fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        __f.debug_struct("VolumesServer").finish_non_exhaustive()
    }
}
#[allow(deprecated, clippy::all, clippy::pedantic)]
impl<__S: Volumes> ::xdr_rpc::Program for VolumesServer<__S> {
    fn interface(&self) -> &'static ::xdr_rpc::Interface {
        VolumesClient::INTERFACE
    }
    fn procedure(
        &self,
        __number: ::core::primitive::u32,
    ) -> ::core::option::Option<&'static ::xdr_rpc::Procedure> {
        VolumesClient::__procedure(__number)
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
                209u32 => {
                    match __call.arguments::<__Volumes_download<'_>>() {
                        ::core::result::Result::Ok(
                            __Volumes_download {
                                name: __argument_0,
                                offset: __argument_1,
                            },
                        ) => {
                            if let ::core::option::Option::Some(__stream) = ::xdr_rpc::__private::stream(
                                &__call,
                            ) {
                                let __reply = <__S as Volumes>::download(
                                        &*__service,
                                        __stream,
                                        __argument_0,
                                        __argument_1,
                                    )
                                    .await;
                                match __reply {
                                    ::core::result::Result::Ok(__value) => {
                                        ::xdr_rpc::__private::reply(&__call, &__value)
                                    }
                                    ::core::result::Result::Err(__refusal) => {
                                        __call.remote_error(__refusal)
                                    }
                                }
                            }
                        }
                        ::core::result::Result::Err(__error) => {
                            __call.garbage_arguments(__error)
                        }
                    }
                }
                210u32 => {
                    match __call.arguments::<()>() {
                        ::core::result::Result::Ok(()) => {
                            if let ::core::option::Option::Some(__stream) = ::xdr_rpc::__private::stream(
                                &__call,
                            ) {
                                let __reply = <__S as Volumes>::measure(
                                        &*__service,
                                        __stream,
                                    )
                                    .await;
                                match __reply {
                                    ::core::result::Result::Ok(__value) => {
                                        ::xdr_rpc::__private::reply(&__call, &__value)
                                    }
                                    ::core::result::Result::Err(__refusal) => {
                                        __call.remote_error(__refusal)
                                    }
                                }
                            }
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
