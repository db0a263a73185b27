//! A plain echo: records of the sizes that a call and its reply have, and nothing else.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream, UnixListener, UnixStream};
use tokio::sync::Mutex;

/// Mark, header of a call without credentials, length word, 64 bytes (RFC 5531 sections 9 and 11).
const CALL: usize = 4 + 40 + 4 + 64;
/// Mark, header of an accepted reply, length word, 64 bytes.
const REPLY: usize = 4 + 24 + 4 + 64;

trait Stream: AsyncRead + AsyncWrite + Unpin + Send {}
impl<S: AsyncRead + AsyncWrite + Unpin + Send> Stream for S {}

/// The client side of a connection.
#[derive(Clone)]
pub(crate) struct Plain {
    stream: Arc<Mutex<Box<dyn Stream>>>,
    at_once: usize,
}

impl Plain {
    /// Connects to a server that answers `at_once` records with one write; nothing where there is
    /// no socket to compare with.
    pub(crate) async fn start(transport: &str, at_once: usize) -> Option<Self> {
        let stream: Box<dyn Stream> = match transport {
            "tcp" => {
                let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
                let near = TcpStream::connect(listener.local_addr().unwrap())
                    .await
                    .unwrap();
                let (far, _) = listener.accept().await.unwrap();
                near.set_nodelay(true).unwrap();
                far.set_nodelay(true).unwrap();
                tokio::spawn(serve(far, at_once));
                Box::new(near)
            }
            "unix" => {
                let path = socket("plain");
                let listener = UnixListener::bind(&path).unwrap();
                let near = UnixStream::connect(&path).await.unwrap();
                let (far, _) = listener.accept().await.unwrap();
                std::fs::remove_file(&path).unwrap();
                tokio::spawn(serve(far, at_once));
                Box::new(near)
            }
            _ => return None,
        };
        Some(Plain {
            stream: Arc::new(Mutex::new(stream)),
            at_once,
        })
    }

    /// So often: all records out with one write, all answers back.
    pub(crate) async fn turns(self, turns: u64) {
        let mut stream = self.stream.lock().await;
        let calls = vec![7; CALL * self.at_once];
        let mut replies = vec![0; REPLY * self.at_once];
        for _ in 0..turns {
            stream.write_all(&calls).await.unwrap();
            stream.read_exact(&mut replies).await.unwrap();
        }
    }
}

async fn serve(mut stream: impl Stream, at_once: usize) {
    let mut calls = vec![0; CALL * at_once];
    let replies = vec![7; REPLY * at_once];
    while stream.read_exact(&mut calls).await.is_ok() {
        if stream.write_all(&replies).await.is_err() {
            break;
        }
    }
}

/// A path for a socket that nobody uses yet.
pub(crate) fn socket(name: &str) -> PathBuf {
    static NEXT: AtomicU32 = AtomicU32::new(0);
    let number = NEXT.fetch_add(1, Ordering::Relaxed);
    let file = format!("xdr-rpc-bench-{}-{name}-{number}", std::process::id());
    std::env::temp_dir().join(file)
}
