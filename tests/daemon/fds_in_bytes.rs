//! File descriptors beside packets, byte by byte.

use super::fds::{Clerk, DeskServer, ID, SHARED, client, read_all, server};
use super::packets::{Raw, call, header, packet};
use rustix::net::{SendAncillaryBuffer, SendAncillaryMessage, SendFlags, sendmsg};
use std::io::{IoSlice, PipeReader, PipeWriter, pipe};
use std::mem::MaybeUninit;
use std::os::fd::{AsFd, AsRawFd, BorrowedFd};
use std::os::unix::net::UnixStream as StdUnixStream;
use std::path::PathBuf;
use std::time::Duration;
use tokio::net::UnixStream;
use xdr_rpc::{Server, ServerLimits};

/// A peer that speaks in bytes and file descriptors.
struct Peer {
    raw: Raw<UnixStream>,
    socket: StdUnixStream,
}

impl Peer {
    async fn connect(path: &PathBuf) -> Self {
        let socket = StdUnixStream::connect(path).unwrap();
        let clone = socket.try_clone().unwrap();
        clone.set_nonblocking(true).unwrap();
        Peer {
            raw: Raw::over(UnixStream::from_std(clone).unwrap()),
            socket,
        }
    }

    /// As one message of the system's.
    fn send_with(&self, bytes: &[u8], fds: &[BorrowedFd<'_>]) {
        let mut space = vec![MaybeUninit::uninit(); rustix::cmsg_space!(ScmRights(64))];
        let mut control = SendAncillaryBuffer::new(&mut space);
        assert!(control.push(SendAncillaryMessage::ScmRights(fds)));
        let bytes = [IoSlice::new(bytes)];
        sendmsg(&self.socket, &bytes, &mut control, SendFlags::empty()).unwrap();
    }
}

/// CALL_WITH_FDS of `sign("ok")` that claims so many.
fn sign(count: u32) -> Vec<u8> {
    let arguments = [&count.to_be_bytes()[..], b"\0\0\0\x02ok\0\0"].concat();
    packet(&[&header(ID, 1, 1, 4, 5, 0)[..], &arguments].concat())
}

fn pipes(count: usize) -> (Vec<PipeReader>, Vec<PipeWriter>) {
    (0..count).map(|_| pipe().unwrap()).unzip()
}

#[tokio::test]
async fn the_bytes_of_a_call_with_file_descriptors() {
    let (_server, path, _folder) = server().await;
    let mut peer = Peer::connect(&path).await;
    let (readers, writers) = pipes(2);
    // Behind the packet, one byte each, which its length does not count.
    peer.raw.send(&sign(2)).await;
    for writer in &writers {
        peer.send_with(&[0], &[writer.as_fd()]);
    }
    drop(writers);
    let reply = peer.raw.packet().await;
    assert_eq!(
        reply,
        [&header(ID, 1, 1, 1, 5, 0)[..], &[0, 0, 0, 2]].concat()
    );
    for reader in readers {
        assert_eq!(read_all(reader).await, "ok");
    }
    // What follows is read from where it begins.
    peer.raw.send(&call(ID, 1, 3, 6, &[])).await;
    assert_eq!(peer.raw.packet().await, header(ID, 1, 3, 1, 6, 0));
}

#[tokio::test]
async fn a_call_that_claims_none_may_be_of_the_kind_with_them() {
    let (_server, path, _folder) = server().await;
    let mut peer = Peer::connect(&path).await;
    peer.raw.send(&sign(0)).await;
    let reply = peer.raw.packet().await;
    assert_eq!(reply, [&header(ID, 1, 1, 1, 5, 0)[..], &[0; 4]].concat());
}

#[tokio::test]
async fn the_bytes_of_a_reply_with_file_descriptors() {
    let (_server, path, _folder) = server().await;
    let mut peer = Peer::connect(&path).await;
    peer.raw.send(&call(ID, 1, 2, 6, &[0; 4])).await;
    let reply = peer.raw.packet().await;
    // REPLY_WITH_FDS, one of them, the result; then its byte.
    assert_eq!(
        reply,
        [&header(ID, 1, 2, 5, 6, 0)[..], &[0, 0, 0, 1], &[0, 0, 0, 7]].concat()
    );
    peer.raw.send(&call(ID, 1, 3, 7, &[])).await;
    assert_eq!(peer.raw.bytes(1).await, [0]);
    assert_eq!(peer.raw.packet().await, header(ID, 1, 3, 1, 7, 0));
}

#[tokio::test]
async fn a_call_that_claims_33_ends_the_connection_and_closes_them() {
    let (server, path, _folder) = server().await;
    let mut peer = Peer::connect(&path).await;
    let (readers, writers) = pipes(33);
    peer.raw.send(&sign(33)).await;
    for writer in &writers {
        // The connection may be gone already.
        let mut space = vec![MaybeUninit::uninit(); rustix::cmsg_space!(ScmRights(1))];
        let mut control = SendAncillaryBuffer::new(&mut space);
        let fds = [writer.as_fd()];
        control.push(SendAncillaryMessage::ScmRights(&fds));
        let flags = SendFlags::NOSIGNAL;
        let _ = sendmsg(&peer.socket, &[IoSlice::new(&[0])], &mut control, flags);
    }
    drop(writers);
    assert_eq!(peer.raw.end().await, 0);
    drop(peer);
    for reader in readers {
        assert_eq!(read_all(reader).await, "");
    }
    client(&server).await.ignore().await.unwrap();
}

#[tokio::test]
async fn what_comes_with_other_bytes_than_its_own_is_closed() {
    let (_server, path, _folder) = server().await;
    let mut peer = Peer::connect(&path).await;
    let (readers, writers) = pipes(2);
    // With a plain call, and in the middle of one that claims another one.
    peer.send_with(&call(ID, 1, 3, 6, &[]), &[writers[0].as_fd()]);
    assert_eq!(peer.raw.packet().await, header(ID, 1, 3, 1, 6, 0));
    peer.send_with(&sign(1), &[writers[1].as_fd()]);
    peer.raw.send(&[0]).await;
    drop(writers);
    // None came with the byte that is there for it.
    assert_eq!(peer.raw.end().await, 0);
    for reader in readers {
        assert_eq!(read_all(reader).await, "");
    }
}

#[tokio::test]
async fn fewer_than_claimed_wait_for_the_others() {
    let (_server, path, _folder) = server().await;
    let mut peer = Peer::connect(&path).await;
    let (readers, writers) = pipes(2);
    peer.raw.send(&sign(2)).await;
    peer.send_with(&[0], &[writers[0].as_fd()]);
    drop(writers);
    tokio::time::sleep(Duration::from_millis(50)).await;
    drop(peer);
    for reader in readers {
        assert_eq!(read_all(reader).await, "");
    }
}

#[tokio::test]
async fn a_hundred_with_one_byte_end_the_connection() {
    let (server, path, _folder) = server().await;
    let mut peer = Peer::connect(&path).await;
    let (readers, writers) = pipes(1);
    let hundred: Vec<_> = (0..60).map(|_| writers[0].as_fd()).collect();
    peer.send_with(&call(ID, 1, 3, 6, &[]), &hundred);
    drop(hundred);
    drop(writers);
    assert_eq!(peer.raw.end().await, 0);
    for reader in readers {
        assert_eq!(read_all(reader).await, "");
    }
    client(&server).await.ignore().await.unwrap();
}

#[tokio::test]
async fn calls_that_hold_many_keep_more_from_being_read() {
    let mut limits = ServerLimits::libvirt();
    limits.max_in_flight = 1_000;
    limits.max_in_flight_bytes = 8 << 20;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("desk");
    let server = Server::builder()
        .serve(DeskServer::new(Clerk))
        .limits(limits)
        .listen(format!("libvirt+unix://{}", path.display()))
        .start()
        .await
        .unwrap();
    let mut peer = Peer::connect(&path).await;
    let (_reader, writer) = pipe().unwrap();
    for serial in 0..40 {
        // CALL_WITH_FDS of `wait`, with 4 of them.
        let body = [&header(ID, 1, 4, 4, serial, 0)[..], &[0, 0, 0, 4]].concat();
        peer.raw.send(&packet(&body)).await;
        for _ in 0..4 {
            peer.send_with(&[0], &[writer.as_fd()]);
        }
    }
    tokio::time::sleep(Duration::from_millis(300)).await;
    // Each counts for a MiB: two calls run, one waits beside them, and a read brings at most one
    // more each time. Two of those that are open are the ends that this test holds.
    let held = copies(&writer);
    assert!((2 + 8..=2 + 8 + 4 * 4).contains(&held), "{held}");
    drop(server);
}

/// How many descriptors of this process are of the same pipe.
fn copies(end: &impl AsRawFd) -> usize {
    let of = |name: &str| std::fs::read_link(format!("/proc/self/fd/{name}")).ok();
    let this = of(&end.as_raw_fd().to_string());
    let all = std::fs::read_dir("/proc/self/fd").unwrap();
    all.filter(|entry| of(entry.as_ref().unwrap().file_name().to_str().unwrap()) == this)
        .count()
}

#[tokio::test]
async fn answers_that_nobody_reads_hold_few() {
    let (_server, path, _folder) = server().await;
    let mut peer = Peer::connect(&path).await;
    let calls = [call(ID, 1, 6, 1, &[])].concat().repeat(5_000);
    // The server stops reading at some point.
    let sending = peer.raw.send(&calls);
    let _ = tokio::time::timeout(Duration::from_millis(500), sending).await;
    tokio::time::sleep(Duration::from_millis(300)).await;
    // Those in the socket are the system's and not this process's.
    let held = copies(&SHARED.0);
    assert!((2..64).contains(&held), "{held}");
}
