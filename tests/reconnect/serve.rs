//! A client that serves a program of its own on its connection.

use super::program::{CounterClient, CounterServer, Counts};
use super::script::{Line, Script};
use std::time::Duration;
use tokio::io::AsyncReadExt as _;
use xdr_rpc::{Channel, ConnectError, Reconnect};

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
async fn one_version_is_served_once() {
    let builder = Channel::builder()
        .endpoint("tcp://127.0.0.1:1")
        .serve(CounterServer::new(Counts::default()))
        .serve(CounterServer::new(Counts::default()));
    let error = builder.connect_lazy().unwrap_err();
    assert!(matches!(
        error,
        ConnectError::Duplicate {
            program: CounterClient::PROGRAM,
            version: 1
        }
    ));
}
