//! A vault behind layers: who may come in, how many at a time, what is seen of it; and a client that does not
//! give up at once.
//!
//!     cargo run --example middleware

use metrics_util::debugging::{DebugValue, DebuggingRecorder};
use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};
use std::task::{Context as Task, Poll};
use std::time::Duration;
use tower::{BoxError, Layer, Service, ServiceBuilder};
use tracing_subscriber::fmt::format::FmtSpan;
use xdr_rpc::tower::{CallPath, RetryIdempotent};
use xdr_rpc::{
    AuthStatus, AuthSys, Channel, Context, Credential, Fault, IncomingCall, Server, rpc_program,
};

#[rpc_program(id = 0x2000_0097, version = 1)]
trait Vault {
    #[procedure(1)]
    async fn put(&self, cx: &Context, #[xdr(max = 256)] secret: String);
    #[procedure(2, idempotent)]
    #[xdr(max = 256)]
    async fn get(&self, cx: &Context) -> String;
}

#[derive(Default)]
struct Secrets(Mutex<BTreeMap<&'static str, String>>);

impl Vault for Secrets {
    async fn put(&self, cx: &Context, secret: String) {
        // The layer lets nobody in whom it does not know.
        let User(name) = cx.get().copied().unwrap_or(User("nobody"));
        let mut secrets = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        secrets.insert(name, secret);
    }

    async fn get(&self, cx: &Context) -> String {
        let User(name) = cx.get().copied().unwrap_or(User("nobody"));
        let secrets = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        secrets.get(name).cloned().unwrap_or_default()
    }
}

/// Who calls: the layer finds out, the handler finds it in its context.
#[derive(Clone, Copy)]
struct User(&'static str);

/// A layer of our own: lets in who is on the list, and tells the handler who it is.
#[derive(Clone)]
struct Doorman {
    inner: CallPath,
}

impl Service<IncomingCall> for Doorman {
    type Response = ();
    type Error = BoxError;
    type Future = <CallPath as Service<IncomingCall>>::Future;

    fn poll_ready(&mut self, cx: &mut Task<'_>) -> Poll<Result<(), BoxError>> {
        self.inner.poll_ready(cx)
    }

    fn call(&mut self, mut call: IncomingCall) -> Self::Future {
        // AUTH_SYS says who somebody is and proves nothing: fit for an example.
        let user = call.context().auth_sys().map(|user| user.uid);
        let name = match user {
            Some(1000) => "alice",
            Some(1001) => "bob",
            _ => {
                call.fault(Fault::AuthError(AuthStatus::TooWeak));
                return Box::pin(async { Ok(()) });
            }
        };
        call.context_mut().insert(User(name));
        self.inner.call(call)
    }
}

struct DoormanLayer;

impl Layer<CallPath> for DoormanLayer {
    type Service = Doorman;

    fn layer(&self, inner: CallPath) -> Doorman {
        Doorman { inner }
    }
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    // Spans go to wherever `tracing` is told, one for each call at each end.
    tracing_subscriber::fmt()
        .with_span_events(FmtSpan::CLOSE)
        .without_time()
        .init();
    // Figures go to wherever `metrics` is told. Before the first call.
    let recorder = DebuggingRecorder::new();
    let figures = recorder.snapshotter();
    recorder.install()?;

    let server = Server::builder()
        .serve(VaultServer::new(Secrets::default()))
        // All connections together; calls beyond that wait.
        .layer(ServiceBuilder::new().concurrency_limit(64).into_inner())
        // The last layer comes first.
        .layer(DoormanLayer)
        .listen("tcp://127.0.0.1:0")
        .start()
        .await?;
    let [endpoint] = server.endpoints() else {
        return Err("there is one endpoint".into());
    };

    let channel = Channel::connect(endpoint).await?;
    let patient = ServiceBuilder::new()
        .retry(RetryIdempotent::new(3))
        .timeout(Duration::from_secs(2))
        .service(channel.clone());
    let vault = VaultClient::new(Channel::from_service(patient));

    for (uid, secret) in [(1000, "alice likes bob"), (1001, "bob likes cats")] {
        let user = Credential::sys(&AuthSys::new("here", uid, uid))?;
        vault
            .put(secret.to_owned())
            .credential(user.clone())
            .await?;
        let secret = vault.get().credential(user).await?;
        println!("user {uid}: {secret}");
    }
    match vault.get().await {
        Err(error) => println!("a stranger: {error}"),
        Ok(secret) => return Err(format!("a stranger got `{secret}`").into()),
    }

    for (key, _, _, value) in figures.snapshot().into_vec() {
        if let DebugValue::Counter(count) = value {
            println!("{count} {}", key.key());
        }
    }
    drop((vault, channel));
    server.shutdown(Duration::from_secs(5)).await;
    Ok(())
}
