//! Layers around the path of calls through a server.

use super::program::{DeskClient, DeskServer, FrontDesk, Left};
use futures_util::future::join_all;
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::time::Instant;
use tower::{BoxError, Service as _, ServiceExt as _};
use tower::{ServiceBuilder, layer::layer_fn, service_fn};
use xdr_rpc::tower::CallPath;
use xdr_rpc::{
    AuthStatus, Authorize, CallError, Channel, ClientLimits, Context, Fault, IncomingCall,
    Rejection, Server, ServerBuilder,
};

fn builder(desk: &FrontDesk) -> ServerBuilder {
    Server::builder().serve(DeskServer::new(desk.clone()))
}

/// A client on a connection of its own, in memory.
fn client(server: &Server) -> DeskClient {
    let (near, far) = tokio::io::duplex(1 << 16);
    server.attach(far);
    DeskClient::new(Channel::over(near, ClientLimits::default()))
}

#[tokio::test(start_paused = true)]
async fn a_limit_is_shared_by_all_connections() {
    let desk = FrontDesk::default();
    let limit = ServiceBuilder::new().concurrency_limit(3).into_inner();
    let server = builder(&desk).layer(limit).start_unbound().unwrap();
    let clients: Vec<_> = (0..4).map(|_| client(&server)).collect();
    let calls = (0..20).map(|number| clients[number as usize % 4].wait(number, 10).into_future());
    for (number, answer) in (0..).zip(join_all(calls.collect::<Vec<_>>()).await) {
        assert_eq!(answer.unwrap(), number);
    }
    assert_eq!(desk.most(), 3);
}

#[tokio::test(start_paused = true)]
async fn a_rate_limit_goes_behind_a_buffer() {
    let desk = FrontDesk::default();
    let limit = ServiceBuilder::new()
        .buffer(100)
        .rate_limit(5, Duration::from_secs(1))
        .into_inner();
    let server = builder(&desk).layer(limit).start_unbound().unwrap();
    let clients: Vec<_> = (0..2).map(|_| client(&server)).collect();
    let begun = Instant::now();
    let calls = (0..20).map(|number| clients[number as usize % 2].wait(number, 0).into_future());
    for answer in join_all(calls.collect::<Vec<_>>()).await {
        answer.unwrap();
    }
    assert_eq!(begun.elapsed().as_secs(), 3, "5 at once and 5 each second");
}

#[tokio::test(start_paused = true)]
async fn a_call_that_a_layer_drops_is_answered() {
    let desk = FrontDesk::default();
    let shed = ServiceBuilder::new()
        .load_shed()
        .concurrency_limit(1)
        .into_inner();
    let server = builder(&desk).layer(shed).start_unbound().unwrap();
    let client = client(&server);
    let (first, second) = tokio::join!(
        client.wait(1, 10).into_future(),
        client.wait(2, 10).into_future()
    );
    assert_eq!(first.unwrap(), 1);
    let Err(CallError::Rejected(rejection)) = second else {
        panic!("{second:?}");
    };
    assert_eq!(rejection, Rejection::SystemError);
    assert_eq!(
        client.wait(3, 0).await.unwrap(),
        3,
        "the connection goes on"
    );
}

#[tokio::test(start_paused = true)]
async fn a_layer_may_take_too_long() {
    let desk = FrontDesk::default();
    let timeout = ServiceBuilder::new()
        .timeout(Duration::from_secs(1))
        .into_inner();
    let server = builder(&desk).layer(timeout).start_unbound().unwrap();
    let client = client(&server);
    let begun = Instant::now();
    let answer = client.wait(1, 3_600_000).await;
    let Err(CallError::Rejected(rejection)) = answer else {
        panic!("{answer:?}");
    };
    assert_eq!(rejection, Rejection::SystemError);
    assert_eq!(begun.elapsed().as_secs(), 1);
}

#[tokio::test]
async fn a_layer_sees_each_call_and_may_answer_it() {
    let desk = FrontDesk::default();
    let seen = Arc::new(Mutex::new(Vec::new()));
    let names = Arc::clone(&seen);
    let layer = layer_fn(move |path: CallPath| {
        let names = Arc::clone(&names);
        service_fn(move |mut call: IncomingCall| {
            let name = call.procedure().map(|procedure| procedure.name);
            names.lock().unwrap().push(name);
            call.context_mut().insert(Left(77));
            let mut path = path.clone();
            async move {
                match name {
                    Some("user") => call.fault(Fault::AuthError(AuthStatus::TooWeak)),
                    _ => path.ready().await?.call(call).await?,
                }
                Ok::<_, BoxError>(())
            }
        })
    });
    let server = builder(&desk).layer(layer).start_unbound().unwrap();
    let client = client(&server);
    assert_eq!(
        client.left().await.unwrap(),
        77,
        "the handler finds what the layer left"
    );
    let answer = client.user().await;
    let Err(CallError::Rejected(rejection)) = answer else {
        panic!("{answer:?}");
    };
    assert_eq!(rejection, Rejection::AuthError(AuthStatus::TooWeak));
    client.null().await.unwrap();
    assert_eq!(*seen.lock().unwrap(), [Some("left"), Some("user"), None]);
}

#[tokio::test]
async fn the_last_layer_comes_first_and_the_authorizer_behind_all() {
    struct Guard(Arc<Mutex<Vec<&'static str>>>);
    impl Authorize for Guard {
        async fn authorize(&self, _cx: &mut Context) -> Result<(), AuthStatus> {
            self.0.lock().unwrap().push("authorizer");
            Ok(())
        }
    }
    let desk = FrontDesk::default();
    let order = Arc::new(Mutex::new(Vec::new()));
    let telling = |name: &'static str| {
        let order = Arc::clone(&order);
        let tell = move |call: IncomingCall| {
            order.lock().unwrap().push(name);
            call
        };
        ServiceBuilder::new().map_request(tell).into_inner()
    };
    let server = builder(&desk)
        .layer(telling("inner"))
        .layer(telling("outer"))
        .authorize(Guard(Arc::clone(&order)))
        .start_unbound()
        .unwrap();
    assert_eq!(client(&server).wait(1, 0).await.unwrap(), 1);
    assert_eq!(*order.lock().unwrap(), ["outer", "inner", "authorizer"]);
}
