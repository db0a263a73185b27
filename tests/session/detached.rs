//! Procedures that run to their end although their caller is gone.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;
use tokio::sync::Notify;
use xdr_rpc::{Context, Server, ServerLimits, rpc_program};

#[rpc_program(id = 0x2000_0093, version = 1)]
trait Works {
    /// Builds as long as nobody stops it.
    #[procedure(1, detached)]
    async fn build(&self, cx: &Context) -> u32;

    /// The same, on a thread of its own.
    #[procedure(2, blocking)]
    fn forge(&self, cx: &Context) -> u32;

    /// The same, but only for its caller.
    #[procedure(3)]
    async fn show(&self) -> u32;
}

#[derive(Clone, Default)]
struct Yard(Arc<Shared>);

#[derive(Default)]
struct Shared {
    begun: Notify,
    finish: Notify,
    built: AtomicU32,
    /// Whether the handler learnt that its caller is gone.
    told: AtomicU32,
}

impl Works for Yard {
    async fn build(&self, cx: &Context) -> u32 {
        self.0.begun.notify_one();
        cx.cancelled().await;
        self.0.told.fetch_add(1, Ordering::SeqCst);
        self.0.finish.notified().await;
        self.0.built.fetch_add(1, Ordering::SeqCst)
    }

    fn forge(&self, cx: &Context) -> u32 {
        self.0.begun.notify_one();
        while !cx.is_cancelled() {
            std::thread::sleep(Duration::from_millis(1));
        }
        self.0.told.fetch_add(1, Ordering::SeqCst);
        self.0.built.fetch_add(1, Ordering::SeqCst)
    }

    async fn show(&self) -> u32 {
        self.0.begun.notify_one();
        self.0.finish.notified().await;
        self.0.built.fetch_add(1, Ordering::SeqCst)
    }
}

async fn start(yard: &Yard) -> Server {
    let mut limits = ServerLimits::default();
    limits.drain_timeout = Duration::from_millis(20);
    limits.max_detached = 2;
    Server::builder()
        .serve(WorksServer::new(yard.clone()))
        .limits(limits)
        .listen("tcp://127.0.0.1:0")
        .start()
        .await
        .unwrap()
}

/// A client that calls and is gone once its call runs.
async fn leave<F, T>(server: &Server, yard: &Yard, call: F)
where
    F: FnOnce(WorksClient) -> T,
    T: Future<Output = ()> + Send + 'static,
{
    let client = WorksClient::connect(&server.endpoints()[0]).await.unwrap();
    let call = tokio::spawn(call(client));
    yard.0.begun.notified().await;
    call.abort();
    while server.connections() > 0 {
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
}

#[tokio::test]
async fn a_detached_handler_runs_on_and_is_told() {
    let yard = Yard::default();
    let server = start(&yard).await;
    leave(
        &server,
        &yard,
        |works| async move { drop(works.build().await) },
    )
    .await;
    let shutdown = server.shutdown(Duration::from_secs(20));
    tokio::pin!(shutdown);
    // The server waits for it, though its connection is gone.
    assert!(futures_util::poll!(&mut shutdown).is_pending());
    yard.0.finish.notify_one();
    assert!(shutdown.await);
    assert_eq!(yard.0.told.load(Ordering::SeqCst), 1);
    assert_eq!(yard.0.built.load(Ordering::SeqCst), 1);
}

#[tokio::test]
async fn a_detached_handler_goes_with_its_server() {
    let yard = Yard::default();
    let server = start(&yard).await;
    leave(
        &server,
        &yard,
        |works| async move { drop(works.build().await) },
    )
    .await;
    assert!(!server.shutdown(Duration::from_millis(20)).await);
    // Whoever holds the rest of the yard is the handler, until it is dropped.
    while Arc::strong_count(&yard.0) > 1 {
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
    assert_eq!(yard.0.built.load(Ordering::SeqCst), 0);
}

/// A client that came, called and went, again and again, could leave as many behind as it liked.
#[tokio::test]
async fn so_many_run_on_and_the_others_wait() {
    let yard = Yard::default();
    let server = start(&yard).await;
    let leave = |server, yard| {
        leave(
            server,
            yard,
            |works| async move { drop(works.build().await) },
        )
    };
    leave(&server, &yard).await;
    leave(&server, &yard).await;
    // The third waits for a place, and goes with its connection: it never begins.
    let client = WorksClient::connect(&server.endpoints()[0]).await.unwrap();
    let call = tokio::spawn(async move { client.build().await });
    let waited = tokio::time::timeout(Duration::from_millis(100), yard.0.begun.notified());
    assert!(waited.await.is_err(), "it began beyond the limit");
    call.abort();
    while server.connections() > 0 {
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
    for _ in 0..2 {
        yard.0.finish.notify_one();
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    assert!(server.shutdown(Duration::from_secs(20)).await);
    assert_eq!(yard.0.built.load(Ordering::SeqCst), 2);
}

#[tokio::test]
async fn a_blocking_handler_is_told_and_waited_for() {
    let yard = Yard::default();
    let server = start(&yard).await;
    leave(
        &server,
        &yard,
        |works| async move { drop(works.forge().await) },
    )
    .await;
    assert!(server.shutdown(Duration::from_secs(20)).await);
    assert_eq!(yard.0.told.load(Ordering::SeqCst), 1);
    assert_eq!(yard.0.built.load(Ordering::SeqCst), 1);
}

#[tokio::test]
async fn any_other_handler_is_dropped() {
    let yard = Yard::default();
    let server = start(&yard).await;
    leave(
        &server,
        &yard,
        |works| async move { drop(works.show().await) },
    )
    .await;
    yard.0.finish.notify_one();
    assert!(server.shutdown(Duration::from_secs(20)).await);
    assert_eq!(yard.0.built.load(Ordering::SeqCst), 0);
}
