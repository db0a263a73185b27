//! The program, called by bytes from RFC 5531, sections 9 and 11, and by its own client.

use crate::program::{Ping, PingClient, PingServer};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use xdr_rpc::{Context, Server};

struct Service;

impl Ping for Service {
    async fn pingback(&self) -> i32 {
        -2
    }

    async fn repeat(&self, cx: &Context, text: &str, times: u32) -> String {
        assert_eq!(cx.target().procedure, 2);
        text.repeat(times as usize)
    }
}

fn run<F: Future>(test: F) -> F::Output {
    tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap()
        .block_on(test)
}

/// The words of a call of one fragment, with AUTH_NONE twice: program 1, version 2.
fn call(procedure: u32, arguments: &[u32]) -> Vec<u8> {
    let header = [7, 0, 2, 1, 2, procedure, 0, 0, 0, 0];
    let length = u32::try_from(4 * (header.len() + arguments.len())).unwrap();
    let words = [&[0x8000_0000 | length], header.as_slice(), arguments].concat();
    words.into_iter().flat_map(u32::to_be_bytes).collect()
}

#[test]
fn the_server_answers_a_call_of_the_rfc() {
    run(async {
        let server = Server::builder().serve(PingServer::new(Service));
        let server = server.listen("tcp://127.0.0.1:0").start().await.unwrap();
        let endpoint = server.endpoints()[0].to_string();
        let address = endpoint.strip_prefix("tcp://").unwrap();
        let mut stream = TcpStream::connect(address).await.unwrap();
        let accepted = [7, 1, 0, 0, 0, 0];
        let ab = u32::from_be_bytes(*b"ab\0\0");
        let abab = u32::from_be_bytes(*b"abab");
        for (call, results) in [
            (call(1, &[]), [u32::MAX - 1].as_slice()),
            (call(2, &[2, ab, 2]), &[4, abab]),
        ] {
            stream.write_all(&call).await.unwrap();
            let length = u32::try_from(4 * (accepted.len() + results.len())).unwrap();
            assert_eq!(stream.read_u32().await.unwrap(), 0x8000_0000 | length);
            for word in accepted.iter().chain(results) {
                assert_eq!(stream.read_u32().await.unwrap(), *word);
            }
        }
    });
}

#[test]
fn the_client_calls_the_server() {
    run(async {
        let client = PingClient::local(Service);
        client.null().await.unwrap();
        assert_eq!(client.pingback().await.unwrap(), -2);
        assert_eq!(client.repeat("ab", 3).await.unwrap(), "ababab");
        assert!(client.repeat("12345678901234567", 1).await.is_err());
        let names = PingClient::PROCEDURES
            .iter()
            .map(|row| (row.number, row.name));
        assert_eq!(names.collect::<Vec<_>>(), [(1, "pingback"), (2, "repeat")]);
    });
}
