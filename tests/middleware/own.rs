//! Services and layers of a user's own.

use super::program::{DeskClient, FrontDesk, ONCE, local, wait};
use bytes::Bytes;
use std::convert::Infallible;
use std::future::{Ready, ready};
use std::sync::{Arc, Mutex};
use tower::{Service as _, ServiceBuilder, ServiceExt as _, service_fn};
use xdr_rpc::tower::{Reply, Request};
use xdr_rpc::{
    AuthSys, CallError, Channel, Credential, Disconnected, Never, Rejection, Target, Value,
};

/// Results come from a function, as a test of a client likes it.
fn answering(results: &'static [u8]) -> Channel {
    Channel::from_service(service_fn(move |_: Request| {
        ready(Ok::<_, Infallible>(Reply::new(Bytes::from_static(results))))
    }))
}

#[tokio::test]
async fn a_service_can_answer_by_itself() {
    let client = DeskClient::new(answering(&[0, 0, 0, 9]));
    assert_eq!(client.wait(1, 0).await.unwrap(), 9);
    // It has no connection that could be gone.
    assert!(client.channel().closed().is_none() && client.channel().peer().is_none());
    for wrong in [&[0, 0, 9][..], &[0, 0, 0, 9, 0, 0, 0, 9]] {
        let client = DeskClient::new(answering(wrong));
        let answer = client.wait(1, 0).await;
        assert!(matches!(answer, Err(CallError::Decode(_))), "{answer:?}");
    }
}

#[tokio::test]
async fn a_layer_sees_what_is_called() {
    let seen = Arc::new(Mutex::new(Vec::new()));
    let layered = ServiceBuilder::new()
        .map_request({
            let seen = Arc::clone(&seen);
            move |request: Request| {
                let name = request.procedure.map(|procedure| procedure.name);
                let (target, arguments) = (request.target, request.arguments.to_vec());
                seen.lock().unwrap().push((target, name, arguments));
                request
            }
        })
        .service(local(&FrontDesk::default()));
    let channel = Channel::from_service(layered);
    assert_eq!(wait(&channel, &ONCE, 7).await.unwrap(), 7);
    let null = Target::new(DeskClient::PROGRAM, DeskClient::VERSION, 0);
    channel.call::<(), Value<()>>(null, ()).await.unwrap();
    let wait = Target::new(DeskClient::PROGRAM, DeskClient::VERSION, 1);
    assert_eq!(
        *seen.lock().unwrap(),
        [
            (wait, Some("wait"), vec![0, 0, 0, 7, 0, 0, 0, 0]),
            (null, None, vec![]),
        ]
    );
}

#[tokio::test]
async fn a_layer_can_show_a_credential() {
    let layered = ServiceBuilder::new()
        .map_request(|mut request: Request| {
            if request.credential.is_none() {
                request.credential = Some(Credential::sys(&AuthSys::new("here", 5, 5)).unwrap());
            }
            request
        })
        .service(local(&FrontDesk::default()));
    let client = DeskClient::new(Channel::from_service(layered));
    assert_eq!(client.user().await.unwrap(), 5);
    let own = Credential::sys(&AuthSys::new("here", 6, 6)).unwrap();
    assert_eq!(client.user().credential(own.clone()).await.unwrap(), 6);
    let client = DeskClient::new(client.channel().clone().with_credential(own));
    assert_eq!(client.user().await.unwrap(), 6);
}

/// The error of a service, as the caller sees it.
async fn failing<E>(error: fn() -> E) -> CallError
where
    E: Into<tower::BoxError> + Send + 'static,
{
    let service = service_fn(move |_: Request| -> Ready<Result<Reply, E>> { ready(Err(error())) });
    let channel = Channel::from_service(service);
    wait(&channel, &ONCE, 1).await.unwrap_err()
}

#[tokio::test]
async fn errors_of_ours_stay_what_they_are() {
    let error = failing(|| CallError::<Never>::Rejected(Rejection::SystemError)).await;
    assert!(matches!(error, CallError::Rejected(Rejection::SystemError)));
    assert!(matches!(
        failing(|| CallError::<Never>::Timeout).await,
        CallError::Timeout
    ));
    // Also in the box that a layer between puts them into.
    let boxed = || tower::BoxError::from(CallError::<Never>::Timeout);
    assert!(matches!(failing(boxed).await, CallError::Timeout));
    let error = failing(|| "the layer's own").await;
    assert!(matches!(error, CallError::Layer(_)));
    assert_eq!(error.to_string(), "the layer's own");
}

#[tokio::test]
async fn a_layered_channel_takes_layers() {
    let desk = FrontDesk::default();
    let once = ServiceBuilder::new()
        .concurrency_limit(2)
        .service(local(&desk));
    let twice = ServiceBuilder::new()
        .map_request(|mut request: Request| {
            request.extensions.insert(5_u8);
            request
        })
        .service(Channel::from_service(
            ServiceBuilder::new()
                .map_request(|request: Request| {
                    assert_eq!(request.extensions.get(), Some(&5_u8));
                    request
                })
                .service(Channel::from_service(once)),
        ));
    let channel = Channel::from_service(twice);
    assert_eq!(wait(&channel, &ONCE, 3).await.unwrap(), 3);
}

/// Requests can be made without any typed client.
#[tokio::test]
async fn a_channel_is_a_service() {
    let mut channel = local(&FrontDesk::default());
    let arguments = Bytes::from_static(&[0, 0, 0, 4, 0, 0, 0, 0]);
    let request = Request::new(&ONCE, arguments);
    let reply = channel.ready().await.unwrap().call(request.clone()).await;
    assert_eq!(reply.unwrap().results[..], [0, 0, 0, 4]);
    let mut wrong = request;
    wrong.target.procedure = 77;
    let error = channel
        .ready()
        .await
        .unwrap()
        .call(wrong)
        .await
        .unwrap_err();
    let CallError::Rejected(rejection) = error else {
        panic!("{error:?}");
    };
    assert_eq!(rejection, Rejection::ProcedureUnavailable);
}

#[tokio::test]
async fn a_channel_that_is_lost_for_good_says_so_before_the_call() {
    let (near, far) = tokio::io::duplex(64);
    let mut channel = Channel::over(near, xdr_rpc::ClientLimits::default());
    channel.ready().await.unwrap();
    drop(far);
    while channel.closed().is_none() {
        tokio::task::yield_now().await;
    }
    let Err(error) = channel.ready().await else {
        panic!("there is no connection");
    };
    let CallError::Disconnected(Disconnected { may_have_run, .. }) = error else {
        panic!("{error:?}");
    };
    assert!(!may_have_run);
}
