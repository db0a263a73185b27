//! A daemon, somebody who calls it all the time, and peers that speak in bytes.

use crate::daemon::{Daemon, HOSTNAME};
use crate::raw::{Raw, call, header, packet};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::Duration;
use tokio::net::TcpStream;
use tokio::task::JoinHandle;
use tokio::time::timeout;
use xdr_remote::{Guard, RemoteClient, RemoteServer};
use xdr_rpc::{Server, ServerLimits};

pub(crate) const REMOTE: u32 = 0x2000_8086;
pub(crate) const KEEP: u32 = 0x6b65_6570;

// Procedures of the remote program, each by the number of libvirt's.
pub(crate) const LOOKUP_BY_ID: i32 = 22;
pub(crate) const GET_HOSTNAME: i32 = 59;
pub(crate) const SUPPORTS_FEATURE: i32 = 60;
pub(crate) const SASL_START: i32 = 68;
pub(crate) const UPLOAD: i32 = 208;

/// Far longer than anything takes that does not hang.
pub(crate) const LONG: Duration = Duration::from_secs(60);

pub(crate) struct Scene {
    pub(crate) server: Server,
    pub(crate) daemon: Daemon,
    stop: Arc<AtomicBool>,
    calls: Arc<AtomicU64>,
    bystander: JoinHandle<()>,
}

impl Scene {
    pub(crate) async fn start() -> Self {
        Scene::limited(ServerLimits::libvirt()).await
    }

    pub(crate) async fn limited(limits: ServerLimits) -> Self {
        let daemon = Daemon::default();
        let server = Server::builder()
            .serve(RemoteServer::new(daemon.clone()))
            .authorize(Guard::new())
            .limits(limits)
            .listen("libvirt+tcp://127.0.0.1:0")
            .start()
            .await
            .unwrap();
        let client = RemoteClient::connect(&server.endpoints()[0]).await.unwrap();
        let (stop, calls) = (Arc::new(AtomicBool::new(false)), Arc::default());
        let (until, counter) = (Arc::clone(&stop), Arc::clone(&calls));
        let bystander = tokio::spawn(async move {
            while !until.load(Ordering::Relaxed) {
                let name = timeout(LONG, client.connect_get_hostname()).await;
                assert_eq!(name.expect("an answer").unwrap(), HOSTNAME);
                AtomicU64::fetch_add(&counter, 1, Ordering::Relaxed);
                tokio::task::yield_now().await;
            }
        });
        Scene {
            server,
            daemon,
            stop,
            calls,
            bystander,
        }
    }

    pub(crate) async fn peer(&self) -> Raw<TcpStream> {
        Raw::connect(&self.server.endpoints()[0]).await
    }

    pub(crate) async fn client(&self) -> RemoteClient {
        let endpoint = &self.server.endpoints()[0];
        RemoteClient::connect(endpoint).await.unwrap()
    }

    /// Nobody else came to harm: the calls of the bystander go on, and somebody new is served.
    pub(crate) async fn ends_well(self) {
        let before = self.calls.load(Ordering::Relaxed);
        let goes_on = async {
            while self.calls.load(Ordering::Relaxed) < before + 3 {
                assert!(!self.bystander.is_finished(), "the bystander failed");
                tokio::time::sleep(Duration::from_millis(1)).await;
            }
        };
        timeout(LONG, goes_on).await.expect("the bystander hangs");
        self.stop.store(true, Ordering::Relaxed);
        self.bystander.await.expect("the bystander failed");
        alive(&mut Raw::connect(&self.server.endpoints()[0]).await).await;
    }

    /// Until nobody is connected but the bystander.
    pub(crate) async fn until_they_are_gone(&self) {
        let gone = async {
            while self.server.connections() > 1 {
                tokio::time::sleep(Duration::from_millis(1)).await;
            }
        };
        timeout(LONG, gone).await.expect("connections stay");
    }
}

pub(crate) fn hostname(serial: u32) -> Vec<u8> {
    call(REMOTE, 1, GET_HOSTNAME, serial, &[])
}

/// What answers it, behind its length.
pub(crate) fn its_answer(serial: u32) -> Vec<u8> {
    let header = header(REMOTE, 1, GET_HOSTNAME, 1, serial, 0);
    [&header[..], b"\0\0\0\x04here"].concat()
}

/// The next packet of the peer's.
pub(crate) async fn next(peer: &mut Raw<TcpStream>) -> Vec<u8> {
    let packet = timeout(LONG, peer.packet()).await;
    packet.expect("an answer")
}

/// The next answer is that of a call that is made now: nothing came before it.
pub(crate) async fn alive(peer: &mut Raw<TcpStream>) {
    peer.send(&hostname(0xfff)).await;
    assert_eq!(next(peer).await, its_answer(0xfff));
}

/// The connection was closed, and nothing was said before.
pub(crate) async fn closed(peer: &mut Raw<TcpStream>) {
    let end = timeout(LONG, peer.end()).await;
    assert_eq!(end.expect("the connection stays"), 0);
}

/// A packet with this header and behind it.
pub(crate) fn whole(header: [u8; 24], payload: &[u8]) -> Vec<u8> {
    packet(&[&header[..], payload].concat())
}

/// `virNetMessageError` of the daemon itself: code, domain RPC, text, level error, nothing else.
pub(crate) fn error(code: u32, text: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    for word in [code, 7, 1, u32::try_from(text.len()).unwrap()] {
        bytes.extend_from_slice(&word.to_be_bytes());
    }
    bytes.extend_from_slice(text.as_bytes());
    bytes.resize(bytes.len().next_multiple_of(4), 0);
    for word in [2_u32, 0, 0, 0, 0, 0, 0, 0] {
        bytes.extend_from_slice(&word.to_be_bytes());
    }
    bytes
}

/// A refusal, behind its length.
pub(crate) fn refusal(
    program: u32,
    version: u32,
    procedure: i32,
    serial: u32,
    text: &str,
) -> Vec<u8> {
    let header = header(program, version, procedure, 1, serial, 1);
    [&header[..], &error(39, text)].concat()
}

/// A string of libvirt's.
pub(crate) fn text(text: &str) -> Vec<u8> {
    let mut bytes = u32::try_from(text.len()).unwrap().to_be_bytes().to_vec();
    bytes.extend_from_slice(text.as_bytes());
    bytes.resize(bytes.len().next_multiple_of(4), 0);
    bytes
}

/// `storage_vol_upload` of some volume.
pub(crate) fn upload(serial: u32) -> Vec<u8> {
    let arguments = [text("pool"), text("name"), text("key"), vec![0; 20]].concat();
    call(REMOTE, 1, UPLOAD, serial, &arguments)
}
