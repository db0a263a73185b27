//! Volumes of a real libvirtd as streams of our client.

use crate::peers::{Libvirtd, STORAGE, runtime};
use std::time::Duration;
use tokio::io::AsyncWriteExt as _;
use tokio::time::timeout;
use xdr_remote::{Connection, StorageVol, transfer_flags};
use xdr_rpc::CallError;
use xdr_rpc::libvirt::{ErrorCode, Part, StreamError};

/// Longer than anything here takes.
const LONG: Duration = Duration::from_secs(60);

async fn volume(connection: &Connection) -> StorageVol {
    let pool = connection.storage_pool_lookup_by_name("p").await;
    let pool = pool.expect("it is there");
    let volume = connection.storage_vol_lookup_by_name(pool, "v").await;
    volume.expect("it is there")
}

/// Much more is written than the daemon was told to take: `VIR_ERR_SYSTEM_ERROR`, and nothing else.
#[test]
fn an_upload_beyond_its_length_ends_with_the_error_of_the_daemon() {
    let daemon = Libvirtd::start(&["--pool"]);
    let data = bytes::Bytes::from(vec![0x47; 64 << 20]);
    runtime().block_on(async {
        for uri in [
            daemon.unix(STORAGE),
            daemon.tcp(STORAGE),
            daemon.tls(STORAGE),
        ] {
            let connection = Connection::open(&uri).await.expect("it opens");
            let volume = volume(&connection).await;
            for (flags, in_one_part) in [
                (0, false),
                (0, true),
                (transfer_flags::SPARSE, false),
                (transfer_flags::SPARSE, true),
            ] {
                let opening = connection.storage_vol_upload(volume.clone(), 0, 10, flags);
                let mut stream = opening.holes().await.expect("it opens");
                let writing = async {
                    if in_one_part {
                        let _ = stream.write_part(Part::Data(data.clone())).await;
                    } else {
                        let _ = stream.write_all(&data).await;
                    }
                };
                timeout(LONG, writing).await.expect("the writing ends");
                // The daemon may have read everything before it said so.
                match stream.finish().await {
                    Err(StreamError::Remote(error)) => {
                        assert_eq!(error.code.0, 38);
                        let message = error.message.as_deref();
                        let message = message.expect("it says why");
                        assert!(message.contains("No space left on device"), "{message}");
                    }
                    other => panic!("{uri}, {flags}, {in_one_part}: {other:?}"),
                }
                let info = connection.storage_vol_get_info(volume.clone()).await;
                info.expect("the connection goes on");
            }
        }
    });
}

#[test]
fn a_volume_that_is_not_there_opens_no_stream() {
    let daemon = Libvirtd::start(&["--pool"]);
    runtime().block_on(async {
        let connection = Connection::open(&daemon.unix(STORAGE)).await;
        let connection = connection.expect("it opens");
        let volume = volume(&connection).await;
        let missing = StorageVol {
            name: "nothing".to_owned(),
            key: "/nowhere/nothing".to_owned(),
            ..volume.clone()
        };
        for flags in [0, transfer_flags::SPARSE] {
            let up = connection.storage_vol_upload(missing.clone(), 0, 0, flags);
            let down = connection.storage_vol_download(missing.clone(), 0, 0, flags);
            for answer in [up.holes().await, down.holes().await] {
                let Err(CallError::Remote(error)) = answer else {
                    panic!("{answer:?}");
                };
                // VIR_ERR_NO_STORAGE_VOL
                assert_eq!(error.code, ErrorCode(50), "{error}");
            }
        }
        let info = connection.storage_vol_get_info(volume).await;
        info.expect("the connection goes on");
    });
}
