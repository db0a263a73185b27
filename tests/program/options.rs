//! The options of procedures.

use crate::run;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Barrier};
use std::thread::{self, ThreadId};
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use xdr_rpc::xdr::Encode;
use xdr_rpc::{
    Answer, AuthStatus, Authorize, CallError, Channel, Context, Rejection, Server, StartError,
    Target, Value, rpc_program,
};

#[rpc_program(id = 0x2000_0054, version = 1)]
trait Chosen {
    #[procedure(1, oneway)]
    async fn count(&self, by: u32);

    #[procedure(2, idempotent)]
    async fn counted(&self) -> u32;

    #[procedure(3, timeout = "20ms")]
    async fn forever(&self);

    #[procedure(4, max_args = 12)]
    async fn length(&self, #[xdr(max = unbounded)] data: &[u8]) -> u32;

    #[procedure(5, max_reply = 12)]
    #[xdr(max = unbounded)]
    async fn zeros(&self, count: u32) -> Vec<u8>;

    /// Waits on its thread until as many are there as the barrier is for.
    #[procedure(6, blocking)]
    fn meet(&self, cx: &Context, #[xdr(max = 8)] name: &str) -> u32;

    #[procedure(7, blocking)]
    fn panic(&self);

    #[procedure(8, blocking, oneway)]
    fn count_blocking(&self, by: u32);
}

struct Service {
    count: AtomicU32,
    barrier: Barrier,
    own: ThreadId,
}

impl Default for Service {
    fn default() -> Self {
        Service {
            count: AtomicU32::new(0),
            barrier: Barrier::new(2),
            own: thread::current().id(),
        }
    }
}

impl Chosen for Service {
    async fn count(&self, by: u32) {
        self.count.fetch_add(by, Ordering::Relaxed);
    }

    async fn counted(&self) -> u32 {
        self.count.load(Ordering::Relaxed)
    }

    async fn forever(&self) {
        std::future::pending().await
    }

    async fn length(&self, data: &[u8]) -> u32 {
        u32::try_from(data.len()).unwrap()
    }

    async fn zeros(&self, count: u32) -> Vec<u8> {
        vec![0; count as usize]
    }

    fn meet(&self, cx: &Context, name: &str) -> u32 {
        assert_ne!(thread::current().id(), self.own);
        assert_eq!(cx.target().procedure, 6);
        self.barrier.wait();
        u32::try_from(name.len()).unwrap()
    }

    fn panic(&self) {
        panic!("as it was asked to");
    }

    fn count_blocking(&self, by: u32) {
        self.count.fetch_add(by, Ordering::Relaxed);
        self.barrier.wait();
    }
}

/// A client that knows numbers only, as one of another framework.
async fn plain<A: Encode, R: Answer<Failure = xdr_rpc::Never>>(
    channel: &Channel,
    procedure: u32,
    arguments: A,
) -> Result<R::Value, CallError> {
    let target = Target::new(ChosenClient::PROGRAM, ChosenClient::VERSION, procedure);
    channel.call::<A, R>(target, arguments).await
}

fn rejected<T: std::fmt::Debug>(answer: Result<T, CallError>) -> Rejection {
    match answer {
        Err(CallError::Rejected(rejection)) => rejection,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_oneway_call_runs_and_waits_for_no_reply() {
    run(async {
        let client = ChosenClient::local(Service::default());
        for _ in 0..3 {
            client.count(7).await.unwrap();
        }
        assert_eq!(client.counted().await.unwrap(), 21);
    });
}

fn words(words: &[u32]) -> Vec<u8> {
    words.iter().flat_map(|word| word.to_be_bytes()).collect()
}

/// One record: CALL, rpcvers 2, the target, AUTH_NONE twice, arguments (RFC 5531 sections 9, 11).
fn call(xid: u32, procedure: u32, arguments: &[u32]) -> Vec<u8> {
    let header = [xid, 0, 2, 0x2000_0054, 1, procedure, 0, 0, 0, 0];
    let body = words(&[&header, arguments].concat());
    [words(&[0x8000_0000 | body.len() as u32]), body].concat()
}

/// RFC 5531 section 8.4.1: batched calls are not answered, whatever becomes of them.
#[test]
fn a_oneway_call_is_never_answered() {
    run(async {
        let server = Server::builder()
            .serve(ChosenServer::new(Service::default()))
            .listen("tcp://127.0.0.1:0")
            .start()
            .await
            .unwrap();
        let endpoint = server.endpoints()[0].to_string();
        let address = endpoint.strip_prefix("tcp://").unwrap();
        let mut stream = TcpStream::connect(address).await.unwrap();
        let calls = [
            call(1, 1, &[5]),
            // Arguments that are none.
            call(2, 1, &[]),
            call(3, 1, &[6]),
            call(4, 2, &[]),
        ];
        stream.write_all(&calls.concat()).await.unwrap();
        let mut reply = [0; 32];
        stream.read_exact(&mut reply).await.unwrap();
        assert_eq!(reply[..], words(&[0x8000_001c, 4, 1, 0, 0, 0, 0, 11]));
    });
}

#[test]
fn a_handler_that_takes_too_long_is_answered_system_err() {
    run(async {
        let client = ChosenClient::local(Service::default());
        // Without the description, the caller itself would wait for half a minute.
        let answer = plain::<_, Value<()>>(client.channel(), 3, ()).await;
        assert_eq!(rejected(answer), Rejection::SystemError);
    });
}

#[test]
fn the_caller_waits_no_longer_than_the_procedure_may_take() {
    run(async {
        // A server that never answers.
        let (near, _far) = tokio::io::duplex(1024);
        let channel = Channel::over(near, xdr_rpc::ClientLimits::default());
        let answer = ChosenClient::new(channel).forever().await;
        assert!(matches!(answer, Err(CallError::Timeout)), "{answer:?}");
    });
}

#[test]
fn arguments_of_too_many_bytes_are_neither_sent_nor_decoded() {
    run(async {
        let client = ChosenClient::local(Service::default());
        assert_eq!(client.length(&[0; 8]).await.unwrap(), 8);
        assert!(matches!(
            client.length(&[0; 9]).await,
            Err(CallError::Encode(_))
        ));
        // Length word and opaque data, by a caller that knows no limit.
        let nine = [9u32, 0, 0, 0];
        let answer = plain::<_, Value<u32>>(client.channel(), 4, nine).await;
        assert_eq!(rejected(answer), Rejection::GarbageArguments);
    });
}

#[test]
fn a_reply_of_too_many_bytes_is_system_err() {
    run(async {
        let client = ChosenClient::local(Service::default());
        assert_eq!(client.zeros(8).await.unwrap(), [0; 8]);
        assert_eq!(rejected(client.zeros(9).await), Rejection::SystemError);
    });
}

#[test]
fn blocking_handlers_block_threads_of_their_own() {
    run(async {
        let client = ChosenClient::local(Service::default());
        // Each waits for the other, on a runtime of one thread.
        let (one, two) = tokio::join!(client.meet("one"), client.meet("three"));
        assert_eq!((one.unwrap(), two.unwrap()), (3, 5));
        // Calls that do not block go on beside one that does.
        let (met, counted) = tokio::join!(client.meet("a"), async {
            let counted = client.counted().await;
            client.meet("b").await.unwrap();
            counted
        });
        assert_eq!((met.unwrap(), counted.unwrap()), (1, 0));
    });
}

#[test]
fn a_blocking_handler_that_panics_is_system_err() {
    run(async {
        let client = ChosenClient::local(Service::default());
        assert_eq!(rejected(client.panic().await), Rejection::SystemError);
        assert_eq!(client.counted().await.unwrap(), 0);
    });
}

/// Otherwise connections that come and go would fill the queue of the pool.
#[test]
fn a_call_that_waits_for_a_thread_goes_with_its_caller() {
    let one_thread = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .max_blocking_threads(1)
        .build()
        .unwrap();
    let service = Arc::new(Service::default());
    let waiter = Arc::clone(&service);
    let counted = one_thread.block_on(async {
        let server = Server::builder()
            .serve(ChosenServer::from_arc(service))
            .listen("tcp://127.0.0.1:0")
            .start()
            .await
            .unwrap();
        let endpoint = server.endpoints()[0].to_string();
        let first = ChosenClient::connect(&endpoint).await.unwrap();
        let address = endpoint.strip_prefix("tcp://").unwrap();
        let mut second = TcpStream::connect(address).await.unwrap();
        // The only thread is taken by this call.
        first.count_blocking(1).await.unwrap();
        while first.counted().await.unwrap() == 0 {}
        // So this one waits, until its connection is reset.
        let calls = [call(1, 8, &[100]), call(2, 0, &[])].concat();
        second.write_all(&calls).await.unwrap();
        second.read_exact(&mut [0; 28]).await.unwrap();
        let socket = socket2::SockRef::from(&second);
        socket.set_linger(Some(Duration::ZERO)).unwrap();
        drop(second);
        while server.connections() > 1 {
            tokio::task::yield_now().await;
        }
        thread::spawn(move || waiter.barrier.wait());
        // Behind it in the queue of the pool.
        let _ = first.panic().timeout(Duration::from_secs(9)).await;
        first.counted().await.unwrap()
    });
    // A handler that should not run would wait for ever.
    one_thread.shutdown_background();
    assert_eq!(counted, 1);
}

#[test]
fn a_blocking_handler_may_be_oneway() {
    run(async {
        let service = Arc::new(Service::default());
        let server = ChosenServer::from_arc(Arc::clone(&service));
        let client = ChosenClient::new(Channel::local(server));
        client.count_blocking(4).await.unwrap();
        client.meet("x").await.unwrap();
        assert_eq!(client.counted().await.unwrap(), 4);
    });
}

/// What a caller of [`Guarded`] must be allowed.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Access {
    Read,
    Write,
}

#[rpc_program(id = 0x2000_0055, version = 1, access = Access)]
trait Guarded {
    #[procedure(1, access = Access::Read)]
    async fn read(&self) -> u32;

    #[procedure(2, access = Access::Write)]
    async fn write(&self, value: u32);
}

/// Access is inherited with the procedure.
#[rpc_program(id = 0x2000_0055, version = 2, extends = Guarded, access = Access)]
trait GuardedV2: Guarded {
    #[procedure(3, access = Access::Read)]
    async fn open(&self) -> u32;
}

impl Guarded for Service {
    async fn read(&self) -> u32 {
        4
    }

    async fn write(&self, _value: u32) {
        panic!("nobody may write");
    }
}

impl GuardedV2 for Service {
    async fn open(&self) -> u32 {
        5
    }
}

struct ReadOnly;

impl Authorize for ReadOnly {
    async fn authorize(&self, cx: &mut Context) -> Result<(), AuthStatus> {
        match cx.procedure().map(|procedure| procedure.access_as()) {
            Some(Some(Access::Read)) => Ok(()),
            _ => Err(AuthStatus::TooWeak),
        }
    }
}

#[test]
fn access_is_decided_before_arguments_are_decoded() {
    run(async {
        let server = Server::builder()
            .serve_versions(GuardedV2Server::new(Service::default()))
            .authorize(ReadOnly)
            .listen("tcp://127.0.0.1:0")
            .start()
            .await
            .unwrap();
        let endpoint = server.endpoints()[0].to_string();
        let client = GuardedV2Client::connect(&endpoint).await.unwrap();
        client.null().await.unwrap();
        assert_eq!(client.read().await.unwrap(), 4);
        assert_eq!(client.open().await.unwrap(), 5);
        let refused = Rejection::AuthError(AuthStatus::TooWeak);
        assert_eq!(rejected(client.write(1).await), refused);
        for version in [1, 2] {
            let target = Target::new(GuardedClient::PROGRAM, version, 2);
            let garbage = client.channel().call::<_, Value<()>>(target, [7u32; 5]);
            assert_eq!(rejected(garbage.await), refused);
        }
    });
}

#[test]
fn a_server_that_nobody_guards_does_not_start() {
    run(async {
        let server = Server::builder()
            .serve(GuardedV2Server::new(Service::default()))
            .listen("tcp://127.0.0.1:0")
            .start()
            .await;
        assert!(matches!(
            server,
            Err(StartError::NoAuthorizer { procedure: "open" })
        ));
    });
}
