//! A client, a server and the net between them, on a clock that stands still while anything can be
//! done and jumps when nothing can.

use super::net::{Net, pair};
use bytes::Bytes;
use std::collections::HashSet;
use std::sync::atomic::{AtomicU32, AtomicUsize, Ordering::Relaxed};
use std::sync::{Arc, Mutex};
use std::time::Duration;
use xdr_rpc::{Channel, ClientLimits, Server, ServerLimits, rpc_program};

#[rpc_program(id = 0x2000_0091, version = 1)]
pub trait Post {
    /// Answers its word.
    #[procedure(1)]
    async fn echo(&self, word: u32) -> u32;

    /// Answers its word after so many milliseconds.
    #[procedure(2)]
    async fn wait(&self, word: u32, milliseconds: u32) -> u32;

    /// Answers the bytes behind the word.
    #[procedure(3)]
    #[xdr(max = 1 << 20)]
    async fn bytes(&self, word: u32, #[xdr(max = 1 << 20)] data: Bytes) -> Bytes;

    /// Panics, after so many milliseconds where there are any.
    #[procedure(4)]
    async fn panic(&self, word: u32, milliseconds: u32) -> u32;

    /// Answers so many bytes.
    #[procedure(5)]
    #[xdr(max = 1 << 20)]
    async fn make(&self, word: u32, bytes: u32) -> Bytes;

    /// Takes bytes and answers its word after so many milliseconds.
    #[procedure(6)]
    async fn hold(&self, word: u32, milliseconds: u32, #[xdr(max = 1 << 20)] data: &[u8]) -> u32;
}

/// What the handlers did.
#[derive(Debug, Default)]
pub struct Seen {
    words: Mutex<HashSet<u32>>,
    running: AtomicUsize,
}

impl Seen {
    /// A handler began with this word, which no other one ever had.
    fn begin(&self, word: u32) -> Running<'_> {
        assert!(self.words.lock().unwrap().insert(word), "{word} ran twice");
        self.running.fetch_add(1, Relaxed);
        Running(self)
    }

    /// Whether the handler with this word began.
    pub fn has(&self, word: u32) -> bool {
        self.words.lock().unwrap().contains(&word)
    }

    /// How many handlers ever began.
    pub fn begun(&self) -> usize {
        self.words.lock().unwrap().len()
    }

    /// How many handlers run.
    pub fn running(&self) -> usize {
        self.running.load(Relaxed)
    }
}

struct Running<'a>(&'a Seen);

impl Drop for Running<'_> {
    fn drop(&mut self) {
        self.0.running.fetch_sub(1, Relaxed);
    }
}

async fn pause(milliseconds: u32) {
    if milliseconds > 0 {
        tokio::time::sleep(Duration::from_millis(milliseconds.into())).await;
    }
}

impl Post for Arc<Seen> {
    async fn echo(&self, word: u32) -> u32 {
        let _running = self.begin(word);
        word
    }
    async fn wait(&self, word: u32, milliseconds: u32) -> u32 {
        let _running = self.begin(word);
        pause(milliseconds).await;
        word
    }
    async fn bytes(&self, word: u32, data: Bytes) -> Bytes {
        let _running = self.begin(word);
        data
    }
    async fn panic(&self, word: u32, milliseconds: u32) -> u32 {
        let _running = self.begin(word);
        pause(milliseconds).await;
        panic!("on purpose")
    }
    async fn make(&self, word: u32, bytes: u32) -> Bytes {
        let _running = self.begin(word);
        pattern(word, bytes as usize)
    }
    async fn hold(&self, word: u32, milliseconds: u32, _data: &[u8]) -> u32 {
        let _running = self.begin(word);
        pause(milliseconds).await;
        word
    }
}

/// Bytes that tell whose they are.
pub fn pattern(word: u32, len: usize) -> Bytes {
    let bytes = (0..len as u32).map(|n| (n.wrapping_mul(7) ^ word) as u8);
    bytes.collect()
}

pub struct World {
    pub server: Option<Server>,
    pub client: PostClient,
    pub net: Net,
    pub seen: Arc<Seen>,
    words: AtomicU32,
}

/// Under the default limits.
pub fn world() -> World {
    world_with(ClientLimits::default(), ServerLimits::default())
}

pub fn world_with(client: ClientLimits, server: ServerLimits) -> World {
    let (near, far, net) = pair();
    let seen = Arc::new(Seen::default());
    let server = Server::builder()
        .serve(PostServer::new(Arc::clone(&seen)))
        .limits(server)
        .start_unbound()
        .unwrap();
    server.attach(far);
    World {
        server: Some(server),
        client: PostClient::new(Channel::over(near, client)),
        net,
        seen,
        words: AtomicU32::new(1),
    }
}

/// Waits until nobody has anything left to do but to wait for later.
pub async fn settle() {
    // The clock only moves on when all tasks sleep.
    tokio::time::sleep(Duration::from_millis(1)).await;
}

impl World {
    /// A word that no call had.
    pub fn word(&self) -> u32 {
        self.words.fetch_add(1, Relaxed)
    }

    /// Waits for the end of the connection, for as long as any deadline of either end, and asserts
    /// that it leaves nothing behind.
    pub async fn expect_over(self, what: &str) {
        // Ten minutes of idleness, counted twice, and some.
        for _ in 0..1300 {
            if self.net.is_over() {
                break;
            }
            tokio::time::sleep(Duration::from_secs(1)).await;
        }
        settle().await;
        assert!(self.net.is_over(), "{what}: an end stays open");
        assert_eq!(self.seen.running(), 0, "{what}: handlers run on");
        assert!(self.client.channel().closed().is_some(), "{what}: not said");
        if let Some(server) = &self.server {
            assert_eq!(server.connections(), 0, "{what}: a connection is counted");
        }
    }
}
