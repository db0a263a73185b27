//! `#[cfg]` chooses between arguments and procedures of one name.

use xdr_rpc::xdr::schema::{Body, Schema};
use xdr_rpc::{Context, rpc_program};

#[rpc_program(id = 0x2000_0071, version = 1)]
trait Chosen {
    #[procedure(1)]
    async fn first(&self, a: u32, #[cfg(not(any()))] b: u32, #[cfg(any())] b: u64) -> u32;
    #[procedure(2)]
    async fn second(&self, a: u32, #[cfg(any())] b: u32, #[cfg(not(any()))] b: u64) -> u64;
    // The argument that borrows is the one that is left out, and the one that is kept.
    #[procedure(3)]
    async fn owned(&self, #[cfg(any())] b: Missing<'_>, #[cfg(not(any()))] b: u32) -> u32;
    #[procedure(4)]
    async fn borrowed(
        &self,
        #[cfg(any())] b: u32,
        #[cfg(not(any()))]
        #[xdr(max = 8)]
        b: &str,
        c: u32,
    ) -> u32;
    // Of two contexts one is there, of one none.
    #[procedure(5)]
    async fn context(
        &self,
        #[cfg(any())] cx: &missing::Context,
        #[cfg(not(any()))] cx: &Context,
        a: u32,
    ) -> u32;
    #[procedure(6)]
    async fn without(&self, #[cfg(any())] cx: &Context, a: u32) -> u32;
}

struct Service;

impl Chosen for Service {
    async fn first(&self, a: u32, b: u32) -> u32 {
        a + b
    }
    async fn second(&self, a: u32, b: u64) -> u64 {
        u64::from(a) + b
    }
    async fn owned(&self, b: u32) -> u32 {
        b
    }
    async fn borrowed(&self, b: &str, c: u32) -> u32 {
        u32::try_from(b.len()).unwrap() + c
    }
    async fn context(&self, cx: &Context, a: u32) -> u32 {
        cx.target().procedure + a
    }
    async fn without(&self, a: u32) -> u32 {
        a
    }
}

#[test]
fn the_argument_that_is_there_is_passed() {
    crate::run(async {
        let client = ChosenClient::local(Service);
        assert_eq!(client.first(1, 2).await.unwrap(), 3);
        assert_eq!(client.second(1, 1 << 40).await.unwrap(), (1 << 40) + 1);
        assert_eq!(client.owned(7).await.unwrap(), 7);
        assert_eq!(client.borrowed("abc", 4).await.unwrap(), 7);
        assert_eq!(client.context(40).await.unwrap(), 45);
        assert_eq!(client.without(8).await.unwrap(), 8);
    });
}

#[test]
fn the_schema_has_the_argument_that_is_there() {
    let fields = |place: usize| {
        let Schema::Named(_, definition) = (ChosenClient::PROCEDURES[place].arguments)() else {
            panic!("not a struct");
        };
        let Body::Struct(fields) = definition().body else {
            panic!("not a struct");
        };
        fields
    };
    let first = fields(0);
    assert_eq!(first.len(), 2);
    assert!(matches!(first[1].schema, Schema::UnsignedInt));
    let second = fields(1);
    assert_eq!(second.len(), 2);
    assert!(matches!(second[1].schema, Schema::UnsignedHyper));
    assert_eq!(fields(2).len(), 1);
    assert_eq!(fields(3).len(), 2);
}
