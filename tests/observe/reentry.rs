//! Whoever listens may use what it listens to.

use crate::program::{Clerk, DeskServer};
use std::sync::{OnceLock, mpsc};
use std::time::Duration;
use tokio::io::duplex;
use tracing::{Event, Subscriber};
use tracing_subscriber::layer::{Context, Layer, SubscriberExt as _};
use xdr_rpc::{Channel, ClientLimits, Server};

/// Asks the channel how it is, whatever it hears.
struct Asks(&'static OnceLock<Channel>, mpsc::Sender<Option<String>>);

impl<S: Subscriber> Layer<S> for Asks {
    fn on_event(&self, _event: &Event<'_>, _cx: Context<'_, S>) {
        if let Some(channel) = self.0.get() {
            let _ = self.1.send(channel.closed());
        }
    }
}

/// The end of a connection was told under its lock.
#[test]
fn a_listener_may_ask_the_channel_that_it_hears_of() {
    static CHANNEL: OnceLock<Channel> = OnceLock::new();
    let (sender, heard) = mpsc::channel();
    // A lock that is taken twice would keep this thread for ever.
    std::thread::spawn(move || {
        let subscriber = tracing_subscriber::registry().with(Asks(&CHANNEL, sender));
        let runtime = tokio::runtime::Builder::new_current_thread();
        let runtime = { runtime }.enable_all().build().unwrap();
        tracing::subscriber::with_default(subscriber, || {
            runtime.block_on(async {
                let (near, far) = duplex(64);
                let server = Server::builder().serve(DeskServer::new(Clerk));
                let server = server.start_unbound().unwrap();
                server.attach(far);
                let channel = Channel::over(near, ClientLimits::default());
                CHANNEL.set(channel).unwrap();
                server.shutdown(Duration::from_secs(5)).await;
            });
        });
    });
    let closed = std::iter::from_fn(|| heard.recv_timeout(Duration::from_secs(20)).ok());
    assert!(closed.flatten().next().is_some());
}
