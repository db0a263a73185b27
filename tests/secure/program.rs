//! The program that is served.

use super::certificates::Authority;
use bytes::Bytes;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use xdr_rpc::tls::{TlsClient, TlsServer};
use xdr_rpc::{
    Channel, ConnectError, Context, Endpoint, Hub, Peer, Server, ServerBuilder, rpc_program,
};

#[rpc_program(id = 0x2000_0077, version = 1)]
pub trait Vault {
    /// The other end, as the server knows it.
    #[procedure(1)]
    #[xdr(max = 1024)]
    async fn who(&self, cx: &Context) -> String;

    #[procedure(2)]
    #[xdr(max = 1 << 24)]
    async fn echo(&self, #[xdr(max = 1 << 24)] data: Bytes) -> Bytes;

    /// Subscribes to what `ring` sends to everybody.
    #[procedure(3)]
    async fn listen(&self, cx: &Context);

    #[procedure(4)]
    async fn ring(&self, times: u32);

    #[event(5)]
    fn rang(times: u32);
}

#[derive(Default, Clone)]
pub struct Safe {
    hub: Arc<Hub<VaultEvents>>,
    /// How many calls have reached a handler.
    pub opened: Arc<AtomicU32>,
}

impl Vault for Safe {
    async fn who(&self, cx: &Context) -> String {
        self.opened.fetch_add(1, Ordering::Relaxed);
        match cx.peer() {
            Peer::Tls(peer) => {
                assert_eq!(peer.subject().is_some(), !peer.certificates.is_empty());
                peer.subject().unwrap_or_else(|| "nobody".to_owned())
            }
            other => other.to_string(),
        }
    }
    async fn echo(&self, data: Bytes) -> Bytes {
        data
    }
    async fn listen(&self, cx: &Context) {
        self.hub.subscribe(cx);
    }
    async fn ring(&self, times: u32) {
        let _ = self.hub.rang(times).await;
    }
}

/// TLS below each of the protocols.
pub const ENDPOINTS: [&str; 2] = ["tls://127.0.0.1:0", "libvirt+tls://127.0.0.1:0"];

pub fn builder() -> ServerBuilder {
    Server::builder().serve(VaultServer::new(Safe::default()))
}

/// A server at this endpoint, and what it counts.
pub async fn serve(tls: TlsServer, endpoint: &str) -> (Server, Safe) {
    let safe = Safe::default();
    let server = Server::builder()
        .serve(VaultServer::new(safe.clone()))
        .tls(tls)
        .listen(endpoint)
        .start()
        .await
        .unwrap();
    (server, safe)
}

pub async fn connect(endpoint: &Endpoint, tls: TlsClient) -> Result<VaultClient, ConnectError> {
    let channel = Channel::builder().endpoint(endpoint).tls(tls);
    Ok(VaultClient::new(channel.connect().await?))
}

/// What becomes of a client: whom the server takes it for, or why it does not come in. Over ONC RPC under
/// TLS 1.3 a client is told only by its first call.
pub async fn visit(endpoint: &Endpoint, tls: TlsClient) -> Result<String, String> {
    let vault = connect(endpoint, tls).await;
    let vault = vault.map_err(|error| error.to_string())?;
    vault.who().await.map_err(|error| error.to_string())
}

/// Both ends with certificates of the same authority.
pub async fn trusting(authority: &Authority, endpoint: &str) -> (Server, VaultClient) {
    let (server, _) = serve(authority.server(), endpoint).await;
    let vault = connect(&server.endpoints()[0], authority.client()).await;
    (server, vault.unwrap())
}
