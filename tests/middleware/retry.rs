//! Which calls are made again.

use super::program::{AGAIN, ONCE, wait};
use bytes::Bytes;
use std::future::ready;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;
use tower::{ServiceBuilder, service_fn};
use xdr_rpc::tower::{Reply, Request, RetryIdempotent};
use xdr_rpc::{CallError, Channel, Procedure, Rejection};

/// Fails so many times and succeeds then; gives what came of a call, and how often it was made.
async fn call(
    procedure: &'static Procedure,
    failures: u32,
    error: fn() -> CallError,
) -> (Result<u32, CallError>, u32) {
    let made = Arc::new(AtomicU32::new(0));
    let counted = Arc::clone(&made);
    let service = service_fn(move |_: Request| {
        let before = counted.fetch_add(1, Ordering::Relaxed);
        ready(match before < failures {
            true => Err(error()),
            false => Ok(Reply::new(Bytes::from_static(&[0, 0, 0, 1]))),
        })
    });
    let layered = ServiceBuilder::new()
        .retry(RetryIdempotent::new(3))
        .service(service);
    let answer = wait(&Channel::from_service(layered), procedure, 1).await;
    (answer, made.load(Ordering::Relaxed))
}

#[tokio::test(start_paused = true)]
async fn an_idempotent_call_is_made_again() {
    let (answer, made) = call(&AGAIN, 3, || CallError::Timeout).await;
    assert_eq!((answer.unwrap(), made), (1, 4));
    let (answer, made) = call(&AGAIN, 4, || CallError::Timeout).await;
    assert!(matches!(answer, Err(CallError::Timeout)));
    assert_eq!(made, 4, "three times after the first, and no more");
}

#[tokio::test(start_paused = true)]
async fn any_other_call_is_not() {
    let (answer, made) = call(&ONCE, 1, || CallError::Timeout).await;
    assert!(matches!(answer, Err(CallError::Timeout)));
    assert_eq!(made, 1);
}

#[tokio::test(start_paused = true)]
async fn what_the_server_answered_stays() {
    let refusal = || CallError::Rejected(Rejection::GarbageArguments);
    let (answer, made) = call(&AGAIN, 1, refusal).await;
    assert!(matches!(answer, Err(CallError::Rejected(_))));
    assert_eq!(made, 1);
}

/// Several deadlines for one call: tower's timeout within the retry, the call's own around it.
#[tokio::test(start_paused = true)]
async fn a_timeout_of_towers_is_worth_another() {
    let made = Arc::new(AtomicU32::new(0));
    let counted = Arc::clone(&made);
    let service = service_fn(move |_: Request| {
        let before = counted.fetch_add(1, Ordering::Relaxed);
        async move {
            if before < 2 {
                std::future::pending::<()>().await;
            }
            Ok::<_, CallError>(Reply::new(Bytes::from_static(&[0, 0, 0, 1])))
        }
    });
    let layered = ServiceBuilder::new()
        .retry(RetryIdempotent::new(3))
        .timeout(Duration::from_secs(1))
        .service(service);
    let channel = Channel::from_service(layered);
    assert_eq!(wait(&channel, &AGAIN, 1).await.unwrap(), 1);
    assert_eq!(made.load(Ordering::Relaxed), 3);
}
