//! Results, errors and events, and how they look.

use super::packets::{Raw, call, header};
use super::{Door, Here, HouseClient, HouseEvent, HouseServer, ID, Refusal, client, server};
use std::time::Duration;
use xdr_rpc::libvirt::ErrorCode;
use xdr_rpc::{CallError, Peer, Server, ServerLimits};

#[tokio::test]
async fn a_call_comes_back_with_its_result() {
    let server = server().await;
    assert!(
        server.endpoints()[0]
            .to_string()
            .starts_with("libvirt+tcp://127.0.0.1:")
    );
    let client = client(&server).await;
    assert_eq!(client.hello("house").await.unwrap(), "hello house");
    assert_eq!(client.find(7).await.unwrap(), 7);
}

#[tokio::test]
async fn an_error_of_the_program_comes_back_whole() {
    let server = server().await;
    let client = client(&server).await;
    let Err(CallError::Remote(error)) = client.find(42).await else {
        panic!("found");
    };
    assert_eq!(error.code, ErrorCode::NO_DOMAIN);
    assert_eq!(error.message.as_deref(), Some("Domain not found"));
    // The connection goes on.
    assert_eq!(client.find(1).await.unwrap(), 1);
}

#[tokio::test]
async fn a_failure_is_the_same_union_over_both_protocols() {
    let server = server().await;
    let client = client(&server).await;
    assert!(matches!(
        client.knock(9).await,
        Err(CallError::App(Refusal::TooMany))
    ));
    assert_eq!(client.knock(2).await.unwrap(), 2);
}

#[tokio::test]
async fn one_server_speaks_both_protocols_and_events_reach_clients_of_both() {
    let server = Server::builder()
        .serve(HouseServer::new(Here::new()))
        .authorize(Door)
        .listen("libvirt+tcp://127.0.0.1:0")
        .listen("tcp://127.0.0.1:0")
        .start()
        .await
        .unwrap();
    let mut streams = Vec::new();
    let mut clients = Vec::new();
    for endpoint in server.endpoints() {
        let client = HouseClient::connect(endpoint).await.unwrap();
        streams.push(client.events());
        client.listen().await.unwrap();
        clients.push(client);
    }
    assert_eq!(clients[0].knock(3).await.unwrap(), 3);
    for stream in &mut streams {
        assert!(matches!(
            stream.next().await,
            Some(HouseEvent::Rang { times: 3 })
        ));
    }
    // Over ONC RPC an error of libvirt's is SYSTEM_ERR.
    assert!(matches!(
        clients[1].find(42).await,
        Err(CallError::Rejected(_))
    ));
}

#[tokio::test]
async fn the_bytes_of_a_call_its_reply_and_an_event() {
    let server = server().await;
    let mut raw = Raw::connect(&server.endpoints()[0]).await;
    raw.send(&call(ID, 1, 1, 77, b"\0\0\0\x03abc\0")).await;
    let reply = raw.packet().await;
    assert_eq!(&reply[..24], &header(ID, 1, 1, 1, 77, 0));
    assert_eq!(&reply[24..], b"\0\0\0\x09hello abc\0\0\0");

    raw.send(&call(ID, 1, 5, 78, &[])).await;
    assert_eq!(raw.packet().await, header(ID, 1, 5, 1, 78, 0));
    raw.send(&call(ID, 1, 4, 79, &[0, 0, 0, 2])).await;
    // A MESSAGE with serial 0 and status OK.
    assert_eq!(
        raw.packet().await,
        [&header(ID, 1, 7, 2, 0, 0)[..], &[0, 0, 0, 2]].concat()
    );
    // The union of a result and its failures: 0 is success.
    assert_eq!(
        raw.packet().await,
        [&header(ID, 1, 4, 1, 79, 0)[..], &[0, 0, 0, 0, 0, 0, 0, 2]].concat()
    );
}

/// `virNetMessageError` of the daemon itself: code, domain RPC, text, level error, nothing else.
fn error(code: u32, domain: u32, text: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    for word in [code, domain, 1, u32::try_from(text.len()).unwrap()] {
        bytes.extend_from_slice(&word.to_be_bytes());
    }
    bytes.extend_from_slice(text.as_bytes());
    bytes.resize(bytes.len().next_multiple_of(4), 0);
    for word in [2_u32, 0, 0, 0, 0, 0, 0, 0] {
        bytes.extend_from_slice(&word.to_be_bytes());
    }
    bytes
}

