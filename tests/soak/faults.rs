//! A bad network: a proxy before each server, whose connections stall, drip, fall silent and break.

use super::SERVERS;
use super::rng::Rng;
use super::servers::Servers;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering::Relaxed};
use std::time::Duration;
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::time::sleep;

#[derive(Default)]
pub struct Faults {
    pub kills: AtomicU64,
    pub stops: AtomicU64,
    resets: AtomicU64,
    ends: AtomicU64,
    stalls: AtomicU64,
    drips: AtomicU64,
    silences: AtomicU64,
    pub strangers: AtomicU64,
    stopped: AtomicBool,
}

impl Faults {
    pub fn stop(&self) {
        self.stopped.store(true, Relaxed);
    }

    pub fn is_stopped(&self) -> bool {
        self.stopped.load(Relaxed)
    }

    pub fn line(&self) -> String {
        format!(
            "{} servers killed, {} stopped for a while, {} connections reset, {} ended, {} silent, \
             {} stalls, {} drips, {} strangers",
            self.kills.load(Relaxed),
            self.stops.load(Relaxed),
            self.resets.load(Relaxed),
            self.ends.load(Relaxed),
            self.silences.load(Relaxed),
            self.stalls.load(Relaxed),
            self.drips.load(Relaxed),
            self.strangers.load(Relaxed),
        )
    }
}

/// Starts a proxy before each server; gives their ports.
pub async fn start(servers: &Servers, faults: &Arc<Faults>, seed: u64) -> Vec<u16> {
    let mut ports = Vec::new();
    for n in 0..SERVERS {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        ports.push(listener.local_addr().unwrap().port());
        let (port, faults) = (servers.port(n), Arc::clone(faults));
        tokio::spawn(accept(listener, port, faults, Rng::new(seed + n as u64)));
    }
    ports
}

async fn accept(listener: TcpListener, port: u16, faults: Arc<Faults>, mut rng: Rng) {
    loop {
        let Ok((near, _)) = listener.accept().await else {
            continue;
        };
        let seed = rng.next();
        let faults = Arc::clone(&faults);
        tokio::spawn(async move {
            // A server that is gone is a connection that ends at once.
            if let Ok(far) = TcpStream::connect(("127.0.0.1", port)).await {
                carry(near, far, faults, seed).await;
            }
        });
    }
}

/// Carries bytes both ways until the connection ends or is broken.
async fn carry(near: TcpStream, far: TcpStream, faults: Arc<Faults>, seed: u64) {
    let mut rng = Rng::new(seed);
    let _ = (near.set_nodelay(true), far.set_nodelay(true));
    let life = Duration::from_millis(200 + rng.below(8000) as u64);
    let is_reset = rng.one_in(2);
    let (near_in, near_out) = near.into_split();
    let (far_in, far_out) = far.into_split();
    let there = pipe(near_in, far_out, &faults, Rng::new(rng.next()));
    let back = pipe(far_in, near_out, &faults, Rng::new(rng.next()));
    let both = async { tokio::join!(there, back) };
    let broken = async {
        sleep(life).await;
        while faults.is_stopped() {
            sleep(Duration::from_secs(3600)).await;
        }
    };
    tokio::select! {
        (there, back) = both => {
            // Whatever an end did, the other one sees the end of its stream.
            drop((there, back));
        }
        () = broken => {
            let counter = if is_reset { &faults.resets } else { &faults.ends };
            counter.fetch_add(1, Relaxed);
            // Dropping the halves with bytes unread resets the connection; without, it ends.
        }
    }
}

/// Carries bytes one way, badly. Gives its ends back, so that neither is closed before the other.
async fn pipe<R, W>(mut from: R, mut to: W, faults: &Faults, mut rng: Rng) -> (R, W)
where
    R: AsyncRead + Unpin,
    W: AsyncWrite + Unpin,
{
    let mut bytes = vec![0; 64 << 10];
    loop {
        let most = if rng.one_in(20) {
            1 + rng.below(50)
        } else {
            bytes.len()
        };
        let Ok(len @ 1..) = from.read(&mut bytes[..most]).await else {
            break;
        };
        if !faults.is_stopped() {
            disturb(faults, &mut rng).await;
        }
        let mut rest = &bytes[..len];
        if rng.one_in(50) && !faults.is_stopped() {
            faults.drips.fetch_add(1, Relaxed);
            while rest.len() > 1 && rest.len() > len.saturating_sub(40) {
                if to.write_all(&rest[..1]).await.is_err() {
                    return (from, to);
                }
                rest = &rest[1..];
                sleep(Duration::from_millis(1)).await;
            }
        }
        if to.write_all(rest).await.is_err() {
            break;
        }
    }
    let _ = to.shutdown().await;
    (from, to)
}

async fn disturb(faults: &Faults, rng: &mut Rng) {
    if rng.one_in(300) {
        faults.stalls.fetch_add(1, Relaxed);
        sleep(Duration::from_millis(rng.below(1000) as u64)).await;
    }
    if rng.one_in(4000) {
        // Longer than any deadline of the calls: only the end of the connection helps.
        faults.silences.fetch_add(1, Relaxed);
        sleep(Duration::from_secs(10)).await;
    }
}
