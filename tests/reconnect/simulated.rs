//! How often and how long, by a clock that stands still while anything can go on.

use super::program::{CounterServer, Counts, count, count_again};
use futures_util::future::join_all;
use std::io;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::io::{AsyncReadExt as _, DuplexStream, duplex};
use tokio::sync::mpsc;
use tokio::time::Instant;
use xdr_rpc::{CallError, Channel, ChannelBuilder, Reconnect, Server};

/// A server in memory that can be away, and counts who comes.
#[derive(Clone)]
struct Away {
    server: Arc<Server>,
    is_away: Arc<AtomicBool>,
    /// It takes connections and drops them.
    is_broken: Arc<AtomicBool>,
    attempts: Arc<Mutex<Vec<Instant>>>,
    at_once: Arc<AtomicU32>,
    counts: Counts,
}

impl Away {
    fn new() -> Self {
        let counts = Counts::default();
        let server = Server::builder().serve(CounterServer::new(counts.clone()));
        Away {
            server: Arc::new(server.start_unbound().unwrap()),
            is_away: Arc::default(),
            is_broken: Arc::default(),
            attempts: Arc::default(),
            at_once: Arc::default(),
            counts,
        }
    }

    async fn connect(self) -> io::Result<DuplexStream> {
        self.attempts.lock().unwrap().push(Instant::now());
        let others = self.at_once.fetch_add(1, Ordering::Relaxed);
        assert_eq!(others, 0, "two attempts at once");
        tokio::time::sleep(Duration::from_millis(1)).await;
        self.at_once.fetch_sub(1, Ordering::Relaxed);
        if self.is_away.load(Ordering::Relaxed) {
            return Err(io::Error::other("the server is away"));
        }
        let (near, far) = duplex(1 << 16);
        if !self.is_broken.load(Ordering::Relaxed) {
            self.server.attach(far);
        }
        Ok(near)
    }

    fn builder(&self) -> ChannelBuilder {
        let away = self.clone();
        Channel::builder().connector(move || away.clone().connect())
    }

    fn attempts(&self) -> usize {
        self.attempts.lock().unwrap().len()
    }
}

#[tokio::test(start_paused = true)]
async fn attempts_become_fewer_and_end_with_the_calls() {
    let away = Away::new();
    away.is_away.store(true, Ordering::Relaxed);
    let channel = away.builder().connect_lazy().unwrap();
    let begun = Instant::now();
    let calls = (0..1000).map(|number| {
        let call = count(&channel, number).timeout(Duration::from_secs(60));
        call.into_future()
    });
    for answer in join_all(calls.collect::<Vec<_>>()).await {
        let Err(CallError::Disconnected(disconnected)) = answer else {
            panic!("{answer:?}");
        };
        assert_eq!(disconnected.reason, "cannot connect: the server is away");
        assert!(!disconnected.may_have_run);
    }
    assert_eq!(begun.elapsed().as_secs(), 60, "neither sooner nor later");
    let attempts = away.attempts.lock().unwrap().clone();
    // There is one in 2.5 s on average; that 200 of them take less than 60 s is beyond all luck.
    assert!((12..200).contains(&attempts.len()), "{}", attempts.len());
    for pair in attempts.windows(2) {
        let gap = pair[1].duration_since(pair[0]);
        assert!(gap <= Duration::from_millis(5002), "{gap:?}");
    }
    let early = attempts
        .iter()
        .filter(|time| time.duration_since(begun).as_millis() < 100);
    assert!(early.count() >= 2, "the first ones come soon");

    // Nobody waits any more, so at most the attempt that was due is made.
    tokio::time::sleep(Duration::from_secs(3600)).await;
    assert!(away.attempts() <= attempts.len() + 1);
}

