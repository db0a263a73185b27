//! A peer that speaks in bytes, laid out by hand.

use tokio::io::{AsyncRead, AsyncReadExt as _, AsyncWrite, AsyncWriteExt as _};

pub(crate) const CALL: u32 = 0;
pub(crate) const REPLY: u32 = 1;
pub(crate) const STREAM: u32 = 3;
pub(crate) const HOLE: u32 = 6;

pub(crate) const OK: u32 = 0;
pub(crate) const ERROR: u32 = 1;
pub(crate) const CONTINUE: u32 = 2;

/// A packet of the program of these tests: length, program, version, procedure, type, serial, status, then
/// the payload as it is.
pub(crate) fn packet(
    procedure: u32,
    kind: u32,
    serial: u32,
    status: u32,
    payload: &[u8],
) -> Vec<u8> {
    let length = u32::try_from(28 + payload.len()).unwrap();
    let words = [length, 0x2000_8086, 1, procedure, kind, serial, status];
    let mut bytes: Vec<u8> = words.iter().flat_map(|word| word.to_be_bytes()).collect();
    bytes.extend_from_slice(payload);
    bytes
}

/// The payload of a hole.
pub(crate) fn hole(length: i64, flags: u32) -> Vec<u8> {
    [&length.to_be_bytes()[..], &flags.to_be_bytes()].concat()
}

/// A `virNetMessageError` with nothing but code, domain, message and level.
pub(crate) fn error(code: i32, domain: i32, message: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    bytes.extend(code.to_be_bytes());
    bytes.extend(domain.to_be_bytes());
    bytes.extend(1u32.to_be_bytes());
    bytes.extend(u32::try_from(message.len()).unwrap().to_be_bytes());
    bytes.extend(message.as_bytes());
    bytes.resize(bytes.len().next_multiple_of(4), 0);
    // Level, then what is not there: domain, three strings, two numbers, network.
    for word in [2u32, 0, 0, 0, 0, 0, 0, 0] {
        bytes.extend(word.to_be_bytes());
    }
    bytes
}

/// A connection without any of this project's code.
pub(crate) struct Raw<S>(pub(crate) S);

impl<S: AsyncRead + AsyncWrite + Unpin> Raw<S> {
    pub(crate) async fn send(&mut self, bytes: &[u8]) {
        self.0.write_all(bytes).await.unwrap();
    }

    /// The next packet, its length included.
    pub(crate) async fn next(&mut self) -> Vec<u8> {
        let length = self.0.read_u32().await.unwrap();
        let mut bytes = length.to_be_bytes().to_vec();
        bytes.resize(usize::try_from(length).unwrap(), 0);
        self.0.read_exact(&mut bytes[4..]).await.unwrap();
        bytes
    }

    /// The next packet is this one, byte for byte.
    #[track_caller]
    pub(crate) fn expect<'a>(&'a mut self, expected: &'a [u8]) -> impl Future<Output = ()> + 'a {
        let place = std::panic::Location::caller();
        async move {
            let came = self.next().await;
            assert!(
                came == expected,
                "{place}: {came:02x?}\nand not {expected:02x?}"
            );
        }
    }
}
