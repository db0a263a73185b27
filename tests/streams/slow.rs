//! One end that reads slowly, or not at all, while the other one writes.
//!
//! The clock stands still and only goes on when nothing else can: a wait that times out is a wait for
//! nothing.

use crate::pair::{Pair, Way, pattern};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::sync::Notify;
use tokio::time::timeout;
use xdr_rpc::libvirt::{ErrorCode, RemoteError, Stream, StreamError};
use xdr_rpc::{ClientLimits, ServerLimits};

/// Shorter than every deadline of the session.
const STALLED: Duration = Duration::from_secs(5);

/// How much may wait in a stream that nobody reads, in all places together: in the queue of the reader,
/// in the pipe, in what is being written and in what waits to be.
const MOST: usize = (1 << 20) + (64 << 10) + 2 * (512 << 10) + 2 * 262_144;

/// Writes until nothing goes any more; gives how much went.
async fn fill(stream: &mut Stream, bytes: &[u8]) -> usize {
    let mut written = 0;
    while written < bytes.len() {
        match timeout(STALLED, stream.write(&bytes[written..])).await {
            Ok(len) => written += len.unwrap(),
            Err(_) => break,
        }
    }
    written
}

#[tokio::test(start_paused = true)]
async fn a_download_that_nobody_reads_waits_and_calls_go_on() {
    let mut pair = Pair::over(Way::Memory).await;
    let (mut near, mut far) = pair.open().await;
    let sent = pattern(20 << 20, 1);
    let before = fill(&mut far, &sent).await;
    assert!(before > 1 << 20, "{before} bytes");
    assert!(before <= MOST, "{before} bytes wait");
    // A reply is read past what waits.
    pair.is_well().await;
    pair.is_well().await;
    let writing = tokio::spawn(async move {
        far.write_all(&sent[before..]).await.unwrap();
        far.finish().await.unwrap();
        sent
    });
    let mut came = Vec::new();
    near.read_to_end(&mut came).await.unwrap();
    near.finish().await.unwrap();
    assert!(came == writing.await.unwrap());
    pair.end().await;
}

#[tokio::test(start_paused = true)]
async fn an_upload_that_nobody_reads_waits() {
    let mut pair = Pair::over(Way::Memory).await;
    let (mut near, mut far) = pair.open().await;
    let sent = pattern(20 << 20, 2);
    let before = fill(&mut near, &sent).await;
    assert!(before > 1 << 20, "{before} bytes");
    assert!(before <= MOST, "{before} bytes wait");
    let writing = tokio::spawn(async move {
        near.write_all(&sent[before..]).await.unwrap();
        near.finish().await.unwrap();
        sent
    });
    let mut came = Vec::new();
    far.read_to_end(&mut came).await.unwrap();
    far.finish().await.unwrap();
    assert!(came == writing.await.unwrap());
    pair.is_well().await;
    pair.end().await;
}

/// Each reply that is read past a stream brings more of the stream; at four times its limit it is given
/// up, and it alone.
#[tokio::test(start_paused = true)]
async fn a_stream_that_is_never_read_does_not_grow_for_ever() {
    let mut pair = Pair::over(Way::Memory).await;
    let (mut near, mut far) = pair.open().await;
    let (mut other, other_far) = pair.open().await;
    let writing = tokio::spawn(async move {
        let data = pattern(64 << 20, 3);
        far.write_all(&data).await
    });
    // A call that waits for its reply all the time.
    let client = pair.client.clone();
    let waiting = tokio::spawn(async move { client.open_late().await });
    let _late = pair.opened.recv().await.unwrap();
    // The writer hears of it.
    assert!(writing.await.unwrap().is_err());
    let error = near.read_part().await.unwrap_err();
    assert!(matches!(error, StreamError::Overflow), "{error}");
    // The others do not.
    let finishing = tokio::spawn(other_far.finish());
    assert_eq!(other.read_part().await.unwrap(), None);
    other.finish().await.unwrap();
    finishing.await.unwrap().unwrap();
    pair.answer.notify_one();
    waiting.await.unwrap().unwrap();
    pair.is_well().await;
    pair.end().await;
}

