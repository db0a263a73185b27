//! A server that calls its client for file descriptors and does not take them.

use super::fds::{Clerk, DeskServer, ID};
use super::packets::{Raw, call};
use std::time::Duration;
use tokio::net::UnixListener;
use xdr_rpc::Channel;

/// How many file descriptors this process has.
fn open() -> usize {
    std::fs::read_dir("/proc/self/fd").unwrap().count()
}

#[tokio::test]
async fn a_client_holds_few_file_descriptors_for_a_server_that_does_not_read() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("desk");
    let listener = UnixListener::bind(&path).unwrap();
    let _client = Channel::builder()
        .endpoint(format!("libvirt+unix://{}", path.display()))
        .serve(DeskServer::new(Clerk))
        .connect()
        .await
        .unwrap();
    let mut raw = Raw::over(listener.accept().await.unwrap().0);
    let before = open();
    for serial in 1..=400 {
        let many = call(ID, 1, 5, serial, &32_u32.to_be_bytes());
        raw.send(&many).await;
    }
    let mut most = 0;
    for _ in 0..50 {
        tokio::time::sleep(Duration::from_millis(10)).await;
        most = most.max(open().saturating_sub(before));
    }
    assert!(most < 1000, "{most} are open");
    // Once the server reads, it has an answer to each.
    for _ in 1..=400 {
        raw.packet().await;
        // A byte comes with each, and ends a read.
        for _ in 0..32 {
            raw.bytes(1).await;
        }
    }
}
