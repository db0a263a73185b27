// `cfg_attr` on method, argument and trait does what it says; `#[cfg]` may choose the context
#![deny(warnings)]
#![allow(dead_code)]
use xdr_rpc::{Context, Xdr, rpc_program};

#[deprecated]
#[derive(Xdr)]
pub struct Old {
    pub value: u32,
}

#[rpc_program(id = 1, version = 1)]
#[cfg_attr(all(), doc = "Conditional words.")]
trait Clock {
    #[cfg_attr(all(), cfg(any()))]
    #[procedure(1)]
    async fn absent(&self, at: Missing) -> Missing;
    #[cfg_attr(any(), cfg(any()))]
    #[procedure(2)]
    async fn present(&self, #[cfg_attr(not(any()), cfg(any()))] gone: Missing, at: u32) -> u32;
    #[cfg_attr(true, doc = "Old words.", allow(deprecated))]
    #[procedure(3)]
    async fn old(&self, old: Old) -> Old;
    #[cfg_attr(all(), cfg_attr(all(), deprecated))]
    #[procedure(4)]
    async fn warned(&self);
    #[procedure(5)]
    async fn without(&self, #[cfg(any())] cx: &Context, at: u32) -> u32;
    #[procedure(6)]
    async fn chosen(
        &self,
        #[cfg(any())] cx: &missing::Context,
        #[cfg(all())] cx: &Context,
        #[cfg(any())] at: Missing,
        #[cfg(all())] at: u32,
    ) -> u32;
    #[procedure(7)]
    async fn lent(
        &self,
        #[cfg(any())] #[xdr(max = 4)] text: &str,
        #[allow(unused_variables)] __borrows: u32,
        #[cfg(all())] text: u32,
    ) -> u32;
}

struct System;

#[allow(deprecated)]
impl Clock for System {
    async fn present(&self, at: u32) -> u32 {
        at
    }
    async fn old(&self, old: Old) -> Old {
        old
    }
    async fn warned(&self) {}
    async fn without(&self, at: u32) -> u32 {
        at
    }
    async fn chosen(&self, _cx: &Context, at: u32) -> u32 {
        at
    }
    async fn lent(&self, __borrows: u32, text: u32) -> u32 {
        __borrows + text
    }
}

async fn use_it(client: ClockClient) {
    let _ = client.present(1).await;
    let _ = client.without(1).await;
    let _ = client.chosen(1).await;
    let _ = client.lent(1, 2).await;
    #[expect(deprecated)]
    let _ = client.warned().await;
}

fn main() {
    let _ = use_it;
    let numbers = ClockClient::PROCEDURES.iter().map(|row| row.number);
    assert_eq!(numbers.collect::<Vec<_>>(), [2, 3, 4, 5, 6, 7]);
    let _ = ClockServer::new(System);
}
