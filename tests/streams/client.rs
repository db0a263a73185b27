//! What a client says on a stream and makes of what it hears, byte for byte.

use crate::pair::{VolumesClient, remote_code};
use crate::raw::{CONTINUE, ERROR, HOLE, OK, REPLY, Raw, STREAM, error, hole, packet};
use std::time::Duration;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _, DuplexStream};
use xdr_rpc::libvirt::{Part, Stream, StreamError};
use xdr_rpc::{CallError, Channel, ClientLimits, Protocol};

const OPEN: u32 = 1;
const SIZED: u32 = 2;
const ADD: u32 = 6;

struct Calling {
    client: VolumesClient,
    raw: Raw<DuplexStream>,
}

impl Calling {
    async fn start() -> Self {
        let (near, far) = tokio::io::duplex(1 << 20);
        let near = std::sync::Mutex::new(Some(near));
        let connect = move || {
            let near = near.lock().unwrap().take();
            async move { near.ok_or(std::io::ErrorKind::NotConnected.into()) }
        };
        let mut limits = ClientLimits::default();
        limits.call_timeout = Duration::from_secs(20);
        let channel = Channel::builder()
            .protocol(Protocol::Libvirt)
            .connector(connect)
            .limits(limits)
            .connect()
            .await
            .unwrap();
        Calling {
            client: VolumesClient::new(channel),
            raw: Raw(far),
        }
    }

    /// The serial of the call that the client has just made.
    async fn serial(&mut self) -> u32 {
        let call = self.raw.next().await;
        u32::from_be_bytes(call[20..24].try_into().unwrap())
    }

    /// Opens a stream; these packets follow the reply in the same write.
    async fn open(&mut self, behind: impl FnOnce(u32) -> Vec<u8>) -> (u32, Stream) {
        let client = self.client.clone();
        let opening = tokio::spawn(async move { client.open().await });
        let serial = self.serial().await;
        let reply = packet(OPEN, REPLY, serial, OK, &[]);
        self.raw.send(&[reply, behind(serial)].concat()).await;
        (serial, opening.await.unwrap().unwrap())
    }

    async fn is_well(&mut self) {
        let client = self.client.clone();
        let adding = tokio::spawn(async move { client.add(2, 3).await });
        let serial = self.serial().await;
        let reply = packet(ADD, REPLY, serial, OK, &5u32.to_be_bytes());
        self.raw.send(&reply).await;
        assert_eq!(adding.await.unwrap().unwrap(), 5);
    }
}

fn nothing(_: u32) -> Vec<u8> {
    Vec::new()
}

#[tokio::test]
async fn what_comes_together_with_the_reply_is_not_lost() {
    let mut calling = Calling::start().await;
    let (serial, mut near) = calling
        .open(|serial| {
            [
                packet(OPEN, STREAM, serial, CONTINUE, b"first"),
                packet(OPEN, STREAM, serial, CONTINUE, &[]),
            ]
            .concat()
        })
        .await;
    let mut came = String::new();
    near.read_to_string(&mut came).await.unwrap();
    assert_eq!(came, "first");
    let finishing = tokio::spawn(near.finish());
    calling
        .raw
        .expect(&packet(OPEN, STREAM, serial, OK, &[]))
        .await;
    calling
        .raw
        .send(&packet(OPEN, STREAM, serial, OK, &[]))
        .await;
    finishing.await.unwrap().unwrap();
    calling.is_well().await;
}

/// libvirt's daemon sends no data before the reply; nothing is lost of one that does.
#[tokio::test]
async fn what_comes_before_the_reply_is_not_lost() {
    let mut calling = Calling::start().await;
    let client = calling.client.clone();
    let opening = tokio::spawn(async move { client.open().await });
    let serial = calling.serial().await;
    let early = packet(OPEN, STREAM, serial, CONTINUE, b"early");
    calling.raw.send(&early).await;
    calling
        .raw
        .send(&packet(OPEN, REPLY, serial, OK, &[]))
        .await;
    let mut near = opening.await.unwrap().unwrap();
    assert_eq!(
        near.read_part().await.unwrap(),
        Some(Part::Data("early".into()))
    );
}

