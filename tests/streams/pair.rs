//! A client and a server, with both ends of each stream in the hands of the test.

use std::sync::Arc;
use std::time::Duration;
use tokio::sync::{Notify, mpsc};
use xdr_rpc::libvirt::{ErrorCode, RemoteError, Stream};
use xdr_rpc::{Channel, ClientLimits, Protocol, Server, ServerLimits, rpc_program};

pub(crate) const ID: u32 = 0x2000_8086;

#[rpc_program(id = ID, version = 1)]
pub(crate) trait Volumes {
    /// Hands the stream to the test.
    #[procedure(1, stream)]
    async fn open(&self, stream: Stream) -> Result<(), RemoteError>;

    /// The same, with holes where the flags say so, and a result.
    #[procedure(2, stream)]
    async fn open_sized(&self, stream: Stream, flags: u32) -> Result<u64, RemoteError>;

    /// Hands the stream to the test, and answers when it is told to.
    #[procedure(3, stream)]
    async fn open_late(&self, stream: Stream) -> Result<(), RemoteError>;

    /// Hands the stream to the test, and refuses.
    #[procedure(4, stream)]
    async fn refuse(&self, stream: Stream) -> Result<(), RemoteError>;

    /// Uses the stream before it is open; tells how that went.
    #[procedure(5, stream)]
    #[xdr(max = 256)]
    async fn hasty(&self, stream: Stream) -> Result<String, RemoteError>;

    /// Has nothing to do with streams.
    #[procedure(6)]
    async fn add(&self, a: u32, b: u32) -> u32;
}

pub(crate) struct Here {
    opened: mpsc::UnboundedSender<Stream>,
    answer: Arc<Notify>,
}

impl Here {
    /// With whom gets the streams.
    pub(crate) fn new() -> (Self, mpsc::UnboundedReceiver<Stream>) {
        let (opened, receiver) = mpsc::unbounded_channel();
        let answer = Arc::default();
        (Here { opened, answer }, receiver)
    }

    fn give(&self, stream: Stream) {
        self.opened.send(stream).unwrap();
    }
}

impl Volumes for Here {
    async fn open(&self, stream: Stream) -> Result<(), RemoteError> {
        self.give(stream);
        Ok(())
    }

    async fn open_sized(&self, mut stream: Stream, flags: u32) -> Result<u64, RemoteError> {
        if flags & 1 != 0 {
            stream.accept_holes();
        }
        self.give(stream);
        Ok(1 << 40)
    }

    async fn open_late(&self, stream: Stream) -> Result<(), RemoteError> {
        self.give(stream);
        self.answer.notified().await;
        Ok(())
    }

    async fn refuse(&self, stream: Stream) -> Result<(), RemoteError> {
        self.give(stream);
        Err(RemoteError::new(
            ErrorCode::NO_SUPPORT,
            "no volume is there",
        ))
    }

    async fn hasty(&self, mut stream: Stream) -> Result<String, RemoteError> {
        let error = stream.read_part().await.unwrap_err();
        let text = error.to_string();
        self.give(stream);
        Ok(text)
    }

    async fn add(&self, a: u32, b: u32) -> u32 {
        a + b
    }
}

/// How the two are connected.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Way {
    Memory,
    Unix,
    Tcp,
}

pub(crate) const WAYS: [Way; 3] = [Way::Memory, Way::Unix, Way::Tcp];

pub(crate) struct Pair {
    pub(crate) client: VolumesClient,
    pub(crate) opened: mpsc::UnboundedReceiver<Stream>,
    /// Lets `open_late` answer.
    pub(crate) answer: Arc<Notify>,
    pub(crate) server: Server,
    _folder: tempfile::TempDir,
}

impl Pair {
    pub(crate) async fn over(way: Way) -> Self {
        Pair::with(way, ServerLimits::default(), ClientLimits::default()).await
    }

    pub(crate) async fn with(way: Way, limits: ServerLimits, client: ClientLimits) -> Self {
        let (here, opened) = Here::new();
        let answer = Arc::clone(&here.answer);
        let folder = tempfile::tempdir().unwrap();
        let builder = Server::builder()
            .serve(VolumesServer::new(here))
            .protocol(Protocol::Libvirt)
            .limits(limits);
        let builder = match way {
            Way::Memory => builder,
            Way::Tcp => builder.listen("libvirt+tcp://127.0.0.1:0"),
            Way::Unix => {
                let path = folder.path().join("socket");
                builder.listen(format!("libvirt+unix://{}", path.display()).as_str())
            }
        };
        let (server, channel) = match way {
            Way::Memory => {
                let server = builder.start_unbound().unwrap();
                let (near, far) = tokio::io::duplex(64 << 10);
                server.attach(far);
                let near = std::sync::Mutex::new(Some(near));
                let connect = move || {
                    let near = near.lock().unwrap().take();
                    async move { near.ok_or(std::io::ErrorKind::NotConnected.into()) }
                };
                let channel = Channel::builder()
                    .protocol(Protocol::Libvirt)
                    .connector(connect)
                    .limits(client);
                (server, channel.connect().await.unwrap())
            }
            Way::Tcp | Way::Unix => {
                let server = builder.start().await.unwrap();
                let endpoint = server.endpoints()[0].clone();
                let channel = Channel::builder().endpoint(&endpoint).limits(client);
                (server, channel.connect().await.unwrap())
            }
        };
        Pair {
            client: VolumesClient::new(channel),
            opened,
            answer,
            server,
            _folder: folder,
        }
    }

    /// The client's end of a new stream and the server's.
    pub(crate) async fn open(&mut self) -> (Stream, Stream) {
        let near = self.client.open().await.unwrap();
        (near, self.opened.recv().await.unwrap())
    }

    /// The same, with holes.
    pub(crate) async fn open_sparse(&mut self) -> (Stream, Stream) {
        let (_, near) = self.client.open_sized(1).holes().await.unwrap();
        (near, self.opened.recv().await.unwrap())
    }

    /// The connection is still good: calls go on over it.
    pub(crate) async fn is_well(&self) {
        assert_eq!(self.client.add(2, 3).await.unwrap(), 5);
    }

    pub(crate) async fn end(self) {
        drop(self.client);
        self.server.shutdown(Duration::from_secs(5)).await;
    }
}

/// What a stream fails with where the server says `code`.
pub(crate) fn remote_code(error: &xdr_rpc::libvirt::StreamError) -> Option<i32> {
    match error {
        xdr_rpc::libvirt::StreamError::Remote(error) => Some(error.code.0),
        _ => None,
    }
}

/// Bytes that repeat nowhere soon.
pub(crate) fn pattern(len: usize, seed: u64) -> Vec<u8> {
    let mut state = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
    let mut bytes = Vec::with_capacity(len + 8);
    while bytes.len() < len {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        bytes.extend_from_slice(&state.to_be_bytes());
    }
    bytes.truncate(len);
    bytes
}
