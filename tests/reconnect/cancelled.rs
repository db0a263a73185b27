//! Callers and channels that go away while a connection is being made.

use super::program::{count, count_again};
use super::script::Script;
use futures_util::poll;
use std::io;
use std::pin::pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::time::Duration;
use tokio::io::DuplexStream;
use tokio::sync::Notify;
use xdr_rpc::{Channel, Reconnect};

/// A way that never leads anywhere and tells whether somebody is on it.
#[derive(Default, Clone)]
struct Endless {
    begun: Arc<Notify>,
    is_under_way: Arc<AtomicBool>,
}

struct UnderWay(Arc<AtomicBool>);

impl Drop for UnderWay {
    fn drop(&mut self) {
        self.0.store(false, Ordering::Relaxed);
    }
}

impl Endless {
    async fn go(self) -> io::Result<DuplexStream> {
        self.is_under_way.store(true, Ordering::Relaxed);
        let _under_way = UnderWay(self.is_under_way);
        self.begun.notify_one();
        std::future::pending().await
    }

    fn channel(&self) -> Channel {
        let way = self.clone();
        let builder = Channel::builder().connector(move || way.clone().go());
        builder.connect_lazy().unwrap()
    }
}

#[tokio::test(start_paused = true)]
async fn a_call_that_is_cancelled_while_connecting_leaves_the_others_alone() {
    let near = Arc::new(Notify::new());
    let open = Arc::clone(&near);
    let channel = Channel::builder().connector(move || {
        let open = Arc::clone(&open);
        async move {
            open.notified().await;
            let (near, far) = tokio::io::duplex(1024);
            tokio::spawn(async move {
                let _far = far;
                std::future::pending::<()>().await;
            });
            Ok(near)
        }
    });
    let channel = channel.connect_lazy().unwrap();
    let mut first = Box::pin(count(&channel, 1).into_future());
    let mut second = Box::pin(count(&channel, 2).into_future());
    assert!(poll!(&mut first).is_pending() && poll!(&mut second).is_pending());
    tokio::task::yield_now().await;
    drop(first);
    near.notify_one();
    tokio::time::sleep(Duration::from_millis(1)).await;
    assert!(poll!(&mut second).is_pending());
    assert!(channel.closed().is_none(), "the connection is there");
}

/// At once: by the clock of this test no time passes while anything can go on.
#[tokio::test(start_paused = true)]
async fn a_channel_that_goes_while_connecting_takes_everything_with_it() {
    let way = Endless::default();
    let channel = way.channel();
    let clone = channel.clone();
    {
        let mut call = pin!(count(&channel, 1).into_future());
        assert!(poll!(&mut call).is_pending());
        way.begun.notified().await;
        assert!(way.is_under_way.load(Ordering::Relaxed));
    }
    drop(channel);
    tokio::task::yield_now().await;
    assert!(way.is_under_way.load(Ordering::Relaxed), "a clone is left");
    drop(clone);
    for _ in 0..10 {
        tokio::task::yield_now().await;
    }
    assert!(!way.is_under_way.load(Ordering::Relaxed));
}

#[tokio::test(start_paused = true)]
async fn a_channel_that_goes_between_attempts_makes_no_other() {
    let attempts = Arc::new(AtomicU32::new(0));
    let counted = Arc::clone(&attempts);
    let builder = Channel::builder().connector(move || {
        counted.fetch_add(1, Ordering::Relaxed);
        async { Err::<DuplexStream, _>(io::Error::other("nobody there")) }
    });
    let hour = Duration::from_secs(3600);
    let builder = builder.reconnect(Reconnect::backoff(hour, hour));
    let channel = builder.connect_lazy().unwrap();
    let call = count(&channel, 1).timeout(Duration::from_millis(1));
    call.await.unwrap_err();
    assert_eq!(attempts.load(Ordering::Relaxed), 1);
    let metrics = tokio::runtime::Handle::current().metrics();
    assert_eq!(
        metrics.num_alive_tasks(),
        1,
        "the one that waits to try again"
    );
    drop(channel);
    for _ in 0..10 {
        tokio::task::yield_now().await;
    }
    assert_eq!(metrics.num_alive_tasks(), 0);
    tokio::time::sleep(hour * 24).await;
    assert_eq!(attempts.load(Ordering::Relaxed), 1);
}

/// The user's function may panic: that is one more attempt that failed.
#[tokio::test(start_paused = true)]
async fn a_connector_that_panics_is_tried_again_later() {
    let script = Script::new().await;
    let address = script.endpoint.trim_start_matches("tcp://").to_owned();
    let attempts = Arc::new(AtomicU32::new(0));
    let counted = Arc::clone(&attempts);
    let channel = Channel::builder().connector(move || {
        let attempt = counted.fetch_add(1, Ordering::Relaxed);
        let address = address.clone();
        async move {
            assert!(attempt >= 2, "the user's mistake");
            tokio::net::TcpStream::connect(address).await
        }
    });
    let channel = channel.connect_lazy().unwrap();
    let (answer, ()) = tokio::join!(count_again(&channel, 1).into_future(), async {
        let mut line = script.accept().await;
        let (xid, _) = line.call().await;
        line.answer(xid, 1).await;
    });
    assert_eq!(answer.unwrap(), 1);
    assert_eq!(attempts.load(Ordering::Relaxed), 3);
}