#[tokio::test]
async fn data_is_not_padded() {
    let mut calling = Calling::start().await;
    let (serial, mut near) = calling.open(nothing).await;
    for data in [&b"a"[..], b"bc", b"def", b"ghij", b"klmno"] {
        near.write_all(data).await.unwrap();
        calling
            .raw
            .expect(&packet(OPEN, STREAM, serial, CONTINUE, data))
            .await;
    }
    // Nothing written is nothing sent: an empty packet has a meaning.
    near.write_all(&[]).await.unwrap();
    near.write_part(Part::Data(Default::default()))
        .await
        .unwrap();
    drop(near);
    calling
        .raw
        .expect(&packet(OPEN, STREAM, serial, ERROR, &[]))
        .await;
    calling
        .raw
        .send(&packet(OPEN, STREAM, serial, OK, &[]))
        .await;
    calling.is_well().await;
}

#[tokio::test]
async fn an_abort_has_no_payload_and_waits_for_its_confirmation() {
    let mut calling = Calling::start().await;
    let (serial, near) = calling.open(nothing).await;
    let aborting = tokio::spawn(near.abort());
    calling
        .raw
        .expect(&packet(OPEN, STREAM, serial, ERROR, &[]))
        .await;
    // What was on its way is thrown away.
    for data in [&b"late"[..], &[]] {
        let late = packet(OPEN, STREAM, serial, CONTINUE, data);
        calling.raw.send(&late).await;
    }
    calling.is_well().await;
    assert!(!aborting.is_finished());
    calling
        .raw
        .send(&packet(OPEN, STREAM, serial, OK, &[]))
        .await;
    aborting.await.unwrap().unwrap();
    // And what comes after that is nobody's.
    for status in [OK, ERROR, CONTINUE, 3] {
        let late = packet(OPEN, STREAM, serial, status, b"late");
        calling.raw.send(&late).await;
    }
    calling.is_well().await;
}

#[tokio::test]
async fn the_error_of_the_server_is_the_error_of_the_stream() {
    let mut calling = Calling::start().await;
    let (serial, mut near) = calling.open(nothing).await;
    let failure = error(38, 18, "cannot read: Input/output error");
    calling
        .raw
        .send(&packet(OPEN, STREAM, serial, ERROR, &failure))
        .await;
    let error = near.read_part().await.unwrap_err();
    assert_eq!(remote_code(&error), Some(38), "{error}");
    let StreamError::Remote(error) = error else {
        panic!("{error}");
    };
    assert_eq!(error.domain.0, 18);
    assert_eq!(
        error.message.as_deref(),
        Some("cannot read: Input/output error")
    );
    // It is over, so nothing is said any more.
    drop(near);
    calling.is_well().await;
}

#[tokio::test]
async fn an_error_that_says_nothing_is_an_error() {
    let mut calling = Calling::start().await;
    for payload in [vec![], vec![0; 3], vec![0xff; 64]] {
        let (serial, mut near) = calling.open(nothing).await;
        calling
            .raw
            .send(&packet(OPEN, STREAM, serial, ERROR, &payload))
            .await;
        let error = near.read_part().await.unwrap_err();
        assert!(matches!(error, StreamError::Protocol(_)), "{error}");
        drop(near);
        calling.is_well().await;
    }
}

/// libvirt's own client closes the connection over it; the stream is enough.
#[tokio::test]
async fn a_confirmation_that_nobody_waits_for_ends_the_stream() {
    let mut calling = Calling::start().await;
    let (serial, mut near) = calling.open(nothing).await;
    calling
        .raw
        .send(&packet(OPEN, STREAM, serial, OK, &[]))
        .await;
    let error = near.read_part().await.unwrap_err();
    assert!(matches!(error, StreamError::Protocol(_)), "{error}");
    assert!(near.write_all(b"x").await.is_err());
    drop(near);
    calling.is_well().await;
}

#[tokio::test]
async fn a_status_that_means_nothing_aborts_the_stream() {
    let mut calling = Calling::start().await;
    let (serial, mut near) = calling.open(nothing).await;
    calling
        .raw
        .send(&packet(OPEN, STREAM, serial, 3, b"x"))
        .await;
    calling
        .raw
        .expect(&packet(OPEN, STREAM, serial, ERROR, &[]))
        .await;
    let error = near.read_part().await.unwrap_err();
    assert!(matches!(error, StreamError::Protocol(_)), "{error}");
    calling
        .raw
        .send(&packet(OPEN, STREAM, serial, OK, &[]))
        .await;
    drop(near);
    calling.is_well().await;
}

