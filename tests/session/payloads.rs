//! Large opaque data, which travels beside the buffer of small messages.

use super::program::{DeskClient, FrontDesk, serve};
use bytes::Bytes;

fn pattern(len: usize) -> Bytes {
    (0..len).map(|n| (n % 251) as u8).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn payloads_of_every_size_come_back_whole() {
    let (_server, endpoint) = serve().await;
    let local = DeskClient::local(FrontDesk::default());
    let desk = DeskClient::connect(&endpoint).await.unwrap();
    // Around the padding, the sharing of records, the segments, the buffers and beyond.
    let sizes = [
        0,
        1,
        2,
        3,
        4,
        5,
        1023,
        1024,
        8191,
        8192,
        8193,
        65_535,
        65_536,
        70_001,
        1 << 20,
        (1 << 24) - 1024,
    ];
    for size in sizes {
        for desk in [&desk, &local] {
            assert_eq!(
                desk.bytes(pattern(size)).await.unwrap(),
                pattern(size),
                "{size} bytes"
            );
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn large_and_small_calls_mix() {
    let (_server, endpoint) = serve().await;
    let desk = DeskClient::connect(&endpoint).await.unwrap();
    let calls = (0..300usize).map(|n| {
        let desk = desk.clone();
        tokio::spawn(async move {
            let data = pattern(if n % 3 == 0 { 30_000 + n } else { n });
            assert_eq!(desk.bytes(data.clone()).await.unwrap(), data);
            assert_eq!(desk.wait(0, n as u32).await.unwrap(), n as u32);
        })
    });
    for call in calls.collect::<Vec<_>>() {
        call.await.unwrap();
    }
}
