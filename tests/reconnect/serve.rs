//! A client that serves a program of its own on its connection.

use super::program::{CounterClient, CounterServer, Counts};
use super::script::{Line, Script};
use std::time::Duration;
use tokio::io::AsyncReadExt as _;
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
