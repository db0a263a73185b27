//! A server that refuses what a client is still writing: the client hears why, however much of it is on
//! its way and whether anybody reads the rest.

use crate::pair::{Pair, VolumesClient, WAYS, pattern, remote_code};
use crate::raw::{CONTINUE, ERROR, OK, REPLY, Raw, STREAM, error, packet};
use std::time::Duration;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::time::timeout;
use xdr_rpc::libvirt::{ErrorCode, Part, RemoteError, Stream, StreamError};
use xdr_rpc::{CallError, Channel, Protocol};

/// Less than any deadline of the session.
const SOON: Duration = Duration::from_secs(5);

/// How the writing of much more than may wait ends.
async fn write(stream: &mut Stream, in_one_part: bool) -> StreamError {
    let data = pattern(64 << 20, 8);
    if in_one_part {
        let part = Part::Data(data.into());
        return stream.write_part(part).await.expect_err("it was refused");
    }
    let error = stream.write_all(&data).await.expect_err("it was refused");
    let error = error.into_inner().expect("it has a cause");
    *error.downcast().expect("the cause is that of the stream")
}

#[tokio::test]
async fn an_upload_that_the_server_fails_ends_with_the_reason() {
    for way in WAYS {
        for in_one_part in [false, true] {
            let mut pair = Pair::over(way).await;
            let (mut near, mut far) = pair.open().await;
            let failing = tokio::spawn(async move {
                let mut some = [0; 1000];
                far.read_exact(&mut some).await.unwrap();
                far.fail(RemoteError::new(ErrorCode::INVALID_ARG, "no room"));
            });
            let error = write(&mut near, in_one_part).await;
            assert_eq!(remote_code(&error), Some(8), "{error}");
            let error = near.read_part().await.unwrap_err();
            assert_eq!(remote_code(&error), Some(8), "{error}");
            let error = near.finish().await.unwrap_err();
            assert_eq!(remote_code(&error), Some(8), "{error}");
            failing.await.unwrap();
            pair.is_well().await;
            pair.end().await;
        }
    }
}

/// A daemon may say why and read nothing more, where it has lost count of what it has to read: what is
/// queued can never be sent then, and the reason is the stream's all the same. The connection ends later.
#[tokio::test(start_paused = true)]
async fn the_reason_comes_although_the_rest_is_never_read() {
    for in_one_part in [false, true] {
        let (near, far) = tokio::io::duplex(64 << 10);
        let near = std::sync::Mutex::new(Some(near));
        let connect = move || {
            let near = near.lock().unwrap().take();
            async move { near.ok_or(std::io::ErrorKind::NotConnected.into()) }
        };
        let builder = Channel::builder().protocol(Protocol::Libvirt);
        let channel = builder.connector(connect).connect().await.unwrap();
        let client = VolumesClient::new(channel);
        let serving = tokio::spawn(async move {
            let mut raw = Raw(far);
            let call = raw.next().await;
            let serial = u32::from_be_bytes(call[20..24].try_into().unwrap());
            raw.send(&packet(1, REPLY, serial, OK, &[])).await;
            let data = raw.next().await;
            assert_eq!(data[12..28], packet(1, STREAM, serial, CONTINUE, &[])[12..]);
            let reason = error(38, 38, "No space left on device");
            raw.send(&packet(1, STREAM, serial, ERROR, &reason)).await;
            raw
        });
        let mut stream = client.open().await.unwrap();
        let error = timeout(SOON, write(&mut stream, in_one_part)).await;
        assert_eq!(remote_code(&error.expect("it came")), Some(38));
        let error = timeout(SOON, stream.finish()).await.expect("it is over");
        assert_eq!(remote_code(&error.unwrap_err()), Some(38));
        // Held, and not read.
        let _raw = serving.await.unwrap();
        let answer = client.add(2, 3).await;
        assert!(
            matches!(answer, Err(CallError::Disconnected { .. })),
            "{answer:?}"
        );
    }
}
