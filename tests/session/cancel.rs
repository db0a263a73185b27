//! Calls that nobody waits for any more, and deadlines.

use super::program::{DeskClient, raw_call, serve};
use super::script::{Line, Script};
use std::future::{Future, IntoFuture};
use std::pin::pin;
use std::task::{Context, Poll, Waker};
use std::time::Duration;
use xdr_rpc::{CallError, Channel, ClientLimits};

/// A channel that has one call in flight at a time, and the server's side of it.
async fn one_at_a_time() -> (Channel, Line) {
    let script = Script::new().await;
    let mut limits = ClientLimits::default();
    limits.max_in_flight = 1;
    let channel = Channel::connect_with(&script.endpoint, limits)
        .await
        .unwrap();
    let line = script.accept().await;
    (channel, line)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn ten_thousand_dropped_calls_leave_the_connection_whole() {
    let (_server, endpoint) = serve().await;
    let desk = DeskClient::connect(&endpoint).await.unwrap();
    for n in 0..10_000u32 {
        let call = desk.wait(0, n).into_future();
        let mut call = pin!(call);
        // Polled once, so it is sent, and dropped before its reply is fetched.
        let polled = call.as_mut().poll(&mut Context::from_waker(Waker::noop()));
        assert!(polled.is_pending());
        if n % 100 == 0 {
            assert_eq!(desk.wait(0, n).await.unwrap(), n);
        }
    }
    // All places were given back: as many calls as there are places go through.
    let calls = (0..4096).map(|n| {
        let desk = desk.clone();
        tokio::spawn(async move { desk.wait(0, n).await.unwrap() })
    });
    for call in calls.collect::<Vec<_>>() {
        call.await.unwrap();
    }
    let [begun, ended] = desk.counts().await.unwrap();
    assert_eq!(begun, ended);
    assert!(begun >= 4096 + 100);
}

#[tokio::test]
async fn a_call_that_is_never_polled_is_never_sent() {
    let script = Script::new().await;
    let channel = Channel::connect(&script.endpoint).await.unwrap();
    let mut line = script.accept().await;
    drop(raw_call(&channel, 1));
    drop(raw_call(&channel, 2).into_future());
    let (answer, ()) = tokio::join!(raw_call(&channel, 3), async {
        let (xid, call) = line.call().await;
        assert_eq!(call[16..20], [0, 0, 0, 3], "only the third was sent");
        line.answer(xid, 3).await;
    });
    assert_eq!(answer.unwrap(), 3);
}

#[tokio::test]
async fn a_deadline_ends_the_call_and_a_late_reply_is_ignored() {
    let script = Script::new().await;
    let channel = Channel::connect(&script.endpoint).await.unwrap();
    let mut line = script.accept().await;
    let short = raw_call(&channel, 1).timeout(Duration::from_millis(50));
    let (answer, (late, _)) = tokio::join!(short, line.call());
    assert!(matches!(answer, Err(CallError::Timeout)), "{answer:?}");
    let (answer, ()) = tokio::join!(raw_call(&channel, 1), async {
        let (xid, _) = line.call().await;
        assert_ne!(xid, late, "the xid is free while its reply may still come");
        line.answer(late, 1).await;
        line.answer(xid, 2).await;
    });
    assert_eq!(answer.unwrap(), 2);
}

#[tokio::test]
async fn deadlines_of_many_calls_are_each_kept() {
    let script = Script::new().await;
    let channel = Channel::connect(&script.endpoint).await.unwrap();
    let _line = script.accept().await;
    let begun = std::time::Instant::now();
    let calls = [90u64, 30, 60, 10].map(|milliseconds| {
        let channel = channel.clone();
        tokio::spawn(async move {
            let timeout = Duration::from_millis(milliseconds);
            let answer = raw_call(&channel, 1).timeout(timeout).await;
            assert!(matches!(answer, Err(CallError::Timeout)), "{answer:?}");
            assert!(begun.elapsed() >= timeout, "ended before its deadline");
            milliseconds
        })
    });
    for call in calls {
        call.await.unwrap();
    }
}

#[tokio::test]
async fn a_call_that_waits_for_a_place_keeps_its_deadline() {
    let (channel, _line) = one_at_a_time().await;
    let first = raw_call(&channel, 1).timeout(Duration::from_secs(60));
    let second = raw_call(&channel, 1).timeout(Duration::from_millis(50));
    tokio::select! {
        answer = first => panic!("answered by nobody: {answer:?}"),
        answer = second => assert!(matches!(answer, Err(CallError::Timeout)), "{answer:?}"),
    }
}

#[tokio::test]
async fn dropping_a_call_frees_its_place_for_one_that_waits() {
    let (channel, mut line) = one_at_a_time().await;
    let mut first = Box::pin(raw_call(&channel, 1).into_future());
    let mut second = Box::pin(raw_call(&channel, 2).into_future());
    let noop = &mut Context::from_waker(Waker::noop());
    assert!(first.as_mut().poll(noop).is_pending());
    assert!(matches!(second.as_mut().poll(noop), Poll::Pending));
    line.call().await;
    drop(first);
    let (answer, ()) = tokio::join!(second, async {
        let (xid, _) = line.call().await;
        line.answer(xid, 2).await;
    });
    assert_eq!(answer.unwrap(), 2);
}

/// Arguments whose codec was written by hand, badly.
struct Bad {
    panics: bool,
}

impl xdr_rpc::xdr::Wire for Bad {
    const FIXED: Option<usize> = None;
    const MIN: usize = 4;
}

impl xdr_rpc::xdr::Encode for Bad {
    fn wire_size(&self) -> Result<usize, xdr_rpc::xdr::EncodeError> {
        Ok(8)
    }
    fn encode(&self, out: &mut xdr_rpc::xdr::Encoder<'_>) {
        out.word(0xdead);
        assert!(!self.panics, "on purpose");
    }
}

/// A panic in the encoder once kept the place of its call for ever.
#[tokio::test]
async fn arguments_that_panic_take_no_place_and_tear_no_stream() {
    let (channel, mut line) = one_at_a_time().await;
    for panics in [true, false, true, false] {
        let bad = channel.clone();
        let call = tokio::spawn(async move {
            let target = xdr_rpc::Target::new(1, 1, 1);
            let answer = bad
                .call::<_, xdr_rpc::Value<u32>>(target, Bad { panics })
                .await;
            assert!(matches!(answer, Err(CallError::Encode(_))), "{answer:?}");
        });
        assert_eq!(call.await.is_err(), panics);
    }
    let (answer, ()) = tokio::join!(raw_call(&channel, 2), async {
        let (xid, call) = line.call().await;
        assert_eq!(
            call[16..20],
            [0, 0, 0, 2],
            "nothing of the bad calls was sent"
        );
        line.answer(xid, 2).await;
    });
    assert_eq!(answer.unwrap(), 2);
}

/// A call that had its turn and came to nothing once told nobody that the turn was free.
#[tokio::test]
async fn a_call_that_comes_to_nothing_passes_its_turn_on() {
    let (channel, mut line) = one_at_a_time().await;
    let target = xdr_rpc::Target::new(1, 1, 1);
    let bad = channel.call::<_, xdr_rpc::Value<u32>>(target, Bad { panics: false });
    // Polled in this order: the first is sent, the others wait.
    let (first, second, third, ()) = tokio::join!(biased; raw_call(&channel, 1), bad, raw_call(&channel, 3), async {
        let (xid, _) = line.call().await;
        line.answer(xid, 1).await;
        let (xid, _) = line.call().await;
        line.answer(xid, 3).await;
    });
    assert_eq!(first.unwrap(), 1);
    assert!(matches!(second, Err(CallError::Encode(_))), "{second:?}");
    assert_eq!(third.unwrap(), 3);
}

#[tokio::test]
async fn those_who_wait_are_served_in_their_order() {
    let (channel, mut line) = one_at_a_time().await;
    let noop = &mut Context::from_waker(Waker::noop());
    let mut calls: Vec<_> = (0..5)
        .map(|n| Box::pin(raw_call(&channel, n).into_future()))
        .collect();
    for call in &mut calls {
        assert!(call.as_mut().poll(noop).is_pending());
    }
    let all = futures_util::future::join_all(calls);
    let (answers, ()) = tokio::join!(all, async {
        for n in 0..5 {
            let (xid, call) = line.call().await;
            assert_eq!(call[16..20], u32::to_be_bytes(n));
            line.answer(xid, n).await;
        }
    });
    for (n, answer) in answers.into_iter().enumerate() {
        assert_eq!(answer.unwrap(), n as u32);
    }
}
