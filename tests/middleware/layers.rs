//! Tower's own layers around a channel, under typed clients.

use super::program::{DeskClient, FrontDesk, local};
use futures_util::future::join_all;
use std::time::Duration;
use tokio::time::Instant;
use tower::ServiceBuilder;
use tower::load_shed::error::Overloaded;
use tower::timeout::error::Elapsed;
use xdr_rpc::{CallError, Channel};

async fn ten(desk: &DeskClient) -> Vec<Result<u32, CallError>> {
    join_all((0..10).map(|number| desk.wait(number, 10).into_future())).await
}

#[tokio::test(start_paused = true)]
async fn a_concurrency_limit_holds() {
    let (limited, free) = (FrontDesk::default(), FrontDesk::default());
    let layered = ServiceBuilder::new()
        .concurrency_limit(3)
        .service(local(&limited));
    let client = DeskClient::new(Channel::from_service(layered));
    for (number, answer) in (0..).zip(ten(&client).await) {
        assert_eq!(answer.unwrap(), number);
    }
    assert_eq!(limited.most(), 3);
    ten(&DeskClient::new(local(&free))).await;
    assert_eq!(
        free.most(),
        10,
        "without the layer they run at the same time"
    );
}

#[tokio::test(start_paused = true)]
async fn a_timeout_ends_the_call() {
    let desk = FrontDesk::default();
    let layered = ServiceBuilder::new()
        .timeout(Duration::from_millis(100))
        .service(local(&desk));
    let client = DeskClient::new(Channel::from_service(layered));
    assert_eq!(client.wait(1, 99).await.unwrap(), 1);
    let begun = Instant::now();
    let answer = client.wait(2, 3_600_000).await;
    let Err(CallError::Layer(error)) = answer else {
        panic!("{answer:?}");
    };
    assert!(error.is::<Elapsed>(), "{error}");
    assert_eq!(begun.elapsed().as_millis(), 100);
}

/// The call's own deadline counts from its beginning, whatever the layers do meanwhile.
#[tokio::test(start_paused = true)]
async fn the_deadline_of_a_call_includes_its_layers() {
    let desk = FrontDesk::default();
    let layered = ServiceBuilder::new()
        .concurrency_limit(1)
        .service(local(&desk));
    let client = DeskClient::new(Channel::from_service(layered));
    let begun = Instant::now();
    let calls = (0..3).map(|number| {
        let call = client
            .wait(number, 1_000)
            .timeout(Duration::from_millis(1_500));
        call.into_future()
    });
    let answers = join_all(calls.collect::<Vec<_>>()).await;
    assert!(matches!(
        answers[..],
        [Ok(0), Err(CallError::Timeout), Err(CallError::Timeout)]
    ));
    assert_eq!(begun.elapsed().as_millis(), 1_500);
}

#[tokio::test(start_paused = true)]
async fn a_rate_limit_lets_the_rest_wait() {
    let desk = FrontDesk::default();
    let layered = ServiceBuilder::new()
        .buffer(100)
        .rate_limit(4, Duration::from_secs(1))
        .service(local(&desk));
    let client = DeskClient::new(Channel::from_service(layered));
    let begun = Instant::now();
    let calls = (0..10).map(|number| client.wait(number, 0).into_future());
    for (number, answer) in (0..).zip(join_all(calls).await) {
        assert_eq!(answer.unwrap(), number);
    }
    assert_eq!(
        begun.elapsed().as_secs(),
        2,
        "4 at once, 4 after a second, 2 after another"
    );
}

#[tokio::test(start_paused = true)]
async fn load_that_is_too_much_is_shed() {
    let desk = FrontDesk::default();
    let layered = ServiceBuilder::new()
        .load_shed()
        .concurrency_limit(4)
        .service(local(&desk));
    let client = DeskClient::new(Channel::from_service(layered));
    let answers = ten(&client).await;
    for (number, answer) in answers.into_iter().enumerate() {
        match answer {
            Ok(_) => assert!(number < 4),
            Err(CallError::Layer(error)) => assert!(number >= 4 && error.is::<Overloaded>()),
            other => panic!("{other:?}"),
        }
    }
    assert_eq!(desk.begun(), 4);
}

#[tokio::test(start_paused = true)]
async fn a_call_that_is_cancelled_leaves_its_place_to_another() {
    let desk = FrontDesk::default();
    let layered = ServiceBuilder::new()
        .concurrency_limit(1)
        .service(local(&desk));
    let client = DeskClient::new(Channel::from_service(layered));
    {
        let mut call = std::pin::pin!(client.wait(1, 3_600_000).into_future());
        assert!(futures_util::poll!(&mut call).is_pending());
        tokio::time::sleep(Duration::from_millis(1)).await;
        assert_eq!(desk.begun(), 1);
    }
    assert_eq!(client.wait(2, 0).await.unwrap(), 2);
}
