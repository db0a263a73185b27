//! A peer that speaks in bytes, laid out by hand from the facts of libvirt's protocol.

use tokio::io::{AsyncRead, AsyncReadExt as _, AsyncWrite, AsyncWriteExt as _};
use tokio::net::TcpStream;
use tokio::net::tcp::{OwnedReadHalf, OwnedWriteHalf};
use xdr_rpc::{Address, Endpoint};

/// program, version, procedure, type, serial, status: each a word of four bytes.
pub(crate) fn header(
    program: u32,
    version: u32,
    procedure: i32,
    kind: u32,
    serial: u32,
    status: u32,
) -> [u8; 24] {
    let words = [
        program,
        version,
        procedure.cast_unsigned(),
        kind,
        serial,
        status,
    ];
    let mut bytes = [0; 24];
    for (bytes, word) in bytes.chunks_mut(4).zip(words) {
        bytes.copy_from_slice(&word.to_be_bytes());
    }
    bytes
}

/// A packet behind its length, which counts itself.
pub(crate) fn packet(body: &[u8]) -> Vec<u8> {
    let length = u32::try_from(body.len() + 4).unwrap();
    [&length.to_be_bytes()[..], body].concat()
}

pub(crate) fn call(
    program: u32,
    version: u32,
    procedure: i32,
    serial: u32,
    arguments: &[u8],
) -> Vec<u8> {
    let header = header(program, version, procedure, 0, serial, 0);
    packet(&[&header[..], arguments].concat())
}

/// A connection without any of this project's code.
pub(crate) struct Raw<S>(S);

impl Raw<TcpStream> {
    pub(crate) async fn connect(endpoint: &Endpoint) -> Self {
        let Address::Tcp(address) = endpoint.address() else {
            panic!("{endpoint} is no TCP endpoint");
        };
        let stream = TcpStream::connect(address).await.unwrap();
        // Each write is one of its own on the wire.
        stream.set_nodelay(true).unwrap();
        Raw(stream)
    }
}

impl Raw<TcpStream> {
    /// One to read from and one to write to.
    pub(crate) fn split(self) -> (Raw<OwnedReadHalf>, Raw<OwnedWriteHalf>) {
        let (reader, writer) = self.0.into_split();
        (Raw(reader), Raw(writer))
    }
}

impl<S> Raw<S> {
    pub(crate) fn over(stream: S) -> Self {
        Raw(stream)
    }

    pub(crate) fn into_inner(self) -> S {
        self.0
    }
}

impl<S: AsyncWrite + Unpin> Raw<S> {
    pub(crate) async fn send(&mut self, bytes: &[u8]) {
        self.0.write_all(bytes).await.unwrap();
    }

    /// The same to a peer that may be gone.
    pub(crate) async fn try_send(&mut self, bytes: &[u8]) -> std::io::Result<()> {
        self.0.write_all(bytes).await
    }

    /// As much as goes at once.
    pub(crate) async fn write(&mut self, bytes: &[u8]) -> usize {
        self.0.write(bytes).await.unwrap()
    }
}

impl<S: AsyncRead + Unpin> Raw<S> {
    /// So many bytes.
    pub(crate) async fn bytes(&mut self, count: usize) -> Vec<u8> {
        let mut bytes = vec![0; count];
        self.0.read_exact(&mut bytes).await.unwrap();
        bytes
    }

    /// The next packet without its length.
    pub(crate) async fn packet(&mut self) -> Vec<u8> {
        let length = usize::try_from(self.0.read_u32().await.unwrap()).unwrap();
        let mut body = vec![0; length - 4];
        self.0.read_exact(&mut body).await.unwrap();
        body
    }

    /// Reads to the end of the connection: how many bytes came.
    pub(crate) async fn end(&mut self) -> usize {
        let mut bytes = Vec::new();
        // A reset is an end, too.
        let _ = self.0.read_to_end(&mut bytes).await;
        bytes.len()
    }
}
