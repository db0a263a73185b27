//! A client that serves a program of its own on its connection.

use super::program::{CounterClient, CounterServer, Counts, count, count_again};
use super::script::{Line, Script};
use std::time::Duration;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use xdr_rpc::xdr::Plain;
use xdr_rpc::xdr::schema::Schema;
use xdr_rpc::{
    AuthStatus, Authorize, Channel, ConnectError, Context, IncomingCall, Interface, Procedure,
    Program, Reconnect, StartError, Target,
};

/// A call of procedure 1 with two words, as RFC 5531 section 9 has it; the answer's words behind the mark.
async fn call_back(line: &mut Line, program: u32, number: u32) -> Vec<u32> {
    line.send(&[9, 0, 2, program, 1, 1, 0, 0, 0, 0, number, 0])
        .await;
    let mark = line.0.read_u32().await.unwrap();
    let mut words = Vec::new();
    for _ in 0..(mark & 0x7fff_ffff) / 4 {
        words.push(line.0.read_u32().await.unwrap());
    }
    words
}

#[tokio::test]
async fn the_server_can_call_its_client_on_every_connection() {
    let script = Script::new().await;
    let counts = Counts::default();
    let _channel = Channel::builder()
        .endpoint(&script.endpoint)
        .serve(CounterServer::new(counts.clone()))
        .reconnect(Reconnect::backoff(Duration::ZERO, Duration::ZERO))
        .connect()
        .await
        .unwrap();
    // Nobody calls on the channel: that it serves something is reason enough to connect again.
    for _ in 0..3 {
        let mut line = script.accept().await;
        let answer = call_back(&mut line, CounterClient::PROGRAM, 7).await;
        assert_eq!(answer, [9, 1, 0, 0, 0, 0, 7], "SUCCESS and the number");
        let answer = call_back(&mut line, 77, 7).await;
        assert_eq!(answer, [9, 1, 0, 0, 0, 1], "PROG_UNAVAIL");
    }
    assert_eq!(counts.of(7), 3);
}

#[tokio::test]
async fn what_cannot_be_served_is_told_before() {
    let builder = Channel::builder()
        .endpoint("tcp://127.0.0.1:1")
        .serve(CounterServer::new(Counts::default()))
        .serve(CounterServer::new(Counts::default()));
    let error = builder.connect_lazy().unwrap_err();
    let ConnectError::Serve(StartError::Duplicate { program, version }) = error else {
        panic!("{error:?}");
    };
    assert_eq!((program, version), (CounterClient::PROGRAM, 1));
}

/// Or a server could do on its clients what nobody has allowed.
#[tokio::test]
async fn access_asks_for_somebody_who_decides() {
    static WRITE: &str = "write";
    static INTERFACE: Interface = Interface::new(7, 1, "Guarded", "", &[GUARDED], &[]);
    const GUARDED: Procedure = Procedure::new(
        Target::new(7, 1, 1),
        "erase",
        "",
        || Schema::Void,
        || Schema::Void,
    )
    .access(&WRITE);
    struct Guarded;
    impl Program for Guarded {
        fn interface(&self) -> &'static Interface {
            &INTERFACE
        }
        fn call(&self, call: IncomingCall) -> impl Future<Output = ()> + Send + 'static {
            call.reply::<(), Plain>(&());
            std::future::ready(())
        }
    }
    struct Nobody;
    impl Authorize for Nobody {
        async fn authorize(&self, _cx: &mut Context) -> Result<(), AuthStatus> {
            Err(AuthStatus::TooWeak)
        }
    }
    let script = Script::new().await;
    let builder = || Channel::builder().endpoint(&script.endpoint).serve(Guarded);
    let error = builder().connect().await.unwrap_err();
    assert!(error.to_string().contains("`erase`"), "{error}");
    let _channel = builder().authorize(Nobody).connect().await.unwrap();
    let mut line = script.accept().await;
    let answer = call_back(&mut line, 7, 0).await;
    assert_eq!(
        answer,
        [9, 1, 1, 1, 5],
        "MSG_DENIED, AUTH_ERROR, AUTH_TOOWEAK"
    );
}

/// A server that ends in order while a call of its own still runs here. The connection stays until that is
/// answered, and takes no call meanwhile: calls once ended there, those to repeat as well.
#[tokio::test]
async fn calls_wait_for_the_next_connection_while_this_one_sends_its_last_answers() {
    let script = Script::new().await;
    let counts = Counts::default();
    let channel = Channel::builder()
        .endpoint(&script.endpoint)
        .serve(CounterServer::new(counts.clone()))
        .reconnect(Reconnect::backoff(Duration::ZERO, Duration::ZERO))
        .connect();
    let channel = channel.await.unwrap();
    let mut line = script.accept().await;
    let before = tokio::spawn({
        let channel = channel.clone();
        async move { count_again(&channel, 1).await }
    });
    line.call().await;
    let program = CounterClient::PROGRAM;
    line.send(&[9, 0, 2, program, 1, 1, 0, 0, 0, 0, 7, 300])
        .await;
    while counts.of(7) == 0 {
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
    line.0.shutdown().await.unwrap();
    tokio::time::sleep(Duration::from_millis(50)).await;
    let meanwhile = tokio::spawn(async move { count(&channel, 2).await });
    assert!(!before.is_finished(), "it is to be repeated");
    let mut next = script.accept().await;
    for _ in 0..2 {
        let (xid, rest) = next.call().await;
        let number = rest[rest.len() - 8..].first_chunk().unwrap();
        next.answer(xid, u32::from_be_bytes(*number)).await;
    }
    assert_eq!(before.await.unwrap().unwrap(), 1);
    assert_eq!(meanwhile.await.unwrap().unwrap(), 2);
    // The last answer came all the same.
    let mut answer = Vec::new();
    line.0.read_to_end(&mut answer).await.unwrap();
    assert_eq!(answer[4..8], 9_u32.to_be_bytes());
}
