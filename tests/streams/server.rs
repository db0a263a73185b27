//! What a server says on a stream and makes of what it hears, byte for byte.

use crate::pair::{Here, VolumesServer};
use crate::raw::{CALL, CONTINUE, ERROR, HOLE, OK, REPLY, Raw, STREAM, error, hole, packet};
use std::time::Duration;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;
use tokio::sync::mpsc;
use xdr_rpc::libvirt::{ErrorCode, ErrorDomain, Part, RemoteError, Stream, StreamError};
use xdr_rpc::{Address, Server};

/// `open`, `open_sized` and `add` of the program.
const OPEN: u32 = 1;
const SIZED: u32 = 2;
const REFUSE: u32 = 4;
const ADD: u32 = 6;

struct Served {
    raw: Raw<TcpStream>,
    opened: mpsc::UnboundedReceiver<Stream>,
    server: Server,
}

impl Served {
    async fn start() -> Self {
        let (here, opened) = Here::new();
        let server = Server::builder()
            .serve(VolumesServer::new(here))
            .listen("libvirt+tcp://127.0.0.1:0")
            .start()
            .await
            .unwrap();
        let Address::Tcp(address) = server.endpoints()[0].address() else {
            panic!("no TCP endpoint");
        };
        let raw = Raw(TcpStream::connect(address).await.unwrap());
        Served {
            raw,
            opened,
            server,
        }
    }

    /// Opens a stream by a call with this serial.
    async fn open(&mut self, serial: u32) -> Stream {
        self.raw.send(&packet(OPEN, CALL, serial, OK, &[])).await;
        self.raw.expect(&packet(OPEN, REPLY, serial, OK, &[])).await;
        self.opened.recv().await.unwrap()
    }

    async fn open_sparse(&mut self, serial: u32) -> Stream {
        let flags = 1u32.to_be_bytes();
        self.raw
            .send(&packet(SIZED, CALL, serial, OK, &flags))
            .await;
        let size = (1u64 << 40).to_be_bytes();
        self.raw
            .expect(&packet(SIZED, REPLY, serial, OK, &size))
            .await;
        self.opened.recv().await.unwrap()
    }

    /// All that was said is answered, and the connection is good.
    async fn is_well(&mut self) {
        let arguments = [2u32.to_be_bytes(), 3u32.to_be_bytes()].concat();
        self.raw.send(&packet(ADD, CALL, 99, OK, &arguments)).await;
        self.raw
            .expect(&packet(ADD, REPLY, 99, OK, &5u32.to_be_bytes()))
            .await;
    }

    async fn end(self) {
        drop(self.raw);
        self.server.shutdown(Duration::from_secs(5)).await;
    }
}

#[tokio::test]
async fn data_is_not_padded_and_ends_with_an_empty_packet() {
    let mut served = Served::start().await;
    let mut far = served.open(7).await;
    far.write_all(b"hello, world: 43 bytes are no multiple of 4")
        .await
        .unwrap();
    // The length word of libvirt's own test of a stream is 0x47 for as many bytes.
    let data = packet(
        OPEN,
        STREAM,
        7,
        CONTINUE,
        b"hello, world: 43 bytes are no multiple of 4",
    );
    assert_eq!(data[..4], [0, 0, 0, 0x47]);
    served.raw.expect(&data).await;
    far.shutdown().await.unwrap();
    served
        .raw
        .expect(&packet(OPEN, STREAM, 7, CONTINUE, &[]))
        .await;
    let finishing = tokio::spawn(far.finish());
    served.raw.send(&packet(OPEN, STREAM, 7, OK, &[])).await;
    served.raw.expect(&packet(OPEN, STREAM, 7, OK, &[])).await;
    finishing.await.unwrap().unwrap();
    served.is_well().await;
    served.end().await;
}

#[tokio::test]
async fn packets_have_at_most_so_many_bytes_as_those_of_libvirt() {
    let mut served = Served::start().await;
    let mut far = served.open(1).await;
    let data = crate::pair::pattern(262_121, 1);
    let sent = data.clone();
    let writing = tokio::spawn(async move {
        far.write_all(&sent).await.unwrap();
        far
    });
    served
        .raw
        .expect(&packet(OPEN, STREAM, 1, CONTINUE, &data[..262_120]))
        .await;
    served
        .raw
        .expect(&packet(OPEN, STREAM, 1, CONTINUE, &data[262_120..]))
        .await;
    drop(writing.await.unwrap());
    served.end().await;
}

