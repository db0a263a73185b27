//! Two streams made one.

use tokio::io::AsyncWriteExt as _;
use xdr_rpc::libvirt::{Part, Stream, StreamError};

/// Passes on what comes, hole by hole and byte by byte, and in the end how it ended.
pub async fn splice(mut caller: Stream, mut libvirtd: Stream) {
    let mut has_more = true;
    loop {
        tokio::select! {
            part = caller.read_part() => match part {
                Ok(Some(part)) => pass(part, &mut libvirtd).await,
                // The caller has finished.
                Ok(None) => break,
                Err(_) => return drop(libvirtd.abort().await),
            },
            part = libvirtd.read_part(), if has_more => match part {
                Ok(Some(part)) => pass(part, &mut caller).await,
                Ok(None) => {
                    has_more = false;
                    // Where this fails, so does reading.
                    let _ = caller.shutdown().await;
                }
                Err(StreamError::Remote(error)) => return caller.fail(*error),
                Err(_) => return,
            },
        }
    }
    match libvirtd.finish().await {
        Ok(()) => drop(caller.finish().await),
        Err(StreamError::Remote(error)) => caller.fail(*error),
        Err(_) => {}
    }
}

/// Where this fails, so does reading.
async fn pass(part: Part, to: &mut Stream) {
    let _ = to.write_part(part).await;
}