#[tokio::test]
async fn what_is_not_there_is_told_in_the_words_that_clients_look_for() {
    let server = server().await;
    let mut raw = Raw::connect(&server.endpoints()[0]).await;
    for (procedure, text) in [
        (0, "unknown procedure: 0"),
        (-1, "unknown procedure: -1"),
        (7, "unknown procedure: 7"),
        (8, "unknown procedure: 8"),
        (i32::MIN, "unknown procedure: -2147483648"),
        (i32::MAX, "unknown procedure: 2147483647"),
    ] {
        raw.send(&call(ID, 1, procedure, 5, &[])).await;
        let reply = raw.packet().await;
        assert_eq!(&reply[..24], &header(ID, 1, procedure, 1, 5, 1));
        assert_eq!(reply[24..], error(39, 7, text), "{text}");
    }
    for (program, version) in [(ID, 2), (ID + 1, 1), (0, 0)] {
        raw.send(&call(program, version, 1, 6, &[])).await;
        let reply = raw.packet().await;
        assert_eq!(&reply[..24], &header(program, version, 1, 1, 6, 1));
        let text = format!("Cannot find program {program} version {version}");
        assert_eq!(reply[24..], error(39, 7, &text));
    }
    // Arguments that make no sense leave the connection as it is.
    raw.send(&call(ID, 1, 1, 7, &[0, 0, 0])).await;
    let reply = raw.packet().await;
    assert_eq!(
        reply[24..],
        error(39, 7, "Unable to decode message payload")
    );
    raw.send(&call(ID, 1, 1, 8, b"\0\0\0\x01a\0\0\0")).await;
    assert_eq!(&raw.packet().await[24..], b"\0\0\0\x07hello a\0");
}

#[tokio::test]
async fn who_is_not_known_is_told_so_before_anything_is_decoded() {
    let server = Server::builder()
        .serve(HouseServer::new(Here::new()))
        .authorize(Door)
        .needs_authentication(|peer| matches!(peer, Peer::Tcp(_)))
        .listen("libvirt+tcp://127.0.0.1:0")
        .start()
        .await
        .unwrap();
    let mut raw = Raw::connect(&server.endpoints()[0]).await;
    // These arguments are none.
    raw.send(&call(ID, 1, 2, 1, &[1])).await;
    assert_eq!(
        raw.packet().await[24..],
        error(39, 7, "authentication required")
    );
    raw.send(&call(ID, 1, 6, 2, &[0, 0, 0, 0])).await;
    assert_eq!(raw.packet().await, header(ID, 1, 6, 1, 2, 0));
    raw.send(&call(ID, 1, 2, 3, &[0, 0, 0, 9])).await;
    assert_eq!(&raw.packet().await[24..], [0, 0, 0, 9]);
}

#[tokio::test]
async fn who_may_only_read_is_told_so() {
    let server = server().await;
    let mut raw = Raw::connect(&server.endpoints()[0]).await;
    raw.send(&call(ID, 1, 3, 1, &[])).await;
    let text = "operation forbidden: read only access prevents burn";
    assert_eq!(raw.packet().await[24..], error(29, 7, text));
}

#[tokio::test]
async fn those_who_do_not_show_who_they_are_keep_nobody_out_for_long() {
    let mut limits = ServerLimits::libvirt();
    limits.max_unauthenticated = 2;
    let server = Server::builder()
        .serve(HouseServer::new(Here::new()))
        .authorize(Door)
        .needs_authentication(|_| true)
        .limits(limits)
        .listen("libvirt+tcp://127.0.0.1:0")
        .start()
        .await
        .unwrap();
    let endpoint = &server.endpoints()[0];
    let first = HouseClient::connect(endpoint).await.unwrap();
    let second = HouseClient::connect(endpoint).await.unwrap();
    first.hello("a").await.unwrap();
    second.hello("a").await.unwrap();
    // The kernel takes the third one; the server does not.
    let third = HouseClient::connect(endpoint).await.unwrap();
    let waiting = third.hello("c").timeout(Duration::from_millis(200)).await;
    assert!(matches!(waiting, Err(CallError::Timeout)));
    assert_eq!(server.connections(), 2);
    first.log_in(false).await.unwrap();
    third.hello("c").await.unwrap();
    drop(second);
    third.log_in(false).await.unwrap();
    let fourth = HouseClient::connect(endpoint).await.unwrap();
    fourth.hello("d").await.unwrap();
}
