//! The program that these tests call: it knows how many of its calls run.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;
use xdr_rpc::xdr::schema::Schema;
use xdr_rpc::{Call, Channel, Context, Endpoint, Procedure, Server, Target, Value, rpc_program};

#[rpc_program(id = 0x2000_0093, version = 1)]
pub trait Desk {
    /// Answers its argument after so many milliseconds.
    #[procedure(1)]
    async fn wait(&self, number: u32, milliseconds: u32) -> u32;
    /// Answers what a layer of the server left for it, or 0.
    #[procedure(2)]
    async fn left(&self, cx: &Context) -> u32;
    /// Answers the user of the credential, or 0.
    #[procedure(3)]
    async fn user(&self, cx: &Context) -> u32;
}

/// What a layer of the server leaves.
#[derive(Clone)]
pub struct Left(pub u32);

#[derive(Default, Clone)]
pub struct FrontDesk {
    running: Arc<AtomicU32>,
    most: Arc<AtomicU32>,
    begun: Arc<AtomicU32>,
}

impl FrontDesk {
    /// How many calls ran at a time, at most.
    pub fn most(&self) -> u32 {
        self.most.load(Ordering::Relaxed)
    }

    /// How many calls of WAIT have begun.
    pub fn begun(&self) -> u32 {
        self.begun.load(Ordering::Relaxed)
    }
}

impl Desk for FrontDesk {
    async fn wait(&self, number: u32, milliseconds: u32) -> u32 {
        struct Running<'a>(&'a AtomicU32);
        impl Drop for Running<'_> {
            fn drop(&mut self) {
                self.0.fetch_sub(1, Ordering::Relaxed);
            }
        }
        self.begun.fetch_add(1, Ordering::Relaxed);
        let running = self.running.fetch_add(1, Ordering::Relaxed) + 1;
        let _running = Running(&self.running);
        self.most.fetch_max(running, Ordering::Relaxed);
        if milliseconds > 0 {
            tokio::time::sleep(Duration::from_millis(milliseconds.into())).await;
        }
        number
    }
    async fn left(&self, cx: &Context) -> u32 {
        cx.get::<Left>().map_or(0, |left| left.0)
    }
    async fn user(&self, cx: &Context) -> u32 {
        cx.auth_sys().map_or(0, |user| user.uid)
    }
}

/// A server of it on a free port.
pub async fn serve(desk: &FrontDesk) -> (Server, Endpoint) {
    serve_at(desk, "tcp://127.0.0.1:0").await
}

/// A server of it at an endpoint, as soon as that is free.
pub async fn serve_at(desk: &FrontDesk, endpoint: &str) -> (Server, Endpoint) {
    loop {
        let builder = Server::builder().serve(DeskServer::new(desk.clone()));
        if let Ok(server) = builder.listen(endpoint).start().await {
            let endpoint = server.endpoints()[0].clone();
            return (server, endpoint);
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
}

/// A channel to it in memory.
pub fn local(desk: &FrontDesk) -> Channel {
    DeskClient::local(desk.clone()).channel().clone()
}

const fn described(name: &'static str) -> Procedure {
    let target = Target::new(DeskClient::PROGRAM, DeskClient::VERSION, 1);
    Procedure::new(target, name, "", || Schema::Void, || Schema::Void)
}

pub static ONCE: Procedure = described("wait");
pub static AGAIN: Procedure = described("wait").idempotent();

/// A call of WAIT by a description.
pub fn wait<'a>(
    channel: &'a Channel,
    procedure: &'static Procedure,
    number: u32,
) -> Call<'a, [u32; 2], Value<u32>> {
    channel.call(procedure, [number, 0])
}
