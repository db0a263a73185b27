//! Peers that are no clients: they send nonsense, read nothing, or stop in the middle.

use super::faults::Faults;
use super::rng::Rng;
use std::sync::Arc;
use std::sync::atomic::Ordering::Relaxed;
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::time::{sleep, timeout};

/// Talks to the server itself, not through a proxy, until the faults stop.
pub fn start(port: u16, faults: &Arc<Faults>, seed: u64) {
    let faults = Arc::clone(faults);
    tokio::spawn(async move {
        let mut rng = Rng::new(seed);
        while !faults.is_stopped() {
            sleep(Duration::from_millis(rng.below(500) as u64)).await;
            if let Ok(stream) = TcpStream::connect(("127.0.0.1", port)).await {
                faults.strangers.fetch_add(1, Relaxed);
                let _ = timeout(Duration::from_secs(4), visit(stream, &mut rng)).await;
            }
        }
    });
}

/// A call of `reverse` with so many bytes.
fn call(bytes: usize) -> Vec<u8> {
    let words = [
        0x8000_0000 | (44 + bytes as u32),
        7,
        0,
        2,
        0x2000_0092,
        1,
        2,
        0,
        0,
        0,
        0,
        bytes as u32,
    ];
    let mut call = words.map(u32::to_be_bytes).concat();
    call.resize(48 + bytes, 1);
    call
}

async fn visit(mut stream: TcpStream, rng: &mut Rng) -> std::io::Result<()> {
    match rng.below(5) {
        0 => {
            let nonsense: Vec<u8> = (0..rng.below(200)).map(|_| rng.next() as u8).collect();
            stream.write_all(&nonsense).await?;
            let mut rest = Vec::new();
            stream.read_to_end(&mut rest).await?;
        }
        // Asks for more than it reads.
        1 => {
            let call = call(256 << 10);
            for _ in 0..100 {
                stream.write_all(&call).await?;
            }
        }
        2 => {
            stream.write_all(&call(64)[..rng.below(112)]).await?;
            sleep(Duration::from_secs(10)).await;
        }
        3 => {
            // Reads as slowly as it may.
            stream.write_all(&call(100_000)).await?;
            loop {
                stream.read_u8().await?;
                sleep(Duration::from_millis(1)).await;
            }
        }
        _ => {
            stream
                .write_all(&call(64).repeat(1 + rng.below(1000)))
                .await?;
        }
    }
    Ok(())
}
