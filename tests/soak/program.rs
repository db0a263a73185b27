//! The program that is called, and the process that serves it.

use bytes::Bytes;
use std::io::{Read, Write};
use std::sync::Mutex;
use std::time::Duration;
use xdr_rpc::{Server, ServerLimits, rpc_program};

#[rpc_program(id = 0x2000_0092, version = 1)]
pub trait Soak {
    /// Twice its argument.
    #[procedure(1, idempotent)]
    async fn double(&self, number: u64) -> u64;

    /// Its argument backwards.
    #[procedure(2, idempotent)]
    #[xdr(max = 1 << 20)]
    async fn reverse(&self, #[xdr(max = 1 << 20)] data: Bytes) -> Bytes;

    /// Writes the number down, once for each time that it runs, and answers it. Not idempotent.
    #[procedure(3)]
    async fn note(&self, number: u64) -> u64;

    /// Answers the number after so many milliseconds.
    #[procedure(4, idempotent)]
    async fn later(&self, milliseconds: u32, number: u64) -> u64;

    /// Panics.
    #[procedure(5)]
    async fn panic(&self) -> u64;
}

/// Says what it noted on the standard output, where it outlives the process.
struct Clerk(Mutex<std::io::Stdout>);

impl Soak for Clerk {
    async fn double(&self, number: u64) -> u64 {
        number.wrapping_mul(2)
    }
    async fn reverse(&self, data: Bytes) -> Bytes {
        data.iter().rev().copied().collect()
    }
    async fn note(&self, number: u64) -> u64 {
        let line = format!("{number}\n");
        let mut out = self.0.lock().unwrap();
        out.write_all(line.as_bytes()).unwrap();
        out.flush().unwrap();
        number
    }
    async fn later(&self, milliseconds: u32, number: u64) -> u64 {
        tokio::time::sleep(Duration::from_millis(milliseconds.into())).await;
        number
    }
    async fn panic(&self) -> u64 {
        // Without the hook's lines on the standard error.
        std::panic::resume_unwind(Box::new("on purpose"))
    }
}

/// Serves on this port of the loopback until the standard input ends.
pub fn serve(port: &str) {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .unwrap();
    let mut limits = ServerLimits::default();
    limits.max_queued = 1 << 20;
    limits.max_in_flight = 64;
    limits.record_timeout = Duration::from_secs(3);
    limits.write_timeout = Duration::from_secs(3);
    limits.idle_timeout = Duration::from_secs(5);
    let clerk = Clerk(Mutex::new(std::io::stdout()));
    let starting = Server::builder()
        .serve(SoakServer::new(clerk))
        .limits(limits)
        .listen(format!("tcp://127.0.0.1:{port}"))
        .start();
    let server = runtime.block_on(starting).unwrap();
    println!("{}", server.endpoints()[0]);
    let _ = std::io::stdin().read(&mut [0]);
}
