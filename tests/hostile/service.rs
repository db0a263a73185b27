//! The server under attack: one program in versions 1 and 3.

use std::time::Duration;
use xdr_rpc::{Context, Server, ServerLimits, rpc_program};

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
}

#[rpc_program(id = 0x2000_0077, version = 3)]
pub trait VictimV3 {
    /// Answers 3.
    #[procedure(1)]
    async fn three(&self) -> u32;
}

pub struct Implementation;

impl Victim for Implementation {
    async fn echo(&self, text: &str) -> String {
        text.to_owned()
    }
    async fn swallow(&self, texts: Vec<String>) -> u32 {
        texts.len() as u32
    }
    async fn sleep(&self, milliseconds: u32) -> u32 {
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
}

impl VictimV3 for Implementation {
    async fn three(&self) -> u32 {
        3
    }
}

/// A server on a free port, on a runtime of its own.
pub struct Running {
    pub server: Option<Server>,
    pub endpoint: String,
    pub runtime: tokio::runtime::Runtime,
}

pub fn start(limits: ServerLimits) -> Running {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .unwrap();
    let server = runtime
        .block_on(
            Server::builder()
                .serve(VictimServer::new(Implementation))
                .serve(VictimV3Server::new(Implementation))
                .limits(limits)
                .listen("tcp://127.0.0.1:0")
                .start(),
        )
        .unwrap();
    Running {
        endpoint: server.endpoints()[0].to_string(),
        server: Some(server),
        runtime,
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
