//! The program that these tests call.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;
use xdr_rpc::xdr::Plain;
use xdr_rpc::{Context, Fault, Server, rpc_program};

#[rpc_program(id = 0x2000_0088, version = 1)]
pub trait Desk {
    /// Answers its argument after so many milliseconds.
    #[procedure(1)]
    async fn wait(&self, milliseconds: u32, answer: u32) -> u32;

    /// Answers its argument.
    #[procedure(2)]
    #[xdr(max = 1 << 24)]
    async fn bytes(&self, #[xdr(max = 1 << 24)] data: bytes::Bytes) -> bytes::Bytes;

    /// Answers the user that the credential names; AUTH_TOOWEAK without one.
    #[procedure(3)]
    async fn user(&self, cx: &Context) -> Result<u32, Fault>;

    /// How many handlers have begun and how many have ended, dropped ones too.
    #[procedure(4)]
    async fn counts(&self) -> [u32; 2];

    /// Closes the connection.
    #[procedure(5)]
    async fn hang_up(&self) -> Result<(), Fault>;
}

#[derive(Default, Clone)]
pub struct FrontDesk {
    begun: Arc<AtomicU32>,
    ended: Arc<AtomicU32>,
}

struct Ended(Arc<AtomicU32>);

impl Drop for Ended {
    fn drop(&mut self) {
        self.0.fetch_add(1, Ordering::Relaxed);
    }
}

impl Desk for FrontDesk {
    async fn wait(&self, milliseconds: u32, answer: u32) -> u32 {
        self.begun.fetch_add(1, Ordering::Relaxed);
        let _ended = Ended(Arc::clone(&self.ended));
        if milliseconds > 0 {
            tokio::time::sleep(Duration::from_millis(milliseconds.into())).await;
        }
        answer
    }
    async fn bytes(&self, data: bytes::Bytes) -> bytes::Bytes {
        data
    }
    async fn user(&self, cx: &Context) -> Result<u32, Fault> {
        let weak = Fault::AuthError(xdr_rpc::AuthStatus::TooWeak);
        cx.auth_sys().map(|user| user.uid).ok_or(weak)
    }
    async fn counts(&self) -> [u32; 2] {
        [
            self.begun.load(Ordering::Relaxed),
            self.ended.load(Ordering::Relaxed),
        ]
    }
    async fn hang_up(&self) -> Result<(), Fault> {
        Err(Fault::Close)
    }
}

/// A server of it on a free port, and the endpoint.
pub async fn serve() -> (Server, String) {
    let server = Server::builder()
        .serve(DeskServer::new(FrontDesk::default()))
        .listen("tcp://127.0.0.1:0")
        .start()
        .await
        .unwrap();
    let endpoint = server.endpoints()[0].to_string();
    (server, endpoint)
}

/// A call of any procedure of the program with words for arguments and one for the result.
pub fn raw_call(
    channel: &xdr_rpc::Channel,
    procedure: u32,
) -> xdr_rpc::Call<'_, (), xdr_rpc::Value<u32, Plain>> {
    let target = xdr_rpc::Target::new(DeskClient::PROGRAM, DeskClient::VERSION, procedure);
    channel.call(target, ())
}
