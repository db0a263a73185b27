//! A program that grew: an old client, a new one, and one server for both.
//!
//!     cargo run --example versions

use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;
use xdr_rpc::{CallError, Channel, Rejection, Server, rpc_program};

/// What was there first.
#[rpc_program(id = 0x2000_0098, version = 1)]
trait Counter {
    #[procedure(1)]
    async fn add(&self, number: u32) -> u32;
    #[procedure(2)]
    async fn get(&self) -> u32;
}

/// A year later there is one procedure more. It costs this method, and its body below.
#[rpc_program(id = 0x2000_0098, version = 2, extends = Counter)]
trait CounterV2: Counter {
    #[procedure(3)]
    async fn reset(&self) -> u32;
}

#[derive(Default)]
struct Memory(AtomicU32);

impl Counter for Memory {
    async fn add(&self, number: u32) -> u32 {
        self.0
            .fetch_add(number, Ordering::Relaxed)
            .wrapping_add(number)
    }

    async fn get(&self) -> u32 {
        self.0.load(Ordering::Relaxed)
    }
}

impl CounterV2 for Memory {
    async fn reset(&self) -> u32 {
        self.0.swap(0, Ordering::Relaxed)
    }
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    // One implementation answers both versions.
    let server = Server::builder()
        .serve_versions(CounterV2Server::new(Memory::default()))
        .listen("tcp://127.0.0.1:0")
        .start()
        .await?;
    let [endpoint] = server.endpoints() else {
        return Err("there is one endpoint".into());
    };

    // A client that was built before version 2 was thought of goes on as ever.
    let old = CounterClient::connect(endpoint).await?;
    println!(
        "version {}: {}",
        old.interface().version,
        old.add(40).await?
    );

    // A new client has the old methods as well. They are called as those of version 2.
    let new = CounterV2Client::connect(endpoint).await?;
    println!("version {}: {}", new.interface().version, new.add(2).await?);
    println!("reset from {} to {}", new.reset().await?, old.get().await?);
    server.shutdown(Duration::from_secs(5)).await;

    // A new client meets an old server: both find out which version they share.
    let channel = Channel::local(CounterServer::new(Memory::default()));
    let new = CounterV2Client::negotiate(channel).await?;
    println!(
        "agreed on version {}: {}",
        new.interface().version,
        new.add(7).await?
    );
    match new.reset().await {
        Err(CallError::Rejected(Rejection::ProgramMismatch { high, .. })) => {
            println!("reset: the server has nothing newer than version {high}");
            Ok(())
        }
        other => Err(format!("unexpected: {other:?}").into()),
    }
}
