//! Replies in every order, from a server that the test plays.

use super::net::{End, Net, To, pair};
use super::world::{PostClient, settle};
use std::future::Future;
use std::task::{Context, Waker};
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use xdr_rpc::{Channel, ClientLimits};

const CALLS: usize = 5;

/// The next call: its xid and its word.
async fn take(line: &mut End) -> (u32, u32) {
    let mark = line.read_u32().await.unwrap();
    // Mark, xid, CALL, RPC version 2, program, version, procedure, credential, verifier, word.
    assert_eq!(mark, 0x8000_0000 | 44);
    let mut words = [0; 11];
    for word in &mut words {
        *word = line.read_u32().await.unwrap();
    }
    assert_eq!(words[1..6], [0, 2, 0x2000_0091, 1, 1]);
    (words[0], words[10])
}

/// A reply with this word.
fn reply(xid: u32, word: u32) -> Vec<u8> {
    [0x8000_001c, xid, 1, 0, 0, 0, 0, word]
        .map(u32::to_be_bytes)
        .concat()
}

/// All orders of so many things.
fn orders(count: usize) -> Vec<Vec<usize>> {
    if count == 0 {
        return vec![Vec::new()];
    }
    let mut all = Vec::new();
    for shorter in orders(count - 1) {
        for place in 0..count {
            let mut order = shorter.clone();
            order.insert(place, count - 1);
            all.push(order);
        }
    }
    all
}

fn line() -> (PostClient, End, Net) {
    let (near, far, net) = pair();
    let channel = Channel::over(near, ClientLimits::default());
    (PostClient::new(channel), far, net)
}

#[tokio::test(start_paused = true)]
async fn replies_in_every_order_reach_their_callers() {
    let orders = orders(CALLS);
    assert_eq!(orders.len(), 120);
    let (client, mut line, net) = line();
    for (round, order) in orders.iter().enumerate() {
        let calls: Vec<_> = (0..CALLS as u32)
            .map(|n| {
                let client = client.clone();
                tokio::spawn(async move { client.echo(n).await.unwrap() })
            })
            .collect();
        let mut xids = [0; CALLS];
        for _ in 0..CALLS {
            let (xid, word) = take(&mut line).await;
            xids[word as usize] = xid;
        }
        // Together, or in pieces with time between; now and then with a second one, which is
        // nobody's.
        net.piece(To::Client, [usize::MAX, 1, 13][round % 3]);
        for n in order {
            let mut bytes = reply(xids[*n], 1000 + *n as u32);
            if (round + n) % 4 == 0 {
                bytes.extend_from_slice(&reply(xids[*n], 9));
            }
            line.write_all(&bytes).await.unwrap();
            if round % 2 == 0 {
                tokio::time::sleep(Duration::from_millis(100)).await;
            }
        }
        for (n, call) in calls.into_iter().enumerate() {
            assert_eq!(call.await.unwrap(), 1000 + n as u32, "{order:?}");
        }
    }
    assert_eq!(client.channel().closed(), None);
}

/// Of two replies to one call the first counts, also where another call is made in between: its xid
/// is another one.
#[tokio::test(start_paused = true)]
async fn a_second_reply_reaches_no_other_call() {
    let (client, mut line, _net) = line();
    let mut used = std::collections::HashSet::new();
    for n in 0..1000 {
        let call = client.clone();
        let call = tokio::spawn(async move { call.echo(n).await.unwrap() });
        let (xid, _) = take(&mut line).await;
        assert!(used.insert(xid), "an xid that was used a moment ago");
        // Everybody's replies once more, then the right one.
        let old: Vec<u8> = used
            .iter()
            .filter(|old| **old != xid)
            .take(10)
            .flat_map(|old| reply(*old, 9))
            .collect();
        line.write_all(&old).await.unwrap();
        settle().await;
        assert!(!call.is_finished(), "answered by an old reply");
        line.write_all(&reply(xid, n)).await.unwrap();
        assert_eq!(call.await.unwrap(), n);
    }
}

/// A call may be polled by one task first and by another one later: the last is woken.
#[tokio::test(start_paused = true)]
async fn a_call_that_moves_to_another_task_wakes_that_one() {
    let (client, mut line, _net) = line();
    for n in 0..10 {
        let caller = client.clone();
        let mut call = Box::pin(async move { caller.echo(n).await.unwrap() });
        for _ in 0..n {
            let noop = &mut Context::from_waker(Waker::noop());
            assert!(call.as_mut().poll(noop).is_pending());
            settle().await;
        }
        let call = tokio::spawn(call);
        let (xid, _) = take(&mut line).await;
        settle().await;
        line.write_all(&reply(xid, n)).await.unwrap();
        let answer = tokio::time::timeout(Duration::from_secs(1), call).await;
        assert_eq!(answer.expect("the task is woken").unwrap(), n);
    }
}