#[tokio::test]
async fn the_client_finishes_and_is_confirmed() {
    let mut served = Served::start().await;
    let mut far = served.open(2).await;
    for piece in [&b"a"[..], b"bc", b"def"] {
        let data = packet(OPEN, STREAM, 2, CONTINUE, piece);
        served.raw.send(&data).await;
    }
    // Of a client an empty packet is nothing.
    served
        .raw
        .send(&packet(OPEN, STREAM, 2, CONTINUE, &[]))
        .await;
    served.raw.send(&packet(OPEN, STREAM, 2, OK, &[])).await;
    // What comes behind the end is nobody's.
    served
        .raw
        .send(&packet(OPEN, STREAM, 2, CONTINUE, b"late"))
        .await;
    served.raw.send(&packet(OPEN, STREAM, 2, OK, &[])).await;
    let mut came = String::new();
    far.read_to_string(&mut came).await.unwrap();
    assert_eq!(came, "abcdef");
    served.is_well().await;
    far.finish().await.unwrap();
    served.raw.expect(&packet(OPEN, STREAM, 2, OK, &[])).await;
    for status in [OK, ERROR, CONTINUE] {
        served
            .raw
            .send(&packet(OPEN, STREAM, 2, status, b"x"))
            .await;
    }
    served.is_well().await;
    served.end().await;
}

#[tokio::test]
async fn an_abort_is_confirmed_at_once() {
    let mut served = Served::start().await;
    // With and without anything in it: libvirt looks at its status only.
    for (serial, payload) in [(3, Vec::new()), (4, error(1, 0, "why not"))] {
        let mut far = served.open(serial).await;
        served
            .raw
            .send(&packet(OPEN, STREAM, serial, ERROR, &payload))
            .await;
        served
            .raw
            .expect(&packet(OPEN, STREAM, serial, OK, &[]))
            .await;
        let error = far.read_part().await.unwrap_err();
        assert!(matches!(error, StreamError::Aborted), "{error}");
        // A second one is nobody's.
        served
            .raw
            .send(&packet(OPEN, STREAM, serial, ERROR, &[]))
            .await;
        drop(far);
        served.is_well().await;
    }
    served.end().await;
}

#[tokio::test]
async fn a_failure_carries_its_error() {
    let mut served = Served::start().await;
    let far = served.open(5).await;
    let full = RemoteError::new(ErrorCode(55), "no space").domain(ErrorDomain(18));
    far.fail(full);
    served
        .raw
        .expect(&packet(OPEN, STREAM, 5, ERROR, &error(55, 18, "no space")))
        .await;
    // The client did not know yet.
    served
        .raw
        .send(&packet(OPEN, STREAM, 5, CONTINUE, b"data"))
        .await;
    served.raw.send(&packet(OPEN, STREAM, 5, OK, &[])).await;
    served.is_well().await;
    // One that is let go fails as well, with the words of libvirt.
    let far = served.open(6).await;
    drop(far);
    let text = "stream had unexpected termination";
    served
        .raw
        .expect(&packet(OPEN, STREAM, 6, ERROR, &error(39, 7, text)))
        .await;
    served.is_well().await;
    served.end().await;
}

#[tokio::test]
async fn a_status_that_means_nothing_aborts_the_stream() {
    let mut served = Served::start().await;
    for (serial, status) in [(8, 3), (9, u32::MAX)] {
        let mut far = served.open(serial).await;
        served
            .raw
            .send(&packet(OPEN, STREAM, serial, status, &[]))
            .await;
        let text = format!("stream aborted with unexpected status {status}");
        let answer = error(39, 7, &text);
        served
            .raw
            .expect(&packet(OPEN, STREAM, serial, ERROR, &answer))
            .await;
        let error = far.read_part().await.unwrap_err();
        assert!(matches!(error, StreamError::Protocol(_)), "{error}");
        served.is_well().await;
    }
    served.end().await;
}