#[tokio::test(start_paused = true)]
async fn a_server_that_drops_every_connection_is_not_stormed() {
    let away = Away::new();
    away.is_broken.store(true, Ordering::Relaxed);
    let channel = away.builder().connect_lazy().unwrap();
    let call = count_again(&channel, 1).timeout(Duration::from_secs(60));
    let answer = call.await;
    assert!(
        matches!(answer, Err(CallError::Disconnected(_))),
        "{answer:?}"
    );
    let attempts = away.attempts();
    assert!((12..200).contains(&attempts), "{attempts}");
    // Nor by calls that come one after the other.
    for number in 0..1000 {
        let call = count(&channel, number).timeout(Duration::from_millis(10));
        call.await.unwrap_err();
    }
    let more = away.attempts() - attempts;
    assert!(more < 100, "{more} attempts in 10 s");
}

/// A channel that connects to what the test finds at the other end of the queue; once that is gone, it finds
/// nobody.
fn by_hand() -> (Channel, mpsc::UnboundedReceiver<DuplexStream>) {
    let (tell, told) = mpsc::unbounded_channel();
    let builder = Channel::builder().connector(move || {
        let (near, far) = duplex(1 << 16);
        let told = tell.send(far);
        async move {
            told.map_err(|_| io::Error::other("nobody there"))?;
            Ok(near)
        }
    });
    (builder.connect_lazy().unwrap(), told)
}

#[tokio::test(start_paused = true)]
async fn a_call_that_is_sent_again_keeps_its_deadline() {
    let (channel, mut ends) = by_hand();
    let begun = Instant::now();
    let call = count_again(&channel, 7).timeout(Duration::from_secs(10));
    let (answer, _end) = tokio::join!(call.into_future(), async {
        let mut first = ends.recv().await.unwrap();
        first.read_u32().await.unwrap();
        tokio::time::sleep(Duration::from_secs(8)).await;
        drop(first);
        let mut second = ends.recv().await.unwrap();
        second.read_u32().await.unwrap();
        second
    });
    assert!(matches!(answer, Err(CallError::Timeout)), "{answer:?}");
    assert_eq!(begun.elapsed().as_secs(), 10);
}

#[tokio::test(start_paused = true)]
async fn a_call_that_was_sent_before_may_have_run() {
    let (channel, mut ends) = by_hand();
    let call = count_again(&channel, 7).timeout(Duration::from_secs(10));
    let (answer, ()) = tokio::join!(call.into_future(), async {
        let mut end = ends.recv().await.unwrap();
        end.read_u32().await.unwrap();
        drop(ends);
    });
    let Err(CallError::Disconnected(disconnected)) = answer else {
        panic!("{answer:?}");
    };
    assert!(disconnected.may_have_run);
    assert_eq!(disconnected.reason, "cannot connect: nobody there");
}

/// The time of the one attempt passes for all who wait, and their deadlines are their own.
#[tokio::test(start_paused = true)]
async fn each_call_waits_as_long_as_it_says() {
    let away = Away::new();
    away.is_away.store(true, Ordering::Relaxed);
    let channel = away.builder().connect_lazy().unwrap();
    let begun = Instant::now();
    let calls = [3, 1, 2].map(|seconds| {
        let call = count(&channel, 1).timeout(Duration::from_secs(seconds));
        async move {
            call.await.unwrap_err();
            begun.elapsed().as_secs()
        }
    });
    assert_eq!(join_all(calls).await, [3, 1, 2]);
}

#[tokio::test(start_paused = true)]
async fn in_the_end_everybody_is_answered_once() {
    let away = Away::new();
    away.is_away.store(true, Ordering::Relaxed);
    let reconnect = Reconnect::backoff(Duration::from_millis(50), Duration::from_secs(1));
    let channel = away.builder().reconnect(reconnect).connect_lazy().unwrap();
    let calls = (0..100).map(|number| count(&channel, number).into_future());
    let (answers, ()) = tokio::join!(join_all(calls.collect::<Vec<_>>()), async {
        tokio::time::sleep(Duration::from_secs(10)).await;
        away.is_away.store(false, Ordering::Relaxed);
    });
    for (number, answer) in (0..).zip(answers) {
        assert_eq!(answer.unwrap(), number);
        assert_eq!(away.counts.of(number), 1);
    }
}
