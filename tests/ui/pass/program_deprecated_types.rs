// a lint level on a procedure or a program reaches all that is generated for it
#![deny(warnings)]
#![allow(non_camel_case_types)]
use xdr_rpc::{Xdr, rpc_program};

#[deprecated]
#[derive(Xdr)]
pub struct Old {
    pub value: u32,
}

#[deprecated]
const TWO: u32 = 2;

#[rpc_program(id = 1, version = 1)]
pub trait Clock {
    #[allow(deprecated)]
    #[procedure(2)]
    async fn old(&self, o: Old) -> Old;
    #[allow(deprecated)]
    #[procedure(3)]
    #[xdr(max = 2)]
    async fn all(&self, #[xdr(max = 4)] o: Vec<Old>, text: u32) -> Vec<Old>;
    #[expect(deprecated, reason = "kept for old callers")]
    #[procedure(4)]
    async fn expected(&self, o: Old) -> Result<Old, xdr_rpc::Fault>;
    #[expect(non_snake_case)]
    #[procedure(5)]
    async fn lock(&self, Owner: u32);
    #[cfg(all())]
    #[allow(deprecated)]
    #[procedure(6)]
    async fn conditional(&self, o: Old);
    #[procedure(7)]
    async fn chosen(&self, #[cfg(any())] #[xdr(max = 4)] text: &str, #[cfg(all())] text: u32);
}

#[rpc_program(id = 2, version = 1)]
#[allow(deprecated)]
pub trait Timer {
    #[procedure(1)]
    async fn old(&self, o: Old) -> Old;
}

#[rpc_program(id = 3, version = 1)]
#[deprecated]
#[allow(deprecated)]
pub trait Bell {
    #[procedure(TWO)]
    async fn ring(&self, o: Old) -> Old;
}

fn main() {}
