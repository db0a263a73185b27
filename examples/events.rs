//! A ticker that tells all its subscribers, one of which is too slow.
//!
//!     cargo run --example events
#![forbid(unsafe_code)]

use std::error::Error;
use std::sync::Arc;
use std::time::Duration;
use xdr_rpc::{Context, Hub, Lag, Server, rpc_program};

/// Counts, and tells who asked for it.
#[rpc_program(id = 0x2000_0051, version = 1)]
trait Ticker {
    /// From now on the caller gets every tick.
    #[procedure(1)]
    async fn subscribe(&self, cx: &Context);

    /// Goes on by so many.
    #[procedure(2)]
    async fn advance(&self, ticks: u32) -> u32;

    /// Sent at every tick.
    #[event(3)]
    fn ticked(count: u32);
}

#[derive(Default)]
struct Clock {
    hub: Hub<TickerEvents>,
    count: tokio::sync::Mutex<u32>,
}

impl Ticker for Clock {
    async fn subscribe(&self, cx: &Context) {
        self.hub.subscribe(cx);
    }

    async fn advance(&self, ticks: u32) -> u32 {
        let mut count = self.count.lock().await;
        for _ in 0..ticks {
            *count += 1;
            // Done at once: whoever is behind loses the oldest ticks, and nobody waits for them.
            if let Err(error) = self.hub.ticked(*count).await {
                eprintln!("{error}");
            }
        }
        *count
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let clock = Arc::new(Clock::default());
    let server = Server::builder()
        .serve(TickerServer::from_arc(Arc::clone(&clock)))
        .listen("tcp://127.0.0.1:0")
        .start()
        .await?;
    let [address] = server.endpoints() else {
        return Err("there is one endpoint".into());
    };

    let fast = TickerClient::connect(address).await?;
    let mut ticks = fast.events();
    fast.subscribe().await?;

    // It wants the last three only, since it knows that it is slow.
    let slow = TickerClient::connect(address).await?;
    let mut late_ticks = slow.events().lag(Lag::DropOldest(3));
    slow.subscribe().await?;

    fast.advance(10).await?;
    for _ in 0..10 {
        if let Some(TickerEvent::Ticked { count }) = ticks.next().await {
            println!("fast: {count}");
        }
    }
    // By the reply to a call of its own, all ticks before it have come.
    slow.null().await?;
    while let Some(TickerEvent::Ticked { count }) = late_ticks.next().await {
        println!("slow: {count}, {} lost", late_ticks.lost());
        if count == 10 {
            break;
        }
    }

    drop((fast, ticks));
    drop((slow, late_ticks));
    server.shutdown(Duration::from_secs(5)).await;
    println!("subscribers left: {}", clock.hub.subscribers());
    Ok(())
}
