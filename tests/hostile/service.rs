//! The server under attack: one program in versions 1 and 3.

use std::sync::Arc;
use std::sync::atomic::AtomicU32;
use std::sync::atomic::Ordering::Relaxed;
use std::time::Duration;
use tempfile::TempDir;
use tokio::sync::Notify;
use xdr_rpc::{Context, Fault, Server, ServerLimits, rpc_program};

#[rpc_program(id = 0x2000_0077, version = 1)]
pub trait Victim {
    /// Answers its argument.
    #[procedure(1)]
    #[xdr(max = 64)]
    async fn echo(&self, #[xdr(max = 64)] text: &str) -> String;

    /// Takes strings that may be huge as far as their limit goes.
    #[procedure(2)]
    async fn swallow(
        &self,
        #[xdr(max = unbounded, each(max = unbounded))] texts: Vec<String>,
    ) -> u32;

    /// Answers after so many milliseconds.
    #[procedure(3)]
    async fn sleep(&self, milliseconds: u32) -> u32;

    /// Panics.
    #[procedure(4)]
    async fn panic(&self) -> u32;

    /// Answers the user of an AUTH_SYS credential, or 0xffffffff.
    #[procedure(5)]
    async fn whoami(&self, cx: &Context) -> u32;

    /// Answers so many bytes.
    #[procedure(6)]
    #[xdr(max = unbounded)]
    async fn make(&self, bytes: u32) -> Vec<u8>;

    /// Panics after a wait.
    #[procedure(7)]
    async fn panic_later(&self) -> u32;

    /// Breaks the limit of its own result.
    #[procedure(8)]
    #[xdr(max = 2)]
    async fn overlong(&self) -> String;

    /// Keeps its argument until `release`, then answers so many bytes.
    #[procedure(9)]
    #[xdr(max = unbounded)]
    async fn hold(&self, bytes: u32, #[xdr(max = unbounded)] ballast: &[u8]) -> Vec<u8>;

    /// Closes the connection.
    #[procedure(10)]
    async fn hang_up(&self) -> Result<(), Fault>;

    /// Waits for ever and panics when it is dropped.
    #[procedure(11)]
    async fn panic_when_dropped(&self) -> u32;
}

#[rpc_program(id = 0x2000_0077, version = 3)]
pub trait VictimV3 {
    /// Answers 3.
    #[procedure(1)]
    async fn three(&self) -> u32;
}

/// What the handlers share with the test.
#[derive(Default)]
pub struct Shared {
    /// Ends the waiting of `hold`.
    pub release: Notify,
    /// How often `sleep` and `hold` began and ended.
    pub begun: AtomicU32,
    pub ended: AtomicU32,
}

#[derive(Default, Clone)]
pub struct Implementation(pub Arc<Shared>);

struct PanicsWhenDropped;

impl Drop for PanicsWhenDropped {
    fn drop(&mut self) {
        panic!("on purpose, while dropped");
    }
}

impl Victim for Implementation {
    async fn echo(&self, text: &str) -> String {
        text.to_owned()
    }
    async fn swallow(&self, texts: Vec<String>) -> u32 {
        texts.len() as u32
    }
    async fn sleep(&self, milliseconds: u32) -> u32 {
        self.0.begun.fetch_add(1, Relaxed);
        tokio::time::sleep(Duration::from_millis(milliseconds.into())).await;
        milliseconds
    }
    async fn panic(&self) -> u32 {
        panic!("on purpose")
    }
    async fn whoami(&self, cx: &Context) -> u32 {
        cx.auth_sys().map_or(u32::MAX, |user| user.uid)
    }
    async fn make(&self, bytes: u32) -> Vec<u8> {
        vec![7; bytes as usize]
    }
    async fn panic_later(&self) -> u32 {
        tokio::task::yield_now().await;
        panic!("on purpose")
    }
    async fn overlong(&self) -> String {
        "three".to_owned()
    }
    async fn hold(&self, bytes: u32, _ballast: &[u8]) -> Vec<u8> {
        self.0.begun.fetch_add(1, Relaxed);
        self.0.release.notified().await;
        self.0.ended.fetch_add(1, Relaxed);
        vec![7; bytes as usize]
    }
    async fn hang_up(&self) -> Result<(), Fault> {
        Err(Fault::Close)
    }
    async fn panic_when_dropped(&self) -> u32 {
        let _guard = PanicsWhenDropped;
        std::future::pending().await
    }
}

impl VictimV3 for Implementation {
    async fn three(&self) -> u32 {
        3
    }
}

/// A server on a free TCP port and a Unix socket, on a runtime of its own.
pub struct Running {
    pub server: Option<Server>,
    /// The endpoint on TCP.
    pub endpoint: String,
    pub shared: Arc<Shared>,
    pub runtime: tokio::runtime::Runtime,
    /// Of the Unix socket; the last to go.
    _folder: TempDir,
}

pub fn start(limits: ServerLimits) -> Running {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .unwrap();
    let folder = tempfile::tempdir().unwrap();
    let implementation = Implementation::default();
    let server = runtime
        .block_on(
            Server::builder()
                .serve(VictimServer::new(implementation.clone()))
                .serve(VictimV3Server::new(implementation.clone()))
                .limits(limits)
                .listen("tcp://127.0.0.1:0")
                .listen(format!("unix://{}", folder.path().join("victim").display()))
                .start(),
        )
        .unwrap();
    Running {
        endpoint: server.endpoints()[0].to_string(),
        server: Some(server),
        shared: implementation.0,
        runtime,
        _folder: folder,
    }
}

/// Small limits, short deadlines.
pub fn strict() -> ServerLimits {
    let mut limits = ServerLimits::default();
    limits.max_record = 64 << 10;
    limits.max_fragments = 10_000;
    limits.record_timeout = Duration::from_millis(300);
    limits
}

impl Running {
    /// The endpoint on TCP and the one on the Unix socket.
    pub fn endpoints(&self) -> [String; 2] {
        let endpoints = self.server.as_ref().unwrap().endpoints();
        [0, 1].map(|n| endpoints[n].to_string())
    }

    /// Waits until so many handlers have begun.
    pub fn expect_begun(&self, wanted: u32) {
        for _ in 0..2000 {
            if self.shared.begun.load(Relaxed) == wanted {
                return;
            }
            std::thread::sleep(Duration::from_millis(10));
        }
        panic!("{} handlers began", self.shared.begun.load(Relaxed));
    }

    /// How many handlers ran to their end.
    pub fn ended(&self) -> u32 {
        self.shared.ended.load(Relaxed)
    }

    /// Waits until so many connections are left.
    pub fn expect_connections(&self, wanted: usize) {
        let server = self.server.as_ref().unwrap();
        for _ in 0..2000 {
            if server.connections() == wanted {
                return;
            }
            std::thread::sleep(Duration::from_millis(10));
        }
        panic!("{} connections instead of {wanted}", server.connections());
    }
}
