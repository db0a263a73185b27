//! What a call and a server can be told.

use super::program::{DeskClient, DeskServer, FrontDesk, serve};
use xdr_rpc::{AuthStatus, AuthSys, CallError, Credential, Peer, Rejection, Server, StartError};

#[tokio::test]
async fn a_credential_is_the_channels_or_the_calls() {
    let (_server, endpoint) = serve().await;
    let desk = DeskClient::connect(&endpoint).await.unwrap();
    let answer = desk.user().await;
    let weak = Rejection::AuthError(AuthStatus::TooWeak);
    assert!(matches!(answer, Err(CallError::Rejected(rejection)) if rejection == weak));

    let someone = Credential::sys(&AuthSys::new("desk", 1000, 100).gids([1, 2, 3])).unwrap();
    assert_eq!(desk.user().credential(someone.clone()).await.unwrap(), 1000);
    assert!(desk.user().await.is_err(), "for that call only");

    let as_someone = DeskClient::new(desk.channel().clone().with_credential(someone));
    assert_eq!(as_someone.user().await.unwrap(), 1000);
    assert!(desk.user().await.is_err(), "for that handle only");
}

#[test]
fn a_credential_keeps_its_limits() {
    let error = Credential::sys(&AuthSys::new(&"x".repeat(256), 0, 0)).unwrap_err();
    assert_eq!(
        error.to_string(),
        "machine_name: opaque data of 256 bytes exceeds its limit of 255 (at byte 4)"
    );
    let error = Credential::sys(&AuthSys::new("", 0, 0).gids(vec![0; 17])).unwrap_err();
    assert_eq!(
        error.to_string(),
        "gids: array of 17 elements exceeds its limit of 16 (at byte 16)"
    );
}

#[tokio::test]
async fn arguments_beyond_their_limit_are_refused_before_anything_is_sent() {
    let desk = DeskClient::local(FrontDesk::default());
    let answer = desk.bytes(vec![0; (1 << 24) + 1].into()).await;
    let Err(CallError::Encode(error)) = answer else {
        panic!("{answer:?}");
    };
    assert_eq!(
        error.to_string(),
        "data: opaque data of 16777217 bytes exceeds its limit of 16777216 (at byte 0)"
    );
    assert_eq!(desk.wait(0, 1).await.unwrap(), 1);
}

#[tokio::test]
async fn one_server_listens_on_tcp_and_unix_at_once() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("desk.sock");
    let server = Server::builder()
        .serve(DeskServer::new(FrontDesk::default()))
        .listen("tcp://127.0.0.1:0")
        .listen("tcp://[::1]:0")
        .listen(format!("unix://{}", path.display()))
        .start()
        .await
        .unwrap();
    for endpoint in server.endpoints() {
        let desk = DeskClient::connect(endpoint).await.unwrap();
        assert_eq!(desk.wait(0, 3).await.unwrap(), 3);
        let unix = endpoint.to_string().starts_with("unix:");
        match desk.channel().peer().unwrap() {
            Peer::Unix(Some(credentials)) => {
                assert!(unix);
                assert_eq!(credentials.pid, Some(std::process::id() as i32));
            }
            Peer::Tcp(address) => {
                assert!(!unix);
                assert_eq!(endpoint.to_string(), format!("tcp://{address}"));
            }
            other => panic!("{other:?}"),
        }
    }
    assert!(server.shutdown(std::time::Duration::from_secs(20)).await);
    assert!(!path.exists(), "the socket goes with its server");
}

#[tokio::test]
async fn a_socket_left_behind_is_taken_over_and_one_in_use_is_not() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("desk.sock");
    // A listener that is gone without removing its name.
    drop(std::os::unix::net::UnixListener::bind(&path).unwrap());
    let endpoint = format!("unix://{}", path.display());
    let start = || {
        Server::builder()
            .serve(DeskServer::new(FrontDesk::default()))
            .listen(endpoint.clone())
            .start()
    };
    let server = start().await.unwrap();
    let error = start().await.unwrap_err();
    assert!(matches!(error, StartError::Listen { .. }), "{error}");
    let desk = DeskClient::connect(&server.endpoints()[0]).await.unwrap();
    assert_eq!(desk.wait(0, 3).await.unwrap(), 3);
}

/// A server once removed whatever stood at its path when it ended.
#[tokio::test]
async fn a_server_removes_no_socket_but_its_own() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("desk.sock");
    let endpoint = format!("unix://{}", path.display());
    let start = || {
        Server::builder()
            .serve(DeskServer::new(FrontDesk::default()))
            .listen(endpoint.clone())
            .start()
    };
    let first = start().await.unwrap();
    std::fs::remove_file(&path).unwrap();
    let second = start().await.unwrap();
    assert!(first.shutdown(std::time::Duration::from_secs(20)).await);
    let desk = DeskClient::connect(&second.endpoints()[0]).await.unwrap();
    assert_eq!(desk.wait(0, 3).await.unwrap(), 3);
}

/// As systemd does, or whoever wants permissions of their own.
#[tokio::test]
async fn a_server_takes_sockets_that_others_bound() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("desk.sock");
    let unix = tokio::net::UnixListener::bind(&path).unwrap();
    let tcp = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = tcp.local_addr().unwrap();
    let server = Server::builder()
        .serve(DeskServer::new(FrontDesk::default()))
        .listen_unix(unix)
        .listen_tcp(tcp)
        .start()
        .await
        .unwrap();
    let names: Vec<String> = server.endpoints().iter().map(ToString::to_string).collect();
    assert_eq!(
        names,
        [
            format!("unix://{}", path.display()),
            format!("tcp://{address}")
        ]
    );
    for endpoint in server.endpoints() {
        let desk = DeskClient::connect(endpoint).await.unwrap();
        assert_eq!(desk.wait(0, 3).await.unwrap(), 3);
    }
    assert!(server.shutdown(std::time::Duration::from_secs(20)).await);
    assert!(path.exists(), "it is not the server's to remove");
}

#[tokio::test]
async fn a_server_that_cannot_be_says_why() {
    let builder = || Server::builder().serve(DeskServer::new(FrontDesk::default()));
    let error = builder().start().await.unwrap_err();
    assert!(matches!(error, StartError::NoEndpoint), "{error}");
    let twice = builder().serve(DeskServer::new(FrontDesk::default()));
    let error = twice.listen("tcp://127.0.0.1:0").start().await.unwrap_err();
    assert_eq!(
        error.to_string(),
        "version 1 of program 0x20000088 is served twice; remove one"
    );
    let error = builder()
        .listen("udp://127.0.0.1:0")
        .start()
        .await
        .unwrap_err();
    assert_eq!(
        error.to_string(),
        "`udp://127.0.0.1:0` is not an endpoint: its scheme is unknown; write `tcp://HOST:PORT`, `tls://HOST:PORT` or `unix:///PATH`, with `libvirt+` before it for libvirt's protocol"
    );
    for long in [108, 109, 4096] {
        let endpoint = format!("unix:///{}", "x".repeat(long));
        let error = builder().listen(endpoint).start().await.unwrap_err();
        assert!(matches!(error, StartError::Listen { .. }), "{error}");
    }
}
