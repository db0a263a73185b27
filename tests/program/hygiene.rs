//! Generated code takes nothing from the names around it.

/// No name is in scope but those of the user, and they are misleading ones.
mod bare {
    #![no_implicit_prelude]
    #![allow(dead_code, nonstandard_style)]

    pub struct Result;
    pub struct Option;
    pub struct Vec;
    pub struct String;
    pub struct Box;
    pub struct Arc;
    pub trait Send {}
    pub trait Sync {}
    pub trait Clone {}
    pub trait Future {}
    pub fn Ok() {}
    pub fn Err() {}
    pub fn Some() {}
    pub const reply: u32 = 1;
    pub const call: u32 = 2;
    pub const service: u32 = 3;
    pub mod core {}
    pub mod std {}
    pub mod xdr_rpc {}

    #[::xdr_rpc::rpc_program(id = 1, version = 1)]
    pub trait Bare {
        #[procedure(call)]
        #[xdr(max = 4)]
        async fn f(
            &self,
            cx: &::xdr_rpc::Context,
            #[xdr(max = 4)] text: &'_ ::core::primitive::str,
        ) -> ::std::vec::Vec<u32>;
        #[procedure(service)]
        async fn fallible(
            &self,
            __call: u32,
            __service: u32,
        ) -> ::core::result::Result<u32, ::xdr_rpc::Fault>;
        #[procedure(7)]
        async fn r#await(&self, r#fn: u32) -> u32;
        #[procedure(8, blocking, idempotent, timeout = "1h", max_args = 4, max_reply = 4)]
        fn blocks(&self, cx: &::xdr_rpc::Context, __service: u32) -> u32;
        #[procedure(9, oneway)]
        async fn hint(&self);
        #[event(10)]
        fn told(
            __f: u32,
            __input: u32,
            #[xdr(max = 4)] text: &::core::primitive::str,
            #[xdr(max = 4)] list: &[u32],
        );
        #[event(reply)]
        fn r#loop();
    }

    #[::xdr_rpc::rpc_program(id = 1, version = 2, extends = Bare, access = Word)]
    pub trait BareV2: Bare {
        #[procedure(7, overrides, access = service)]
        async fn newer(&self) -> u32;
    }
    pub type Word = ::core::primitive::u32;

    pub struct Implementation;
    impl Bare for Implementation {
        async fn f(
            &self,
            _: &::xdr_rpc::Context,
            text: &::core::primitive::str,
        ) -> ::std::vec::Vec<u32> {
            ::std::vec![::core::primitive::str::len(text) as u32]
        }
        async fn fallible(
            &self,
            __call: u32,
            __service: u32,
        ) -> ::core::result::Result<u32, ::xdr_rpc::Fault> {
            ::core::result::Result::Ok(__call + __service)
        }
        async fn r#await(&self, r#fn: u32) -> u32 {
            r#fn
        }
        fn blocks(&self, _: &::xdr_rpc::Context, __service: u32) -> u32 {
            __service
        }
        async fn hint(&self) {}
    }
    impl BareV2 for Implementation {
        async fn newer(&self) -> u32 {
            8
        }
    }
}

#[test]
fn no_prelude_is_needed_and_misleading_names_mislead_nobody() {
    crate::run(async {
        let client = bare::BareClient::local(bare::Implementation);
        assert_eq!(client.f("abc").await.unwrap(), [3]);
        assert_eq!(client.fallible(4, 5).await.unwrap(), 9);
        assert_eq!(client.r#await(6).await.unwrap(), 6);
        assert_eq!(client.blocks(7).await.unwrap(), 7);
        client.hint().await.unwrap();
        let client = bare::BareV2Client::local(bare::Implementation);
        assert_eq!(client.f("abcd").await.unwrap(), [4]);
        assert_eq!(client.newer().await.unwrap(), 8);
        let told = bare::BareEvent::Told {
            __f: 1,
            __input: 2,
            text: "a".into(),
            list: vec![3],
        };
        let shown = "Told { __f: 1, __input: 2, text: \"a\", list: [3] }";
        assert_eq!(
            format!("{told:?} {:?}", bare::BareEvent::Loop),
            format!("{shown} Loop")
        );
    });
}

/// Primitive types, and the names that generated code gives its own parameters, are the user's.
mod shadowed {
    #![no_implicit_prelude]
    #![allow(dead_code, nonstandard_style)]

    pub struct u32;
    pub struct bool;
    pub struct str;
    pub type Word = ::core::primitive::u32;
    const NUMBER: Word = 9;
    const NEXT: Word = NUMBER + 1;

    #[derive(::xdr_rpc::Xdr)]
    pub struct S {
        pub at: Word,
    }

    #[derive(::core::fmt::Debug, ::xdr_rpc::Xdr)]
    #[xdr(failure)]
    pub enum r#type {
        r#struct = 1,
    }

    #[::xdr_rpc::rpc_program(id = 3, version = NUMBER)]
    pub trait r#trait {
        #[procedure(NUMBER)]
        async fn double(&self, s: S) -> S;
        #[procedure(NEXT)]
        async fn r#fn(&self, r#struct: Word) -> ::core::result::Result<S, r#type>;
    }

    #[::xdr_rpc::rpc_program(id = 3, version = 10, extends = self::r#trait)]
    pub trait r#enum: r#trait {
        #[procedure(NUMBER, overrides)]
        async fn r#loop(&self) -> Word;
        #[event(11)]
        fn r#while(r#if: Word);
    }

    pub struct Implementation;
    impl r#enum for Implementation {
        async fn r#loop(&self) -> Word {
            10
        }
    }
    impl r#trait for Implementation {
        async fn double(&self, s: S) -> S {
            S { at: s.at * 2 }
        }
        async fn r#fn(&self, r#struct: Word) -> ::core::result::Result<S, r#type> {
            match r#struct {
                0 => ::core::result::Result::Err(r#type::r#struct),
                at => ::core::result::Result::Ok(S { at }),
            }
        }
    }
}

