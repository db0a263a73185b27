//! Many calls at a time on one connection.

use super::program::{DeskClient, DeskServer, FrontDesk, raw_call, serve};
use super::script::Script;
use std::time::Duration;
use xdr_rpc::Channel;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_thousand_overlapping_calls_each_get_their_own_reply() {
    let (_server, endpoint) = serve().await;
    let desk = DeskClient::connect(&endpoint).await.unwrap();
    let calls = (0..1000u32).map(|n| {
        let desk = desk.clone();
        tokio::spawn(async move { desk.wait(n % 7, n).await.unwrap() })
    });
    for (n, call) in calls.collect::<Vec<_>>().into_iter().enumerate() {
        assert_eq!(call.await.unwrap(), n as u32);
    }
}

#[tokio::test]
async fn a_slow_call_does_not_hold_up_fast_ones() {
    let desk = DeskClient::local(FrontDesk::default());
    let slow = desk.wait(60_000, 1);
    let fast = async {
        for n in 0..100 {
            assert_eq!(desk.wait(0, n).await.unwrap(), n);
        }
    };
    tokio::select! {
        biased;
        answer = slow => panic!("the slow call was first: {answer:?}"),
        () = fast => {}
    }
}

#[tokio::test]
async fn replies_in_any_order_reach_their_callers() {
    let script = Script::new().await;
    let channel = Channel::connect(&script.endpoint).await.unwrap();
    let mut line = script.accept().await;
    let serve = async {
        let mut xids = Vec::new();
        for _ in 0..4 {
            xids.push(line.call().await.0);
        }
        // Backwards, with replies to nobody and a second reply in between.
        line.answer(xids[3], 3).await;
        line.answer(xids[3], 99).await;
        line.answer(0, 99).await;
        line.answer(!xids[0], 99).await;
        for n in [2, 1, 0] {
            line.answer(xids[n], n as u32).await;
        }
    };
    let calls = async {
        tokio::join!(
            raw_call(&channel, 1),
            raw_call(&channel, 1),
            raw_call(&channel, 1),
            raw_call(&channel, 1)
        )
    };
    let (_, answers) = tokio::join!(serve, calls);
    let answers = [answers.0, answers.1, answers.2, answers.3].map(Result::unwrap);
    assert_eq!(answers, [0, 1, 2, 3]);
}

#[tokio::test]
async fn calls_beyond_the_limit_wait_for_a_place() {
    let script = Script::new().await;
    let mut limits = xdr_rpc::ClientLimits::default();
    limits.max_in_flight = 2;
    let channel = Channel::connect_with(&script.endpoint, limits)
        .await
        .unwrap();
    let mut line = script.accept().await;
    let calls = (0..5).map(|_| {
        let channel = channel.clone();
        tokio::spawn(async move { raw_call(&channel, 1).await.unwrap() })
    });
    let calls: Vec<_> = calls.collect();
    let mut waiting = vec![line.call().await.0, line.call().await.0];
    let third = tokio::time::timeout(Duration::from_millis(100), line.0.peek(&mut [0; 4])).await;
    assert!(third.is_err(), "a third call was sent");
    for n in 0..5 {
        line.answer(waiting.remove(0), n).await;
        if n < 3 {
            waiting.push(line.call().await.0);
        }
    }
    for call in calls {
        call.await.unwrap();
    }
}

#[tokio::test]
async fn a_clients_implementation_and_its_server_need_no_socket() {
    let desk = DeskClient::local(FrontDesk::default());
    assert_eq!(desk.wait(1, 5).await.unwrap(), 5);
    assert_eq!(desk.channel().peer(), Some(xdr_rpc::Peer::Local));
    // The wrapper can be served on a channel by hand as well.
    let desk = DeskClient::new(Channel::local(DeskServer::new(FrontDesk::default())));
    assert_eq!(desk.wait(0, 6).await.unwrap(), 6);
    desk.null().await.unwrap();
}

#[test]
fn a_local_client_outside_of_a_runtime_says_so() {
    let desk = DeskClient::local(FrontDesk::default());
    assert!(desk.channel().closed().unwrap().contains("runtime"));
}
