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
    }

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
    }
}

#[test]
fn no_prelude_is_needed_and_misleading_names_mislead_nobody() {
    crate::run(async {
        let client = bare::BareClient::local(bare::Implementation);
        assert_eq!(client.f("abc").await.unwrap(), [3]);
        assert_eq!(client.fallible(4, 5).await.unwrap(), 9);
        assert_eq!(client.r#await(6).await.unwrap(), 6);
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

    pub struct Implementation;
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
    });
}

/// The runtime under another name.
mod renamed {
    use xdr_rpc as onc;

    #[onc::rpc_program(id = 2, version = 1, crate = onc)]
    trait Renamed {
        #[procedure(1)]
        async fn length(&self, #[xdr(max = 4)] text: &str) -> u32;
    }

    struct Implementation;
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