#[test]
fn primitive_types_and_raw_names_may_be_those_of_the_user() {
    crate::run(async {
        let client = shadowed::traitClient::local(shadowed::Implementation);
        assert_eq!(shadowed::traitClient::VERSION, 9);
        let doubled = client.double(shadowed::S { at: 4 }).await.unwrap();
        assert_eq!(doubled.at, 8);
        assert_eq!(client.r#fn(5).await.unwrap().at, 5);
        assert!(matches!(
            client.r#fn(0).await,
            Err(xdr_rpc::CallError::App(shadowed::r#type::r#struct))
        ));
        let client = shadowed::enumClient::local(shadowed::Implementation);
        assert_eq!(client.r#loop().await.unwrap(), 10);
        assert_eq!(client.r#fn(5).await.unwrap().at, 5);
        let event = shadowed::enumEvent::While { r#if: 1 };
        assert_eq!(format!("{event:?}"), "While { if: 1 }");
    });
}

/// The runtime under another name.
mod renamed {
    use xdr_rpc as onc;

    #[onc::rpc_program(id = 2, version = 1, crate = onc)]
    trait Renamed {
        #[procedure(1)]
        async fn length(&self, #[xdr(max = 4)] text: &str) -> u32;
        #[event(2)]
        fn told(#[xdr(max = 4)] text: &str);
    }

    #[onc::rpc_program(id = 2, version = 2, crate = onc, extends = Renamed)]
    trait RenamedV2: Renamed {
        #[procedure(3, blocking, max_args = 8)]
        fn bytes(&self, #[xdr(max = 4)] data: &[u8]) -> u32;
    }

    struct Implementation;
    impl RenamedV2 for Implementation {
        fn bytes(&self, data: &[u8]) -> u32 {
            u32::try_from(data.len()).unwrap()
        }
    }
    impl Renamed for Implementation {
        async fn length(&self, text: &str) -> u32 {
            u32::try_from(text.len()).unwrap()
        }
    }

    #[test]
    fn the_crate_can_be_renamed() {
        crate::run(async {
            let client = RenamedClient::local(Implementation);
            assert_eq!(client.length("ab").await.unwrap(), 2);
            let client = RenamedV2Client::local(Implementation);
            assert_eq!(client.length("ab").await.unwrap(), 2);
            assert_eq!(client.bytes(b"abc").await.unwrap(), 3);
        });
    }
}

/// A definition may come out of the user's own macro.
mod generated {
    macro_rules! counter {
        ($name:ident, $id:expr, $number:literal, $ty:ty, $argument:ident) => {
            #[xdr_rpc::rpc_program(id = $id, version = 1)]
            trait $name {
                #[procedure($number)]
                async fn count(&self, $argument: $ty) -> Result<$ty, xdr_rpc::Fault>;
            }
        };
    }
    counter!(Counter, 0x2000_0060 + 1, 5, u32, from);

    macro_rules! newer {
        ($name:ident, $older:path, $bound:ident, $timeout:literal, $size:expr, $access:expr, $ty:ty) => {
            #[xdr_rpc::rpc_program(id = 0x2000_0061, version = 2, extends = $older, access = $ty)]
            trait $name: $bound {
                #[procedure(6, timeout = $timeout, max_args = $size, access = $access)]
                async fn twice(&self, from: $ty) -> $ty;
                #[event(7)]
                fn told(from: &$ty);
            }
        };
    }
    newer!(CounterV2, self::Counter, Counter, "2s", 2 * 2, 3 + 4, u32);

    impl CounterV2 for Implementation {
        async fn twice(&self, from: u32) -> u32 {
            from * 2
        }
    }

    struct Implementation;
    impl Counter for Implementation {
        async fn count(&self, from: u32) -> Result<u32, xdr_rpc::Fault> {
            Ok(from + 1)
        }
    }

    #[test]
    fn a_macro_can_write_a_program() {
        crate::run(async {
            assert_eq!(CounterClient::PROGRAM, 0x2000_0061);
            let client = CounterClient::local(Implementation);
            assert_eq!(client.count(1).await.unwrap(), 2);
            let client = CounterV2Client::local(Implementation);
            assert_eq!(client.count(1).await.unwrap(), 2);
            assert_eq!(client.twice(4).await.unwrap(), 8);
            let [twice] = CounterV2Client::PROCEDURES else {
                panic!("one procedure");
            };
            assert_eq!((twice.max_args, twice.access_as()), (4, Some(&7u32)));
        });
    }
}

/// The dependency itself has another name in `tests/users/renamed`.
#[test]
fn a_crate_that_knows_xdr_rpc_by_another_name_has_programs() {
    use user_renamed::lookup::{Directory, LookupClient};
    use user_renamed::{Entry, Found, Kind};
    crate::run(async {
        let entry = Entry {
            name: "ab".into(),
            kind: Kind::File,
        };
        let client = LookupClient::local(Directory(vec![entry.clone()]));
        assert_eq!(
            client.find("ab").await.unwrap(),
            Found::There(entry.clone())
        );
        assert_eq!(client.find("ba").await.unwrap(), Found::Missing);
        assert_eq!(client.all().await.unwrap(), [entry]);
    });
}
