//! What goes on where a limit is reached or an end is near.

use futures_util::future::join_all;
use std::io::ErrorKind;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex};
use std::task::Poll;
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt, DuplexStream, duplex};
use tokio::sync::Notify;
use xdr_rpc::{Channel, ClientLimits, Context, Server, ServerLimits, rpc_program};

#[rpc_program(id = 0x2000_009a, version = 1)]
trait Asking {
    /// Asks the caller for a number, and answers with that.
    #[procedure(1)]
    async fn ask(&self, cx: &Context) -> i64;

    /// Asks the caller for a number when this has long been answered.
    #[procedure(2)]
    async fn ask_later(&self, cx: &Context);
}

#[rpc_program(id = 0x2000_009b, version = 1)]
trait Answering {
    #[procedure(1)]
    async fn number(&self) -> u32;

    /// A large reply.
    #[procedure(2)]
    #[xdr(max = 65536)]
    async fn much(&self) -> Vec<u8>;

    /// Takes an hour.
    #[procedure(3)]
    async fn long(&self) -> u32;
}

/// With what it was told by those whom it asked later.
#[derive(Clone, Default)]
struct Asker(Arc<Mutex<Vec<Option<u32>>>>);

impl Asking for Asker {
    async fn ask(&self, cx: &Context) -> i64 {
        let answer = AnsweringClient::new(cx.channel()).number().await;
        answer.map_or(-1, i64::from)
    }

    async fn ask_later(&self, cx: &Context) {
        let (caller, told) = (AnsweringClient::new(cx.channel()), Arc::clone(&self.0));
        tokio::spawn(async move {
            let answer = caller.long().timeout(Duration::from_secs(86400)).await;
            told.lock().unwrap().push(answer.ok());
        });
    }
}

#[derive(Clone, Default)]
struct Answerer {
    asked: Arc<Notify>,
    count: Arc<AtomicU32>,
}

impl Answering for Answerer {
    async fn number(&self) -> u32 {
        self.asked.notify_one();
        tokio::time::sleep(Duration::from_millis(10)).await;
        42
    }

    async fn much(&self) -> Vec<u8> {
        self.count.fetch_add(1, Ordering::Relaxed);
        vec![7; 65536]
    }

    async fn long(&self) -> u32 {
        tokio::time::sleep(Duration::from_secs(3600)).await;
        60
    }
}

fn server(limits: ServerLimits, asker: &Asker) -> Server {
    let server = Server::builder()
        .serve(AskingServer::new(asker.clone()))
        .serve(AnsweringServer::new(Answerer::default()));
    server.limits(limits).start_unbound().unwrap()
}

/// A channel over `stream` whose other end may call `answerer`.
async fn serving(stream: DuplexStream, answerer: Answerer) -> Channel {
    let stream = Mutex::new(Some(stream));
    let channel = Channel::builder()
        .connector(move || {
            let stream = stream.lock().unwrap().take();
            async move { stream.ok_or_else(|| ErrorKind::NotFound.into()) }
        })
        .serve(AnsweringServer::new(answerer));
    channel.connect().await.unwrap()
}

/// A client of `server` that serves `answerer`.
async fn client(server: &Server, answerer: Answerer) -> AskingClient {
    let (near, far) = duplex(1 << 16);
    server.attach(far);
    AskingClient::new(serving(near, answerer).await)
}

/// The replies to calls back are read although no further call may be. They once waited behind the limit
/// for the handlers that waited for them.
#[tokio::test(start_paused = true)]
async fn handlers_that_fill_the_limit_get_the_answers_they_wait_for() {
    for most in [1, 2, 3] {
        let mut limits = ServerLimits::default();
        limits.max_in_flight = most;
        let server = server(limits, &Asker::default());
        let answerer = Answerer::default();
        let client = client(&server, answerer.clone()).await;
        let answers = join_all((0..6).map(|_| async { client.ask().await })).await;
        assert!(
            answers.iter().all(|answer| matches!(answer, Ok(42))),
            "{most}: {answers:?}"
        );
    }
}

/// Once nothing was read any more while a server shut down.
#[tokio::test(start_paused = true)]
async fn a_server_that_ends_lets_handlers_have_the_answers_they_wait_for() {
    let server = server(ServerLimits::default(), &Asker::default());
    let answerer = Answerer::default();
    let client = client(&server, answerer.clone()).await;
    let call = tokio::spawn(async move { (client.ask().await, client) });
    answerer.asked.notified().await;
    assert!(server.shutdown(Duration::from_secs(20)).await);
    assert_eq!(call.await.unwrap().0.unwrap(), 42);
}

const PROGRAM: u32 = AnsweringClient::PROGRAM;

fn record(words: &[u32]) -> Vec<u8> {
    let mut bytes = (0x8000_0000 | (4 * words.len() as u32))
        .to_be_bytes()
        .to_vec();
    bytes.extend(words.iter().flat_map(|word| word.to_be_bytes()));
    bytes
}