/// What is not read any more need not be read for the end to come.
#[tokio::test(start_paused = true)]
async fn an_end_is_not_held_up_by_what_nobody_reads() {
    for (up, ends) in [
        (false, "abort"),
        (false, "fail"),
        (false, "finish"),
        (false, "drop"),
        (true, "fail"),
        (true, "finish"),
        (true, "drop"),
    ] {
        let mut pair = Pair::over(Way::Memory).await;
        let (mut near, mut far) = pair.open().await;
        let data = pattern(8 << 20, 4);
        fill(if up { &mut near } else { &mut far }, &data).await;
        match ends {
            "abort" => near.abort().await.unwrap(),
            "fail" => far.fail(RemoteError::new(ErrorCode::NO_DOMAIN, "gone")),
            "finish" => {
                let (near, far) = tokio::join!(near.finish(), far.finish());
                near.unwrap();
                far.unwrap();
            }
            _ => {
                drop(near);
                drop(far);
            }
        }
        pair.is_well().await;
        pair.end().await;
    }
}

/// A client that finishes waits for the server, also where another stream is full of what nobody reads.
#[tokio::test(start_paused = true)]
async fn the_end_of_one_stream_comes_past_another_one() {
    let mut pair = Pair::over(Way::Memory).await;
    let (_unread, mut full) = pair.open().await;
    let (near, far) = pair.open().await;
    let data = pattern(8 << 20, 5);
    fill(&mut full, &data).await;
    let (near, far) = tokio::join!(near.finish(), far.finish());
    near.unwrap();
    far.unwrap();
    pair.end().await;
}

/// Streams that write all they can have their turns one after the other.
#[tokio::test]
async fn no_stream_takes_all_the_room() {
    const STREAMS: u64 = 8;
    const ENOUGH: usize = 8 << 20;
    let mut pair = Pair::over(Way::Tcp).await;
    let read: Arc<[AtomicUsize]> = (0..STREAMS).map(|_| AtomicUsize::new(0)).collect();
    let everybody_has = Arc::new(Notify::new());
    let mut ends = Vec::new();
    for _ in 0..STREAMS {
        ends.push(pair.open().await);
    }
    let mut readers = Vec::new();
    for (number, (mut near, mut far)) in ends.into_iter().enumerate() {
        tokio::spawn(async move {
            let data = pattern(1 << 20, 7);
            while far.write_all(&data).await.is_ok() {}
        });
        let (read, everybody_has) = (Arc::clone(&read), Arc::clone(&everybody_has));
        readers.push(tokio::spawn(async move {
            let mut piece = vec![0; 64 << 10];
            loop {
                let len = near.read(&mut piece).await.unwrap();
                read[number].fetch_add(len, Ordering::Relaxed);
                let least = read.iter().map(|read| read.load(Ordering::Relaxed)).min();
                if least >= Some(ENOUGH) {
                    everybody_has.notify_one();
                }
            }
        }));
    }
    everybody_has.notified().await;
    let most = read.iter().map(|read| read.load(Ordering::Relaxed)).max();
    assert!(most <= Some(2 * ENOUGH), "{read:?}");
    pair.is_well().await;
    for reader in readers {
        reader.abort();
    }
    pair.end().await;
}

/// One byte at a time costs a packet each; what waits is bounded by its memory, not by its bytes.
#[tokio::test(start_paused = true)]
async fn small_limits_are_limits() {
    let mut server = ServerLimits::default();
    server.max_stream_bytes = 1;
    let mut client = ClientLimits::default();
    client.max_stream_bytes = 1;
    let mut pair = Pair::with(Way::Memory, server, client).await;
    let (mut near, mut far) = pair.open().await;
    let sent = pattern(100_000, 6);
    let bytes = sent.clone();
    let writing = tokio::spawn(async move {
        for piece in bytes.chunks(997) {
            far.write_all(piece).await.unwrap();
        }
        far.finish().await
    });
    let mut came = Vec::new();
    near.read_to_end(&mut came).await.unwrap();
    assert!(came == sent);
    near.finish().await.unwrap();
    writing.await.unwrap().unwrap();
    pair.end().await;
}
