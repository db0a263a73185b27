//! A program in two versions, the newer with an event.
/// Keeps a number.
pub trait Store: ::core::marker::Send + ::core::marker::Sync + 'static {
    /// The number.
    fn get(&self) -> impl ::core::future::Future<Output = u32> + ::core::marker::Send;
    /// Keeps another one.
    fn set(
        &self,
        number: u32,
    ) -> impl ::core::future::Future<Output = ()> + ::core::marker::Send;
}
#[doc(hidden)]
#[allow(nonstandard_style, missing_debug_implementations, dead_code, deprecated)]
pub struct __Store_set {
    number: u32,
}
#[allow(deprecated)]
const _: () = {
    const _: () = {
        #[allow(unused_imports)]
        use ::xdr_rpc::xdr::__private::{NoReader as _, NoWire as _, NoWriter as _};
        #[automatically_derived]
        #[allow(deprecated)]
        impl ::xdr_rpc::xdr::Wire for __Store_set {
            const FIXED: ::core::option::Option<::core::primitive::usize> = ::xdr_rpc::xdr::__private::fixed_sum(
                <Self as ::xdr_rpc::xdr::Wire>::FIELDS,
            );
            const MIN: ::core::primitive::usize = {
                let mut __sum: ::core::primitive::usize = 0usize;
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
                            <u32 as ::xdr_rpc::xdr::Wire>::WEIGHT,
                        );
                    }
                }
                __sum
            };
            const FIELDS: &'static [::core::option::Option<::core::primitive::usize>] = &[
                <u32 as ::xdr_rpc::xdr::Wire>::FIXED,
            ];
            fn schema() -> ::xdr_rpc::xdr::schema::Schema {
                ::xdr_rpc::xdr::schema::Schema::Named(
                    "__Store_set",
                    || ::xdr_rpc::xdr::schema::Definition::new(
                        "__Store_set",
                        "",
                        ::xdr_rpc::xdr::schema::Body::Struct(
                            ::xdr_rpc::xdr::__private::schema_fields(
                                &[("number", "", <u32 as ::xdr_rpc::xdr::Wire>::schema)],
                            ),
                        ),
                    ),
                )
            }
        }
        #[automatically_derived]
        #[allow(deprecated)]
        impl ::xdr_rpc::xdr::Encode for __Store_set {
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
                                ::xdr_rpc::xdr::__private::Of::<u32>::is_written();
                            }
                        };
                        let mut __size: ::core::primitive::usize = 0;
                        match ::xdr_rpc::xdr::__private::Writer::<
                            u32,
                        >::wire_size(&self.number) {
                            ::core::result::Result::Ok(__more) => {
                                __size = ::core::primitive::usize::saturating_add(
                                    __size,
                                    __more,
                                );
                            }
                            ::core::result::Result::Err(__error) => {
                                return ::core::result::Result::Err(
                                    __error.in_field("number", __size),
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
                        {
                            ::xdr_rpc::xdr::__private::Writer::<
                                u32,
                            >::encode(&self.number, __out);
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
                                u32,
                            >::encode_run(&self.number, __run);
                        }
                    },
                )
            }
            #[inline(always)]
            fn encode_all(__items: &[Self], __out: &mut ::xdr_rpc::xdr::Encoder<'_>) {
                __out
                    .elements_of::<
                        Self,
                        { ::xdr_rpc::xdr::__private::fixed_or_0::<__Store_set>() },
                    >(__items);
            }
        }
        #[automatically_derived]
        #[allow(deprecated)]
        impl<'__de> ::xdr_rpc::xdr::Decode<'__de> for __Store_set {
            const FROM_RUN: ::core::option::Option<
                fn(&mut ::xdr_rpc::xdr::__private::Run<'_>) -> Self,
            > = {
                let mut __all = true;
                {
                    __all = __all
                        && ::xdr_rpc::xdr::__private::Reader::<'__de, u32>::HAS_FROM_RUN;
                }
                if __all {
                    ::core::option::Option::Some(|__run| Self {
                        number: ::xdr_rpc::xdr::__private::Reader::<
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
                                ::xdr_rpc::xdr::__private::Of::<u32>::is_read();
                            }
                        };
                        let __f0 = match ::xdr_rpc::xdr::__private::Reader::<
                            '__de,
                            u32,
                        >::decode(__input) {
                            ::core::result::Result::Ok(__value) => __value,
                            ::core::result::Result::Err(__error) => {
                                return ::core::result::Result::Err(
                                    __error.in_field("number"),
                                );
                            }
                        };
                        ::core::result::Result::Ok(Self { number: __f0 })
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
                        if let ::core::result::Result::Err(__error) = ::xdr_rpc::xdr::__private::Reader::<
                            '__de,
                            u32,
                        >::decode_into(&mut self.number, __input) {
                            return ::core::result::Result::Err(
                                __error.in_field("number"),
                            );
                        }
                        ::core::result::Result::Ok(())
                    },
                )
            }
        }
    };
};
/// The client of [`Store`]. Clones share its channel.
#[allow(dead_code)]
pub struct StoreClient {
    channel: ::xdr_rpc::Channel,
    speaks: &'static ::xdr_rpc::Interface,
}
#[automatically_derived]
#[allow(deprecated)]
impl ::core::clone::Clone for StoreClient {
    fn clone(&self) -> Self {
        Self {
            channel: ::core::clone::Clone::clone(&self.channel),
            speaks: self.speaks,
        }
    }
}
#[automatically_derived]
#[allow(deprecated)]
impl ::core::fmt::Debug for StoreClient {
    fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        __f.debug_struct("StoreClient").field("channel", self.channel()).finish()
    }
}
#[allow(dead_code, deprecated, nonstandard_style, clippy::all, clippy::pedantic)]
impl StoreClient {
    /// The program number.
    pub const PROGRAM: ::core::primitive::u32 = 536871024u32;
    /// The version of the program.
    pub const VERSION: ::core::primitive::u32 = 1u32;
    /// The procedures in the order of the trait, without NULL and those of older versions.
    pub const PROCEDURES: &'static [::xdr_rpc::Procedure] = &[
        Self::__procedure_get,
        Self::__procedure_set,
    ];
    /// All of this version of the program as data.
    pub const INTERFACE: &'static ::xdr_rpc::Interface = &::xdr_rpc::Interface::new(
        Self::PROGRAM,
        Self::VERSION,
        "Store",
        "Keeps a number.",
        Self::PROCEDURES,
        &[],
    );
    #[doc(hidden)]
    pub const __procedure_get: ::xdr_rpc::Procedure = ::xdr_rpc::Procedure::new(
            ::xdr_rpc::Target::new(Self::PROGRAM, Self::VERSION, 1u32),
            "get",
            "The number.",
            <() as ::xdr_rpc::xdr::Wire>::schema,
            <u32 as ::xdr_rpc::xdr::Wire>::schema,
        )
        .idempotent()
        .timeout(::core::time::Duration::new(1u64, 500000000u32));
    #[doc(hidden)]
    pub const __procedure_set: ::xdr_rpc::Procedure = ::xdr_rpc::Procedure::new(
        ::xdr_rpc::Target::new(Self::PROGRAM, Self::VERSION, 2u32),
        "set",
        "Keeps another one.",
        <__Store_set as ::xdr_rpc::xdr::Wire>::schema,
        <() as ::xdr_rpc::xdr::Wire>::schema,
    );
    #[doc(hidden)]
    pub fn __procedure(
        __number: ::core::primitive::u32,
    ) -> ::core::option::Option<&'static ::xdr_rpc::Procedure> {
        match __number {
            1u32 => ::core::option::Option::Some(&Self::__procedure_get),
            2u32 => ::core::option::Option::Some(&Self::__procedure_set),
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
    pub fn local<__S: Store>(implementation: __S) -> Self {
        Self::new(::xdr_rpc::Channel::local(StoreServer::new(implementation)))
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
    pub fn __server<__S: Store>(
        __service: ::xdr_rpc::__private::Arc<__S>,
    ) -> StoreServer<__S> {
        StoreServer::from_arc(__service)
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
    /// The number.
    pub fn get(&self) -> ::xdr_rpc::Call<'_, (), ::xdr_rpc::Value<u32>> {
        ::xdr_rpc::__private::call(
            self.channel(),
            self.interface(),
            &Self::__procedure_get,
            (),
        )
    }
    /// Keeps another one.
    pub fn set(
        &self,
        number: u32,
    ) -> ::xdr_rpc::Call<'_, __Store_set, ::xdr_rpc::Value<()>> {
        ::xdr_rpc::__private::call(
            self.channel(),
            self.interface(),
            &Self::__procedure_set,
            __Store_set { number },
        )
    }
}
/// Serves an implementation of [`Store`]. Clones share it.
#[allow(dead_code)]
pub struct StoreServer<S> {
    service: ::xdr_rpc::__private::Arc<S>,
}
#[allow(dead_code, deprecated)]
impl<S: Store> StoreServer<S> {
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
impl<S> ::core::clone::Clone for StoreServer<S> {
    fn clone(&self) -> Self {
        Self {
            service: ::core::clone::Clone::clone(&self.service),
        }
    }
}
#[automatically_derived]
#[allow(deprecated)]
impl<S> ::core::fmt::Debug for StoreServer<S> {
    fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        __f.debug_struct("StoreServer").finish_non_exhaustive()
    }
}
#[allow(deprecated, clippy::all, clippy::pedantic)]
impl<__S: Store> ::xdr_rpc::Program for StoreServer<__S> {
    fn interface(&self) -> &'static ::xdr_rpc::Interface {
        StoreClient::INTERFACE
    }
    fn procedure(
        &self,
        __number: ::core::primitive::u32,
    ) -> ::core::option::Option<&'static ::xdr_rpc::Procedure> {
        StoreClient::__procedure(__number)
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
                            let __reply = <__S as Store>::get(&*__service).await;
                            ::xdr_rpc::__private::reply(&__call, &__reply)
                        }
                        ::core::result::Result::Err(__error) => {
                            __call.garbage_arguments(__error)
                        }
                    }
                }
                2u32 => {
                    match __call.arguments::<__Store_set>() {
                        ::core::result::Result::Ok(
                            __Store_set { number: __argument_0 },
                        ) => {
                            let __reply = <__S as Store>::set(&*__service, __argument_0)
                                .await;
                            ::xdr_rpc::__private::reply(&__call, &__reply)
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
/// What a caller must be allowed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Access {
    Write,
}
/// Tells of changes.
pub trait StoreV2: Store + ::core::marker::Send + ::core::marker::Sync + 'static {
    /// Sets the number to the one that the text says.
    fn set_text(&self, text: &str) -> bool;
    /// Forgets the number some time.
    fn forget(&self) -> impl ::core::future::Future<Output = ()> + ::core::marker::Send;
}
#[doc(hidden)]
#[allow(nonstandard_style, missing_debug_implementations, dead_code, deprecated)]
pub struct __StoreV2_set_text<'__call> {
    text: &'__call str,
}
#[allow(deprecated)]
const _: () = {
    const _: () = {
        #[allow(unused_imports)]
        use ::xdr_rpc::xdr::__private::{NoReader as _, NoWire as _, NoWriter as _};
        #[automatically_derived]
        #[allow(deprecated)]
        impl<'__call> ::xdr_rpc::xdr::Wire for __StoreV2_set_text<'__call> {
            const FIXED: ::core::option::Option<::core::primitive::usize> = ::xdr_rpc::xdr::__private::fixed_sum(
                <Self as ::xdr_rpc::xdr::Wire>::FIELDS,
            );
            const MIN: ::core::primitive::usize = {
                let mut __sum: ::core::primitive::usize = 0usize;
                {
                    __sum = ::core::primitive::usize::saturating_add(
                        __sum,
                        <&'__call str as ::xdr_rpc::xdr::WireBounded<
                            ::xdr_rpc::xdr::Max<{ 10u32 }>,
                        >>::MIN,
                    );
                }
                __sum
            };
            const INFALLIBLE: ::core::primitive::bool = {
                let mut __all = true;
                {
                    __all = __all
                        && <&'__call str as ::xdr_rpc::xdr::WireBounded<
                            ::xdr_rpc::xdr::Max<{ 10u32 }>,
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
                            <&'__call str as ::xdr_rpc::xdr::WireBounded<
                                ::xdr_rpc::xdr::Max<{ 10u32 }>,
                            >>::WEIGHT,
                        );
                    }
                }
                __sum
            };
            const FIELDS: &'static [::core::option::Option<::core::primitive::usize>] = &[
                <&'__call str as ::xdr_rpc::xdr::WireBounded<
                    ::xdr_rpc::xdr::Max<{ 10u32 }>,
                >>::FIXED,
            ];
            fn schema() -> ::xdr_rpc::xdr::schema::Schema {
                ::xdr_rpc::xdr::schema::Schema::Named(
                    "__StoreV2_set_text",
                    || ::xdr_rpc::xdr::schema::Definition::new(
                        "__StoreV2_set_text",
                        "",
                        ::xdr_rpc::xdr::schema::Body::Struct(
                            ::xdr_rpc::xdr::__private::schema_fields(
                                &[
                                    (
                                        "text",
                                        "",
                                        <&'__call str as ::xdr_rpc::xdr::WireBounded<
                                            ::xdr_rpc::xdr::Max<{ 10u32 }>,
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
        impl<'__call> ::xdr_rpc::xdr::Encode for __StoreV2_set_text<'__call> {
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
                                    ::xdr_rpc::xdr::Max<{ 10u32 }>,
                                >::is_written();
                            }
                        };
                        let mut __size: ::core::primitive::usize = 0;
                        match ::xdr_rpc::xdr::__private::Writer::<
                            &'__call str,
                            ::xdr_rpc::xdr::Max<{ 10u32 }>,
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
                        {
                            ::xdr_rpc::xdr::__private::Writer::<
                                &'__call str,
                                ::xdr_rpc::xdr::Max<{ 10u32 }>,
                            >::encode(&self.text, __out);
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
                                ::xdr_rpc::xdr::Max<{ 10u32 }>,
                            >::encode_run(&self.text, __run);
                        }
                    },
                )
            }
        }
        #[automatically_derived]
        #[allow(deprecated)]
        impl<'__de: '__call, '__call> ::xdr_rpc::xdr::Decode<'__de>
        for __StoreV2_set_text<'__call> {
            const FROM_RUN: ::core::option::Option<
                fn(&mut ::xdr_rpc::xdr::__private::Run<'_>) -> Self,
            > = {
                let mut __all = true;
                {
                    __all = __all
                        && ::xdr_rpc::xdr::__private::Reader::<
                            '__de,
                            &'__call str,
                            ::xdr_rpc::xdr::Max<{ 10u32 }>,
                        >::HAS_FROM_RUN;
                }
                if __all {
                    ::core::option::Option::Some(|__run| Self {
                        text: ::xdr_rpc::xdr::__private::Reader::<
                            '__de,
                            &'__call str,
                            ::xdr_rpc::xdr::Max<{ 10u32 }>,
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
                                    ::xdr_rpc::xdr::Max<{ 10u32 }>,
                                >::is_read();
                            }
                        };
                        let __f0 = match ::xdr_rpc::xdr::__private::Reader::<
                            '__de,
                            &'__call str,
                            ::xdr_rpc::xdr::Max<{ 10u32 }>,
                        >::decode(__input) {
                            ::core::result::Result::Ok(__value) => __value,
                            ::core::result::Result::Err(__error) => {
                                return ::core::result::Result::Err(
                                    __error.in_field("text"),
                                );
                            }
                        };
                        ::core::result::Result::Ok(Self { text: __f0 })
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
                        if let ::core::result::Result::Err(__error) = ::xdr_rpc::xdr::__private::Reader::<
                            '__de,
                            &'__call str,
                            ::xdr_rpc::xdr::Max<{ 10u32 }>,
                        >::decode_into(&mut self.text, __input) {
                            return ::core::result::Result::Err(__error.in_field("text"));
                        }
                        ::core::result::Result::Ok(())
                    },
                )
            }
        }
    };
};
#[doc(hidden)]
#[allow(nonstandard_style, missing_debug_implementations, dead_code, deprecated)]
pub struct __StoreV2Event_changed<'__call> {
    number: u32,
    by: &'__call str,
}
#[allow(deprecated)]
const _: () = {
    const _: () = {
        #[allow(unused_imports)]
        use ::xdr_rpc::xdr::__private::{NoReader as _, NoWire as _, NoWriter as _};
        #[automatically_derived]
        #[allow(deprecated)]
        impl<'__call> ::xdr_rpc::xdr::Wire for __StoreV2Event_changed<'__call> {
            const FIXED: ::core::option::Option<::core::primitive::usize> = ::xdr_rpc::xdr::__private::fixed_sum(
                <Self as ::xdr_rpc::xdr::Wire>::FIELDS,
            );
            const MIN: ::core::primitive::usize = {
                let mut __sum: ::core::primitive::usize = 0usize;
                {
                    __sum = ::core::primitive::usize::saturating_add(
                        __sum,
                        <u32 as ::xdr_rpc::xdr::Wire>::MIN,
                    );
                }
                {
                    __sum = ::core::primitive::usize::saturating_add(
                        __sum,
                        <&'__call str as ::xdr_rpc::xdr::WireBounded<
                            ::xdr_rpc::xdr::Max<{ 64u32 }>,
                        >>::MIN,
                    );
                }
                __sum
            };
            const INFALLIBLE: ::core::primitive::bool = {
                let mut __all = true;
                {
                    __all = __all && <u32 as ::xdr_rpc::xdr::Wire>::INFALLIBLE;
                }
                {
                    __all = __all
                        && <&'__call str as ::xdr_rpc::xdr::WireBounded<
                            ::xdr_rpc::xdr::Max<{ 64u32 }>,
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
                            <u32 as ::xdr_rpc::xdr::Wire>::WEIGHT,
                        );
                    }
                    {
                        __sum = ::core::primitive::u32::saturating_add(
                            __sum,
                            <&'__call str as ::xdr_rpc::xdr::WireBounded<
                                ::xdr_rpc::xdr::Max<{ 64u32 }>,
                            >>::WEIGHT,
                        );
                    }
                }
                __sum
            };
            const FIELDS: &'static [::core::option::Option<::core::primitive::usize>] = &[
                <u32 as ::xdr_rpc::xdr::Wire>::FIXED,
                <&'__call str as ::xdr_rpc::xdr::WireBounded<
                    ::xdr_rpc::xdr::Max<{ 64u32 }>,
                >>::FIXED,
            ];
            fn schema() -> ::xdr_rpc::xdr::schema::Schema {
                ::xdr_rpc::xdr::schema::Schema::Named(
                    "__StoreV2Event_changed",
                    || ::xdr_rpc::xdr::schema::Definition::new(
                        "__StoreV2Event_changed",
                        "",
                        ::xdr_rpc::xdr::schema::Body::Struct(
                            ::xdr_rpc::xdr::__private::schema_fields(
                                &[
                                    ("number", "", <u32 as ::xdr_rpc::xdr::Wire>::schema),
                                    (
                                        "by",
                                        "",
                                        <&'__call str as ::xdr_rpc::xdr::WireBounded<
                                            ::xdr_rpc::xdr::Max<{ 64u32 }>,
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
        impl<'__call> ::xdr_rpc::xdr::Encode for __StoreV2Event_changed<'__call> {
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
                                ::xdr_rpc::xdr::__private::Of::<u32>::is_written();
                            }
                            {
                                ::xdr_rpc::xdr::__private::In::<
                                    &'__call str,
                                    ::xdr_rpc::xdr::Max<{ 64u32 }>,
                                >::is_written();
                            }
                        };
                        let mut __size: ::core::primitive::usize = 0;
                        match ::xdr_rpc::xdr::__private::Writer::<
                            u32,
                        >::wire_size(&self.number) {
                            ::core::result::Result::Ok(__more) => {
                                __size = ::core::primitive::usize::saturating_add(
                                    __size,
                                    __more,
                                );
                            }
                            ::core::result::Result::Err(__error) => {
                                return ::core::result::Result::Err(
                                    __error.in_field("number", __size),
                                );
                            }
                        }
                        match ::xdr_rpc::xdr::__private::Writer::<
                            &'__call str,
                            ::xdr_rpc::xdr::Max<{ 64u32 }>,
                        >::wire_size(&self.by) {
                            ::core::result::Result::Ok(__more) => {
                                __size = ::core::primitive::usize::saturating_add(
                                    __size,
                                    __more,
                                );
                            }
                            ::core::result::Result::Err(__error) => {
                                return ::core::result::Result::Err(
                                    __error.in_field("by", __size),
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
                                        u32,
                                    >::encode_run(&self.number, __run);
                                }
                                if const {
                                    ::xdr_rpc::xdr::__private::in_run(
                                        <Self as ::xdr_rpc::xdr::Wire>::FIELDS,
                                        1usize,
                                    )
                                } && __from <= 1usize && 1usize < __to
                                {
                                    ::xdr_rpc::xdr::__private::Writer::<
                                        &'__call str,
                                        ::xdr_rpc::xdr::Max<{ 64u32 }>,
                                    >::encode_run(&self.by, __run);
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
                                u32,
                            >::encode(&self.number, __out);
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
                                &'__call str,
                                ::xdr_rpc::xdr::Max<{ 64u32 }>,
                            >::encode(&self.by, __out);
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
                                u32,
                            >::encode_run(&self.number, __run);
                        }
                        {
                            ::xdr_rpc::xdr::__private::Writer::<
                                &'__call str,
                                ::xdr_rpc::xdr::Max<{ 64u32 }>,
                            >::encode_run(&self.by, __run);
                        }
                    },
                )
            }
        }
    };
};
#[doc(hidden)]
#[allow(nonstandard_style, missing_debug_implementations, dead_code, deprecated)]
pub struct __StoreV2Owned_changed {
    number: u32,
    by: ::std::string::String,
}
#[allow(deprecated)]
const _: () = {
    const _: () = {
        #[allow(unused_imports)]
        use ::xdr_rpc::xdr::__private::{NoReader as _, NoWire as _, NoWriter as _};
        #[automatically_derived]
        #[allow(deprecated)]
        impl ::xdr_rpc::xdr::Wire for __StoreV2Owned_changed {
            const FIXED: ::core::option::Option<::core::primitive::usize> = ::xdr_rpc::xdr::__private::fixed_sum(
                <Self as ::xdr_rpc::xdr::Wire>::FIELDS,
            );
            const MIN: ::core::primitive::usize = {
                let mut __sum: ::core::primitive::usize = 0usize;
                {
                    __sum = ::core::primitive::usize::saturating_add(
                        __sum,
                        <u32 as ::xdr_rpc::xdr::Wire>::MIN,
                    );
                }
                {
                    __sum = ::core::primitive::usize::saturating_add(
                        __sum,
                        <::std::string::String as ::xdr_rpc::xdr::WireBounded<
                            ::xdr_rpc::xdr::Max<{ 64u32 }>,
                        >>::MIN,
                    );
                }
                __sum
            };
            const INFALLIBLE: ::core::primitive::bool = {
                let mut __all = true;
                {
                    __all = __all && <u32 as ::xdr_rpc::xdr::Wire>::INFALLIBLE;
                }
                {
                    __all = __all
                        && <::std::string::String as ::xdr_rpc::xdr::WireBounded<
                            ::xdr_rpc::xdr::Max<{ 64u32 }>,
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
                            <u32 as ::xdr_rpc::xdr::Wire>::WEIGHT,
                        );
                    }
                    {
                        __sum = ::core::primitive::u32::saturating_add(
                            __sum,
                            <::std::string::String as ::xdr_rpc::xdr::WireBounded<
                                ::xdr_rpc::xdr::Max<{ 64u32 }>,
                            >>::WEIGHT,
                        );
                    }
                }
                __sum
            };
            const FIELDS: &'static [::core::option::Option<::core::primitive::usize>] = &[
                <u32 as ::xdr_rpc::xdr::Wire>::FIXED,
                <::std::string::String as ::xdr_rpc::xdr::WireBounded<
                    ::xdr_rpc::xdr::Max<{ 64u32 }>,
                >>::FIXED,
            ];
            fn schema() -> ::xdr_rpc::xdr::schema::Schema {
                ::xdr_rpc::xdr::schema::Schema::Named(
                    "__StoreV2Owned_changed",
                    || ::xdr_rpc::xdr::schema::Definition::new(
                        "__StoreV2Owned_changed",
                        "",
                        ::xdr_rpc::xdr::schema::Body::Struct(
                            ::xdr_rpc::xdr::__private::schema_fields(
                                &[
                                    ("number", "", <u32 as ::xdr_rpc::xdr::Wire>::schema),
                                    (
                                        "by",
                                        "",
                                        <::std::string::String as ::xdr_rpc::xdr::WireBounded<
                                            ::xdr_rpc::xdr::Max<{ 64u32 }>,
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
        impl<'__de> ::xdr_rpc::xdr::Decode<'__de> for __StoreV2Owned_changed {
            const FROM_RUN: ::core::option::Option<
                fn(&mut ::xdr_rpc::xdr::__private::Run<'_>) -> Self,
            > = {
                let mut __all = true;
                {
                    __all = __all
                        && ::xdr_rpc::xdr::__private::Reader::<'__de, u32>::HAS_FROM_RUN;
                }
                {
                    __all = __all
                        && ::xdr_rpc::xdr::__private::Reader::<
                            '__de,
                            ::std::string::String,
                            ::xdr_rpc::xdr::Max<{ 64u32 }>,
                        >::HAS_FROM_RUN;
                }
                if __all {
                    ::core::option::Option::Some(|__run| Self {
                        number: ::xdr_rpc::xdr::__private::Reader::<
                            '__de,
                            u32,
                        >::from_run(__run),
                        by: ::xdr_rpc::xdr::__private::Reader::<
                            '__de,
                            ::std::string::String,
                            ::xdr_rpc::xdr::Max<{ 64u32 }>,
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
                                ::xdr_rpc::xdr::__private::Of::<u32>::is_read();
                            }
                            {
                                ::xdr_rpc::xdr::__private::In::<
                                    ::std::string::String,
                                    ::xdr_rpc::xdr::Max<{ 64u32 }>,
                                >::is_read();
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
                                        &["number", "by"],
                                    );
                                    return ::core::result::Result::Err(__error);
                                }
                            }
                        } else {
                            ::xdr_rpc::xdr::Decoder::<'__de>::no_window()
                        };
                        let __f0 = match ::xdr_rpc::xdr::__private::Reader::<
                            '__de,
                            u32,
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
                                    __error.in_field("number"),
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
                                        &["by"],
                                    );
                                    return ::core::result::Result::Err(__error);
                                }
                            };
                        }
                        let __f1 = match ::xdr_rpc::xdr::__private::Reader::<
                            '__de,
                            ::std::string::String,
                            ::xdr_rpc::xdr::Max<{ 64u32 }>,
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
                                return ::core::result::Result::Err(__error.in_field("by"));
                            }
                        };
                        ::core::result::Result::Ok(Self { number: __f0, by: __f1 })
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
                                        &["number", "by"],
                                    );
                                    return ::core::result::Result::Err(__error);
                                }
                            }
                        } else {
                            ::xdr_rpc::xdr::Decoder::<'__de>::no_window()
                        };
                        if let ::core::result::Result::Err(__error) = ::xdr_rpc::xdr::__private::Reader::<
                            '__de,
                            u32,
                        >::decode_into(
                            &mut self.number,
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
                            return ::core::result::Result::Err(
                                __error.in_field("number"),
                            );
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
                                        &["by"],
                                    );
                                    return ::core::result::Result::Err(__error);
                                }
                            };
                        }
                        if let ::core::result::Result::Err(__error) = ::xdr_rpc::xdr::__private::Reader::<
                            '__de,
                            ::std::string::String,
                            ::xdr_rpc::xdr::Max<{ 64u32 }>,
                        >::decode_into(
                            &mut self.by,
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
                            return ::core::result::Result::Err(__error.in_field("by"));
                        }
                        ::core::result::Result::Ok(())
                    },
                )
            }
        }
    };
};
#[allow(deprecated, non_camel_case_types)]
type __StoreV2Older = StoreClient;
/// The client of [`StoreV2`]. Clones share its channel.
#[allow(dead_code)]
pub struct StoreV2Client {
    older: __StoreV2Older,
}
#[automatically_derived]
#[allow(deprecated)]
impl ::core::clone::Clone for StoreV2Client {
    fn clone(&self) -> Self {
        Self {
            older: ::core::clone::Clone::clone(&self.older),
        }
    }
}
#[automatically_derived]
#[allow(deprecated)]
impl ::core::fmt::Debug for StoreV2Client {
    fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        __f.debug_struct("StoreV2Client").field("channel", self.channel()).finish()
    }
}
#[automatically_derived]
#[allow(deprecated)]
impl ::core::ops::Deref for StoreV2Client {
    type Target = __StoreV2Older;
    fn deref(&self) -> &Self::Target {
        &self.older
    }
}
#[allow(dead_code, deprecated, nonstandard_style, clippy::all, clippy::pedantic)]
impl StoreV2Client {
    /// The program number.
    pub const PROGRAM: ::core::primitive::u32 = 536871024u32;
    /// The version of the program.
    pub const VERSION: ::core::primitive::u32 = 2u32;
    /// The procedures in the order of the trait, without NULL and those of older versions.
    pub const PROCEDURES: &'static [::xdr_rpc::Procedure] = &[
        Self::__procedure_set_text,
        Self::__procedure_forget,
    ];
    /// All of this version of the program as data.
    pub const INTERFACE: &'static ::xdr_rpc::Interface = &::xdr_rpc::Interface::new(
            Self::PROGRAM,
            Self::VERSION,
            "StoreV2",
            "Tells of changes.",
            Self::PROCEDURES,
            &[Self::__event_changed],
        )
        .extending(__StoreV2Older::INTERFACE);
    const fn __access(__access: &'static Access) -> &'static dyn ::xdr_rpc::Access {
        __access
    }
    #[doc(hidden)]
    pub const __procedure_set_text: ::xdr_rpc::Procedure = ::xdr_rpc::Procedure::new(
            ::xdr_rpc::Target::new(Self::PROGRAM, Self::VERSION, 2u32),
            "set_text",
            "Sets the number to the one that the text says.",
            <__StoreV2_set_text<'static> as ::xdr_rpc::xdr::Wire>::schema,
            <bool as ::xdr_rpc::xdr::Wire>::schema,
        )
        .overrides()
        .blocking()
        .max_args((64) as ::core::primitive::usize)
        .access(Self::__access(&const { Access::Write }));
    #[doc(hidden)]
    pub const __procedure_forget: ::xdr_rpc::Procedure = ::xdr_rpc::Procedure::new(
            ::xdr_rpc::Target::new(Self::PROGRAM, Self::VERSION, 3u32),
            "forget",
            "Forgets the number some time.",
            <() as ::xdr_rpc::xdr::Wire>::schema,
            <() as ::xdr_rpc::xdr::Wire>::schema,
        )
        .oneway()
        .access(Self::__access(&const { Access::Write }));
    #[doc(hidden)]
    pub const __event_changed: ::xdr_rpc::Event = ::xdr_rpc::Event::new(
        ::xdr_rpc::Target::new(Self::PROGRAM, Self::VERSION, 4u32),
        "changed",
        "The number was changed.",
        <__StoreV2Event_changed<'static> as ::xdr_rpc::xdr::Wire>::schema,
    );
    #[doc(hidden)]
    pub fn __procedure(
        __number: ::core::primitive::u32,
    ) -> ::core::option::Option<&'static ::xdr_rpc::Procedure> {
        match __number {
            2u32 => ::core::option::Option::Some(&Self::__procedure_set_text),
            3u32 => ::core::option::Option::Some(&Self::__procedure_forget),
            _ => __StoreV2Older::__procedure(__number),
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
    pub fn local<__S: StoreV2>(implementation: __S) -> Self {
        Self::new(::xdr_rpc::Channel::local(StoreV2Server::new(implementation)))
    }
    /// The channel that carries the calls.
    pub fn channel(&self) -> &::xdr_rpc::Channel {
        self.older.channel()
    }
    /// The version that the client takes the server to have: that of its definition, or the
    /// one that both sides agreed on.
    pub fn interface(&self) -> &'static ::xdr_rpc::Interface {
        self.older.interface()
    }
    #[doc(hidden)]
    pub fn __speaking(
        __channel: ::xdr_rpc::Channel,
        __interface: &'static ::xdr_rpc::Interface,
    ) -> Self {
        Self {
            older: __StoreV2Older::__speaking(__channel, __interface),
        }
    }
    #[doc(hidden)]
    pub fn __server<__S: StoreV2>(
        __service: ::xdr_rpc::__private::Arc<__S>,
    ) -> StoreV2Server<__S> {
        StoreV2Server::from_arc(__service)
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
    /// The events of this version that the server sends from now on.
    pub fn events(&self) -> ::xdr_rpc::Events<StoreV2Event> {
        self.channel().events::<StoreV2Event>()
    }
    /// Sets the number to the one that the text says.
    pub fn set_text<'__call>(
        &'__call self,
        text: &'__call str,
    ) -> ::xdr_rpc::Call<'__call, __StoreV2_set_text<'__call>, ::xdr_rpc::Value<bool>> {
        ::xdr_rpc::__private::call(
            self.channel(),
            self.interface(),
            &Self::__procedure_set_text,
            __StoreV2_set_text { text },
        )
    }
    /// Forgets the number some time.
    pub fn forget(&self) -> ::xdr_rpc::Call<'_, (), ::xdr_rpc::Value<()>> {
        ::xdr_rpc::__private::call(
            self.channel(),
            self.interface(),
            &Self::__procedure_forget,
            (),
        )
    }
}
#[allow(deprecated)]
const _: () = {
    const __OLDER: &::xdr_rpc::Interface = __StoreV2Older::INTERFACE;
    const _: () = ::core::assert!(
        ::xdr_rpc::__private::is_same_program(__OLDER, StoreV2Client::PROGRAM),
        "the program number is not that of the older version; all versions have one number"
    );
    const _: () = ::core::assert!(
        ::xdr_rpc::__private::is_newer(__OLDER, StoreV2Client::VERSION),
        "the version is not higher than the one that it extends; number versions upwards"
    );
    const _: () = ::core::assert!(
        ::xdr_rpc::__private::is_procedure(__OLDER, 2u32),
        "procedure `set_text` overrides nothing, since the older version has no procedure of its number; remove `overrides`"
    );
    const _: () = ::core::assert!(
        ::xdr_rpc::__private::is_new(__OLDER, 3u32),
        "the older version has the number of procedure `forget`; choose another one, or write `overrides`"
    );
    const _: () = ::core::assert!(
        ::xdr_rpc::__private::is_new(__OLDER, 4u32),
        "the older version has the number of event `changed`; choose another one"
    );
};
#[allow(deprecated, clippy::all, clippy::pedantic)]
const _: () = {
    const _: () = ::core::assert!(
        ((64) as ::core::primitive::i128) < 0 || (64) as ::core::primitive::i128 >= <
        __StoreV2_set_text < 'static > as ::xdr_rpc::xdr::Wire > ::MIN as
        ::core::primitive::i128,
        "the smallest arguments are larger than `max_args`; every call would be refused"
    );
};
/// Serves an implementation of [`StoreV2`]. Clones share it.
#[allow(dead_code)]
pub struct StoreV2Server<S> {
    service: ::xdr_rpc::__private::Arc<S>,
}
#[allow(dead_code, deprecated)]
impl<S: StoreV2> StoreV2Server<S> {
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
impl<S> ::core::clone::Clone for StoreV2Server<S> {
    fn clone(&self) -> Self {
        Self {
            service: ::core::clone::Clone::clone(&self.service),
        }
    }
}
#[automatically_derived]
#[allow(deprecated)]
impl<S> ::core::fmt::Debug for StoreV2Server<S> {
    fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        __f.debug_struct("StoreV2Server").finish_non_exhaustive()
    }
}
#[allow(deprecated, clippy::all, clippy::pedantic)]
impl<__S: StoreV2> ::xdr_rpc::Program for StoreV2Server<__S> {
    fn interface(&self) -> &'static ::xdr_rpc::Interface {
        StoreV2Client::INTERFACE
    }
    fn procedure(
        &self,
        __number: ::core::primitive::u32,
    ) -> ::core::option::Option<&'static ::xdr_rpc::Procedure> {
        StoreV2Client::__procedure(__number)
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
                2u32 => {
                    ::xdr_rpc::__private::blocking(move || match __call
                            .arguments::<__StoreV2_set_text<'_>>()
                        {
                            ::core::result::Result::Ok(
                                __StoreV2_set_text { text: __argument_0 },
                            ) => {
                                let __reply = <__S as StoreV2>::set_text(
                                    &*__service,
                                    __argument_0,
                                );
                                ::xdr_rpc::__private::reply(&__call, &__reply)
                            }
                            ::core::result::Result::Err(__error) => {
                                __call.garbage_arguments(__error)
                            }
                        })
                        .await
                }
                3u32 => {
                    match __call.arguments::<()>() {
                        ::core::result::Result::Ok(()) => {
                            let __reply = <__S as StoreV2>::forget(&*__service).await;
                            __call.done()
                        }
                        ::core::result::Result::Err(__error) => {
                            __call.garbage_arguments(__error)
                        }
                    }
                }
                _ => {
                    let __older = __StoreV2Older::__server(__service);
                    ::xdr_rpc::Program::call(&__older, __call).await
                }
            }
        }
    }
    fn serve_on(self, __server: ::xdr_rpc::ServerBuilder) -> ::xdr_rpc::ServerBuilder {
        let __older = __StoreV2Older::__server(
            ::core::clone::Clone::clone(&self.service),
        );
        ::xdr_rpc::Program::serve_on(__older, __server).serve(self)
    }
}
/// Sends the events of [`StoreV2`]: to the connection of a call, or to all that subscribed.
#[allow(dead_code)]
pub struct StoreV2Events {
    sender: ::xdr_rpc::EventSender,
}
#[automatically_derived]
#[allow(deprecated)]
impl ::core::clone::Clone for StoreV2Events {
    fn clone(&self) -> Self {
        Self {
            sender: ::core::clone::Clone::clone(&self.sender),
        }
    }
}
#[automatically_derived]
#[allow(deprecated)]
impl ::core::fmt::Debug for StoreV2Events {
    fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        __f.debug_struct("StoreV2Events").finish_non_exhaustive()
    }
}
#[allow(deprecated)]
impl ::xdr_rpc::EventSet for StoreV2Events {
    const INTERFACE: &'static ::xdr_rpc::Interface = StoreV2Client::INTERFACE;
    fn over(__sender: ::xdr_rpc::EventSender) -> Self {
        Self { sender: __sender }
    }
}
#[allow(dead_code, deprecated, nonstandard_style, clippy::all, clippy::pedantic)]
impl StoreV2Events {
    /// The number was changed.
    pub fn changed<'__call>(
        &'__call self,
        number: u32,
        by: &'__call str,
    ) -> ::xdr_rpc::Emit<'__call, __StoreV2Event_changed<'__call>> {
        self.sender
            .emit(
                &StoreV2Client::__event_changed,
                __StoreV2Event_changed {
                    number,
                    by,
                },
            )
    }
}
/// An event of [`StoreV2`].
#[allow(dead_code, nonstandard_style)]
pub enum StoreV2Event {
    /// The number was changed.
    Changed {
        /// Argument `number`.
        number: u32,
        /// Argument `by`.
        by: ::std::string::String,
    },
}
#[automatically_derived]
#[allow(deprecated)]
impl ::core::fmt::Debug for StoreV2Event {
    fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        #[allow(unused_imports)]
        use ::xdr_rpc::__private::NotShown as _;
        match *self {
            StoreV2Event::Changed { number: ref __argument_0, by: ref __argument_1 } => {
                let mut __f = __f.debug_struct("Changed");
                __f.field(
                    "number",
                    ::xdr_rpc::__private::Shown(__argument_0).as_debug(),
                );
                __f.field("by", ::xdr_rpc::__private::Shown(__argument_1).as_debug());
                __f.finish()
            }
        }
    }
}
#[allow(deprecated, unused_variables, clippy::all, clippy::pedantic)]
impl ::xdr_rpc::EventOf for StoreV2Event {
    const INTERFACE: &'static ::xdr_rpc::Interface = StoreV2Client::INTERFACE;
    fn decode(
        __number: ::core::primitive::u32,
        __input: &mut ::xdr_rpc::xdr::Decoder<'_>,
    ) -> ::core::option::Option<
        ::core::result::Result<Self, ::xdr_rpc::xdr::DecodeError>,
    > {
        match __number {
            4u32 => {
                ::core::option::Option::Some(
                    match <__StoreV2Owned_changed as ::xdr_rpc::xdr::Decode<
                        '_,
                    >>::decode(__input) {
                        ::core::result::Result::Ok(
                            __StoreV2Owned_changed {
                                number: __argument_0,
                                by: __argument_1,
                            },
                        ) => {
                            ::core::result::Result::Ok(StoreV2Event::Changed {
                                number: __argument_0,
                                by: __argument_1,
                            })
                        }
                        ::core::result::Result::Err(__error) => {
                            ::core::result::Result::Err(__error)
                        }
                    },
                )
            }
            _ => ::core::option::Option::None,
        }
    }
}