/// A server that calls and reads no answer, which once were made all the same: as many as it liked.
#[tokio::test(start_paused = true)]
async fn a_client_makes_no_more_answers_than_its_server_reads() {
    let (near, mut far) = duplex(1 << 12);
    let answerer = Answerer::default();
    let _channel = serving(near, answerer.clone()).await;
    let flood = async {
        for xid in 1..=2000 {
            let call = record(&[xid, 0, 2, PROGRAM, 1, 2, 0, 0, 0, 0]);
            if far.write_all(&call).await.is_err() {
                return;
            }
        }
    };
    let _ = tokio::time::timeout(Duration::from_secs(5), flood).await;
    let held = answerer.count.load(Ordering::Relaxed) as usize * 65536;
    assert!(
        held <= 2 * ClientLimits::default().max_queued,
        "{held} bytes wait"
    );
}

/// A peer that closes its side and then takes its time to read the reply. It once had the time that
/// calls have which still run then.
#[tokio::test(start_paused = true)]
async fn a_closed_side_does_not_cut_a_reply_short() {
    let server = server(ServerLimits::default(), &Asker::default());
    let (mut near, far) = duplex(4096);
    server.attach(far);
    let call = record(&[7, 0, 2, PROGRAM, 1, 2, 0, 0, 0, 0]);
    near.write_all(&call).await.unwrap();
    near.shutdown().await.unwrap();
    let mut reply = 0;
    let mut buffer = [0; 4096];
    loop {
        tokio::time::sleep(Duration::from_secs(1)).await;
        match near.read(&mut buffer).await.unwrap() {
            0 => break,
            read => reply += read,
        }
    }
    // The mark, the header of six words, and the result behind its length.
    assert_eq!(reply, 4 + 24 + 4 + 65536);
}

/// A call that still runs then is given up, and the peer learns of it where it listens.
#[tokio::test(start_paused = true)]
async fn a_closed_side_gives_calls_the_time_of_the_limit() {
    let server = server(ServerLimits::default(), &Asker::default());
    let (mut near, far) = duplex(4096);
    server.attach(far);
    let call = record(&[7, 0, 2, PROGRAM, 1, 3, 0, 0, 0, 0]);
    near.write_all(&call).await.unwrap();
    near.shutdown().await.unwrap();
    let (mut reply, begun) = (Vec::new(), tokio::time::Instant::now());
    near.read_to_end(&mut reply).await.unwrap();
    // SYSTEM_ERR is 5 (RFC 5531 section 9).
    assert_eq!(reply, record(&[7, 1, 0, 0, 0, 5]));
    assert_eq!(
        begun.elapsed().as_secs(),
        ServerLimits::default().drain_timeout.as_secs()
    );
}

/// The limits say that nothing at all counts as one.
#[tokio::test(start_paused = true)]
async fn a_limit_of_nothing_is_one() {
    let mut limits = ServerLimits::default();
    limits.max_connections = 0;
    limits.max_fragments = 0;
    limits.max_in_flight = 0;
    limits.max_in_flight_bytes = 0;
    limits.max_queued = 0;
    let server = server(limits, &Asker::default());
    let (near, far) = duplex(4096);
    server.attach(far);
    let client = AnsweringClient::new(Channel::over(near, ClientLimits::default()));
    assert_eq!(client.number().await.unwrap(), 42);
}

/// Nothing happens on the connection but that a call waits for its reply: longer than it may be idle.
#[tokio::test(start_paused = true)]
async fn a_connection_with_a_call_back_is_not_idle() {
    let asker = Asker::default();
    let server = server(ServerLimits::default(), &asker);
    let client = client(&server, Answerer::default()).await;
    client.ask_later().await.unwrap();
    tokio::time::sleep(Duration::from_secs(7200)).await;
    assert_eq!(*asker.0.lock().unwrap(), [Some(60)]);
    assert_eq!(server.connections(), 0, "then it is");
}

/// A peer that never answers takes the xids away one by one. When there are none left, the connection has
/// to go: calls once failed on it for as long as it was there.
#[tokio::test]
async fn a_million_calls_without_an_answer_end_the_connection() {
    let (near, mut far) = duplex(1 << 20);
    tokio::spawn(async move { tokio::io::copy(&mut far, &mut tokio::io::sink()).await });
    let channel = Channel::over(near, ClientLimits::default());
    let client = AnsweringClient::new(channel);
    for count in 0..(1 << 20) {
        let mut call = client.number().into_future();
        if let Poll::Ready(ended) = futures_util::poll!(&mut call) {
            assert!(count >= 1_000_000 && ended.is_err(), "{count}: {ended:?}");
            break;
        }
        if count % 1024 == 0 {
            tokio::task::yield_now().await;
        }
    }
    let reason = client.channel().closed().unwrap_or_default();
    assert!(reason.contains("a million calls"), "{reason}");
}
