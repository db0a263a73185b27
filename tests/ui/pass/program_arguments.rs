// what may be lent and what may be owned, close to what may not
use std::borrow::Cow;
use xdr_rpc::{Fault, Xdr, rpc_program};

type Text<'a> = &'a str;
type Name = str;

#[derive(Xdr)]
struct Label<'a> {
    #[xdr(max = 4)]
    text: Text<'a>,
}

#[derive(Xdr)]
struct Owned {
    #[xdr(max = 4)]
    text: String,
}

#[rpc_program(id = 1, version = 1)]
trait Lent {
    #[procedure(1)]
    async fn a(&self, #[xdr(max = 4)] text: &str, #[xdr(max = 4)] data: &[u8]) -> u32;
    #[procedure(2)]
    async fn b(&self, #[xdr(max = 4, each(max = 4))] names: Vec<&str>) -> u32;
    #[procedure(3)]
    async fn c(&self, #[xdr(max = 4)] text: Cow<'_, str>, #[xdr(max = 4)] alias: &Name) -> u32;
    #[procedure(4)]
    async fn d(&self, #[xdr(max = 4)] text: Option<&'_ str>, label: Label<'_>) -> u32;
    #[procedure(5)]
    async fn e(&self, #[xdr(max = 4)] all: Vec<Label<'_>>, owned: Owned) -> Owned;
    #[procedure(7)]
    #[xdr(max = unbounded)]
    async fn g(&self, #[xdr(max = unbounded)] data: Vec<u8>) -> Result<Vec<u8>, Fault>;
    #[procedure(8)]
    #[xdr(max = 2, each(max = 3, each(max = 4)))]
    async fn h(&self, #[xdr(nested, max = 8)] inner: u32) -> Vec<Vec<String>>;
}

fn main() {}
