//! A peer that speaks bytes, written from RFC 5531 alone.

use socket2::Socket;
use std::io::{ErrorKind, Read, Write};
use std::net::TcpStream;
use std::os::unix::net::UnixStream;
use std::time::Duration;

pub const PROGRAM: u32 = 0x2000_0077;
pub const XID: u32 = 0x0a0b_0c0d;

/// Long enough for any machine; what must come, comes at once.
const PATIENCE: Duration = Duration::from_secs(20);

pub fn words(words: &[u32]) -> Vec<u8> {
    words.iter().flat_map(|word| word.to_be_bytes()).collect()
}

/// Marks bytes as a record of one fragment (section 11).
pub fn record(body: &[u8]) -> Vec<u8> {
    let mut bytes = (0x8000_0000 | body.len() as u32).to_be_bytes().to_vec();
    bytes.extend_from_slice(body);
    bytes
}

/// The body of a call with AUTH_NONE (section 9): xid, CALL, RPC version 2, program, version,
/// procedure, credential, verifier, arguments.
pub fn call(version: u32, procedure: u32, arguments: &[u8]) -> Vec<u8> {
    let mut body = words(&[XID, 0, 2, PROGRAM, version, procedure, 0, 0, 0, 0]);
    body.extend_from_slice(arguments);
    body
}

/// The start of every accepted reply with an AUTH_NONE verifier.
pub const ACCEPTED: [u32; 5] = [XID, 1, 0, 0, 0];

pub fn accepted(rest: &[u32]) -> Vec<u8> {
    words(&[&ACCEPTED[..], rest].concat())
}

/// Xid, REPLY, MSG_DENIED.
pub fn denied(rest: &[u32]) -> Vec<u8> {
    words(&[&[XID, 1, 1][..], rest].concat())
}

/// A connection over either kind of socket.
pub struct Peer(pub Socket);

impl Peer {
    /// Connects to `tcp://HOST:PORT` or `unix://PATH`. What is sent apart goes out apart.
    pub fn connect(endpoint: &str) -> Peer {
        let socket = match endpoint.split_once("://") {
            Some(("tcp", address)) => {
                let stream = TcpStream::connect(address).unwrap();
                stream.set_nodelay(true).unwrap();
                Socket::from(stream)
            }
            Some(("unix", path)) => Socket::from(UnixStream::connect(path).unwrap()),
            _ => panic!("no way to connect to `{endpoint}`"),
        };
        socket.set_read_timeout(Some(PATIENCE)).unwrap();
        socket.set_write_timeout(Some(PATIENCE)).unwrap();
        Peer(socket)
    }

    /// Sends bytes; that the server has closed already is not the sender's failure.
    pub fn send(&mut self, bytes: &[u8]) {
        if let Err(error) = self.0.write_all(bytes) {
            assert!(
                matches!(
                    error.kind(),
                    ErrorKind::BrokenPipe | ErrorKind::ConnectionReset
                ),
                "{error}"
            );
        }
    }

    /// The body of the next record, which the server sends in one fragment.
    pub fn reply(&mut self) -> Vec<u8> {
        let mut mark = [0; 4];
        self.0.read_exact(&mut mark).expect("a reply");
        let mark = u32::from_be_bytes(mark);
        assert!(mark & 0x8000_0000 != 0, "one fragment");
        let mut body = vec![0; (mark & 0x7fff_ffff) as usize];
        self.0.read_exact(&mut body).expect("a whole reply");
        body
    }

    /// One call and its answer.
    pub fn ask(&mut self, body: &[u8]) -> Vec<u8> {
        self.send(&record(body));
        self.reply()
    }

    /// Asserts that the server closes, and sends nothing before it does.
    pub fn expect_close(&mut self) {
        let mut rest = Vec::new();
        match self.0.read_to_end(&mut rest) {
            Ok(_) => assert!(rest.is_empty(), "bytes before the close: {rest:02x?}"),
            Err(error) => assert_eq!(error.kind(), ErrorKind::ConnectionReset, "not closed"),
        }
    }

    /// Asserts that the connection still works.
    pub fn expect_alive(&mut self) {
        assert_eq!(self.ask(&call(1, 0, &[])), accepted(&[0]));
    }
}