#[tokio::test]
async fn holes_come_as_they_are() {
    let mut served = Served::start().await;
    let mut far = served.open_sparse(10).await;
    served
        .raw
        .send(&packet(SIZED, STREAM, 10, CONTINUE, b"ab"))
        .await;
    served
        .raw
        .send(&packet(SIZED, HOLE, 10, CONTINUE, &hole(1 << 33, 0)))
        .await;
    served
        .raw
        .send(&packet(SIZED, STREAM, 10, CONTINUE, b"c"))
        .await;
    assert_eq!(
        far.read_part().await.unwrap(),
        Some(Part::Data("ab".into()))
    );
    assert_eq!(far.read_part().await.unwrap(), Some(Part::Hole(1 << 33)));
    assert_eq!(far.read_part().await.unwrap(), Some(Part::Data("c".into())));
    far.write_hole(4096).await.unwrap();
    served
        .raw
        .expect(&packet(SIZED, HOLE, 10, CONTINUE, &hole(4096, 0)))
        .await;
    served.is_well().await;
    drop(far);
    served.end().await;
}

/// libvirt's daemon closes the connection over each of these; here the stream is enough.
#[tokio::test]
async fn a_hole_that_is_none_fails_the_stream() {
    let mut served = Served::start().await;
    let cut = hole(1, 0)[..11].to_vec();
    let long = [hole(1, 0), vec![0; 4]].concat();
    let odd = [
        hole(-1, 0),
        hole(i64::MIN, 0),
        hole(1, 1),
        cut,
        long,
        vec![],
    ];
    for (serial, payload) in (20..).zip(odd) {
        let mut far = served.open_sparse(serial).await;
        served
            .raw
            .send(&packet(SIZED, HOLE, serial, CONTINUE, &payload))
            .await;
        let answer = error(39, 7, "Unable to decode stream hole");
        served
            .raw
            .expect(&packet(SIZED, STREAM, serial, ERROR, &answer))
            .await;
        assert!(far.read_part().await.is_err());
        served.is_well().await;
    }
    let mut far = served.open(30).await;
    served
        .raw
        .send(&packet(OPEN, HOLE, 30, CONTINUE, &hole(1, 0)))
        .await;
    let answer = error(39, 7, "Unexpected stream hole");
    served
        .raw
        .expect(&packet(OPEN, STREAM, 30, ERROR, &answer))
        .await;
    assert!(far.read_part().await.is_err());
    served.is_well().await;
    served.end().await;
}

#[tokio::test]
async fn packets_of_no_stream_are_nobodys() {
    let mut served = Served::start().await;
    let mut far = served.open(40).await;
    // Another serial, another procedure, a call that was no stream's, one that was refused.
    served.raw.send(&packet(REFUSE, CALL, 41, OK, &[])).await;
    let refusal = served.raw.next().await;
    assert_eq!(
        refusal[16..28],
        packet(REFUSE, REPLY, 41, ERROR, &[])[16..28]
    );
    for (procedure, serial) in [(OPEN, 39), (SIZED, 40), (ADD, 99), (REFUSE, 41), (77, 40)] {
        for kind in [STREAM, HOLE] {
            for status in [OK, ERROR, CONTINUE, 3] {
                let stray = packet(procedure, kind, serial, status, &hole(5, 0));
                served.raw.send(&stray).await;
            }
        }
    }
    served.is_well().await;
    served
        .raw
        .send(&packet(OPEN, STREAM, 40, CONTINUE, b"mine"))
        .await;
    assert_eq!(
        far.read_part().await.unwrap(),
        Some(Part::Data("mine".into()))
    );
    served.end().await;
}

/// A second stream of the same name could not be told from the first.
#[tokio::test]
async fn a_serial_that_is_in_use_opens_nothing() {
    let mut served = Served::start().await;
    let mut far = served.open(50).await;
    served.raw.send(&packet(OPEN, CALL, 50, OK, &[])).await;
    let answer = served.raw.next().await;
    assert_eq!(answer[16..28], packet(OPEN, REPLY, 50, ERROR, &[])[16..28]);
    served
        .raw
        .send(&packet(OPEN, STREAM, 50, CONTINUE, b"x"))
        .await;
    assert_eq!(far.read_u8().await.unwrap(), b'x');
    far.fail(RemoteError::new(ErrorCode::NO_DOMAIN, "gone"));
    served.raw.next().await;
    // Once it is over the serial is free.
    drop(served.open(50).await);
    served.raw.next().await;
    served.is_well().await;
    served.end().await;
}