#[tokio::test]
async fn holes_come_as_they_are() {
    let mut calling = Calling::start().await;
    let client = calling.client.clone();
    let opening = tokio::spawn(async move { client.open_sized(1).holes().await });
    let serial = calling.serial().await;
    let reply = packet(SIZED, REPLY, serial, OK, &77u64.to_be_bytes());
    let came = packet(SIZED, HOLE, serial, CONTINUE, &hole(i64::MAX, 0));
    calling.raw.send(&[reply, came].concat()).await;
    let (size, mut near) = opening.await.unwrap().unwrap();
    assert_eq!(size, 77);
    let whole = Some(Part::Hole(0x7fff_ffff_ffff_ffff));
    assert_eq!(near.read_part().await.unwrap(), whole);
    near.write_hole(4096).await.unwrap();
    calling
        .raw
        .expect(&packet(SIZED, HOLE, serial, CONTINUE, &hole(4096, 0)))
        .await;
    // One that is none.
    calling
        .raw
        .send(&packet(SIZED, HOLE, serial, CONTINUE, &hole(-1, 0)))
        .await;
    calling
        .raw
        .expect(&packet(SIZED, STREAM, serial, ERROR, &[]))
        .await;
    let error = near.read_part().await.unwrap_err();
    assert!(matches!(error, StreamError::Protocol(_)), "{error}");
}

/// Nothing is said about a stream that may never be: only when the reply opens it, it is aborted.
#[tokio::test]
async fn a_call_that_is_given_up_is_aborted_when_it_opens() {
    for opens in [true, false] {
        let mut calling = Calling::start().await;
        let client = calling.client.clone();
        let opening = tokio::spawn(async move { client.open().await.map(drop) });
        let serial = calling.serial().await;
        opening.abort();
        assert!(opening.await.unwrap_err().is_cancelled());
        calling.is_well().await;
        if opens {
            let reply = packet(OPEN, REPLY, serial, OK, &[]);
            let data = packet(OPEN, STREAM, serial, CONTINUE, b"data");
            calling.raw.send(&[reply, data].concat()).await;
            calling
                .raw
                .expect(&packet(OPEN, STREAM, serial, ERROR, &[]))
                .await;
            calling
                .raw
                .send(&packet(OPEN, STREAM, serial, OK, &[]))
                .await;
        } else {
            let refusal = error(3, 0, "no");
            calling
                .raw
                .send(&packet(OPEN, REPLY, serial, ERROR, &refusal))
                .await;
        }
        calling.is_well().await;
    }
}

#[tokio::test]
async fn a_result_that_cannot_be_read_aborts_the_stream() {
    let mut calling = Calling::start().await;
    let client = calling.client.clone();
    let opening = tokio::spawn(async move { client.open_sized(0).await.map(drop) });
    let serial = calling.serial().await;
    calling
        .raw
        .send(&packet(SIZED, REPLY, serial, OK, &[1, 2, 3]))
        .await;
    let error = opening.await.unwrap().unwrap_err();
    assert!(matches!(error, CallError::Decode(_)), "{error}");
    calling
        .raw
        .expect(&packet(SIZED, STREAM, serial, ERROR, &[]))
        .await;
    calling.is_well().await;
}

/// Every wait has an end, also that for a server which never confirms.
#[tokio::test(start_paused = true)]
async fn an_end_that_is_never_confirmed_times_out() {
    let mut calling = Calling::start().await;
    let (serial, near) = calling.open(nothing).await;
    let error = near.finish().await.unwrap_err();
    assert!(matches!(error, StreamError::Timeout), "{error}");
    calling
        .raw
        .expect(&packet(OPEN, STREAM, serial, OK, &[]))
        .await;
    let (serial, near) = calling.open(nothing).await;
    let error = near.abort().await.unwrap_err();
    assert!(matches!(error, StreamError::Timeout), "{error}");
    calling
        .raw
        .expect(&packet(OPEN, STREAM, serial, ERROR, &[]))
        .await;
    calling.is_well().await;
}
