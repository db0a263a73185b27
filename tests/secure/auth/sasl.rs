//! Names and passwords over every kind of connection.

use super::daemon::{Data, RemoteClient, builder, is_outside, refusal};
use crate::certificates::Authority;
use xdr_rpc::libvirt::auth::{Authenticator, Method};
use xdr_rpc::libvirt::sasl::{Client, Next, Secret, Server, Users};
use xdr_rpc::libvirt::{ErrorCode, ErrorDomain, RemoteError};
use xdr_rpc::{Channel, ServerLimits};

fn auth() -> Authenticator {
    let secret = Secret::derive("123456", b"salt", 4096).unwrap();
    let users = Users::new().with("fred", secret);
    Authenticator::new(|_| Method::Sasl).with_sasl(Server::new(users).unwrap())
}

async fn log_in(remote: &RemoteClient, client: &Client, secure: bool) -> Result<(), RemoteError> {
    let offered = remote
        .auth_sasl_init()
        .await
        .map_err(|error| refusal::<()>(Err(error)))?;
    let mut ours = client.exchange(&offered, secure).unwrap();
    let data = Data::of(ours.start().await.unwrap());
    let started = remote.auth_sasl_start(ours.mechanism(), data.clone()).await;
    let mut reply = started.map_err(|error| refusal::<()>(Err(error)))?;
    while let Next::Send(data) = ours
        .step(reply.data.get(), reply.complete != 0)
        .await
        .unwrap()
    {
        let stepped = remote.auth_sasl_step(Data::of(data)).await;
        reply = stepped.map_err(|error| refusal::<()>(Err(error)))?;
    }
    Ok(())
}

#[tokio::test]
async fn names_get_in_over_every_kind_of_connection() {
    let folder = tempfile::tempdir().unwrap();
    let authority = Authority::new();
    let unix = format!("libvirt+unix://{}", folder.path().join("sock").display());
    let server = builder(&auth(), false)
        .tls(authority.server())
        .listen("libvirt+tcp://127.0.0.1:0")
        .listen(unix.as_str())
        .listen("libvirt+tls://127.0.0.1:0")
        .start()
        .await
        .unwrap();
    let uid = rustix::process::geteuid().as_raw();
    let expected = [
        ("SCRAM-SHA-256", "Sasl: fred".to_owned()),
        ("SCRAM-SHA-256,PLAIN", format!("Sasl: fred, uid {uid}")),
        (
            "SCRAM-SHA-256,PLAIN",
            "Sasl: fred, CN=alice,O=Example".to_owned(),
        ),
    ];
    for (endpoint, (offered, who)) in server.endpoints().iter().zip(expected) {
        let channel = Channel::builder()
            .endpoint(endpoint)
            .tls(authority.client());
        let channel = channel.connect().await.unwrap();
        let remote = RemoteClient::new(channel);
        is_outside(&remote).await;
        assert_eq!(remote.auth_list().await.unwrap(), [Method::Sasl]);
        is_outside(&remote).await;
        let secure = offered.contains("PLAIN");
        assert_eq!(remote.auth_sasl_init().await.unwrap(), offered);
        // To begin again, there has to be a failure first.
        let nothing = Data::of(Some(Vec::new()));
        refusal(remote.auth_sasl_start("SCRAM-SHA-256", nothing).await);
        is_outside(&remote).await;
        let client = Client::new("fred", "123456");
        log_in(&remote, &client, secure).await.unwrap();
        assert_eq!(remote.open().await.unwrap(), who);
    }
}

#[tokio::test]
async fn every_failure_says_the_same() {
    let server = builder(&auth(), false).listen("libvirt+tcp://127.0.0.1:0");
    let server = server.start().await.unwrap();
    let mut told = Vec::new();
    for client in [
        Client::new("fred", "12345"),
        Client::new("nobody", "123456"),
    ] {
        let remote = RemoteClient::connect(&server.endpoints()[0]).await.unwrap();
        let refused = log_in(&remote, &client, false).await;
        told.push(refused.unwrap_err());
        is_outside(&remote).await;
    }
    let remote = RemoteClient::connect(&server.endpoints()[0]).await.unwrap();
    let data = Data::of(Some(b"n,,n=fred,r=x".to_vec()));
    told.push(refusal(
        remote.auth_sasl_start("SCRAM-SHA-256", data.clone()).await,
    ));
    told.push(refusal(remote.auth_sasl_step(data.clone()).await));
    remote.auth_sasl_init().await.unwrap();
    told.push(refusal(remote.auth_sasl_init().await));
    told.push(refusal(
        remote.auth_sasl_start("GSSAPI", data.clone()).await,
    ));
    for refused in told {
        assert_eq!(refused.code, ErrorCode::AUTH_FAILED);
        assert_eq!(refused.domain, ErrorDomain::RPC);
        assert_eq!(refused.message.as_deref(), Some("authentication failed"));
    }
    is_outside(&remote).await;
}

/// A place among those who are not known is free again once they are.
#[tokio::test]
async fn places_are_given_back() {
    let mut limits = ServerLimits::libvirt();
    limits.max_unauthenticated = 1;
    let server = builder(&auth(), false)
        .limits(limits)
        .listen("libvirt+tcp://127.0.0.1:0");
    let server = server.start().await.unwrap();
    let client = Client::new("fred", "123456");
    let mut inside = Vec::new();
    for _ in 0..3 {
        let remote = RemoteClient::connect(&server.endpoints()[0]).await.unwrap();
        log_in(&remote, &client, false).await.unwrap();
        inside.push(remote);
    }
    for remote in inside {
        assert_eq!(remote.open().await.unwrap(), "Sasl: fred");
    }
}

/// What one connection has proved is nothing to another one.
#[tokio::test]
async fn connections_do_not_share_who_they_are() {
    let server = builder(&auth(), false).listen("libvirt+tcp://127.0.0.1:0");
    let server = server.start().await.unwrap();
    let inside = RemoteClient::connect(&server.endpoints()[0]).await.unwrap();
    let outside = RemoteClient::connect(&server.endpoints()[0]).await.unwrap();
    outside.auth_sasl_init().await.unwrap();
    log_in(&inside, &Client::new("fred", "123456"), false)
        .await
        .unwrap();
    is_outside(&outside).await;
    assert_eq!(inside.open().await.unwrap(), "Sasl: fred");
}

#[tokio::test]
async fn sasl_is_only_for_those_of_whom_it_is_asked() {
    let secret = Secret::derive("123456", b"salt", 4096).unwrap();
    let users = Users::new().with("fred", secret);
    let polkit = Authenticator::new(|_| Method::Polkit).with_sasl(Server::new(users).unwrap());
    let nobody = Authenticator::new(|_| Method::Sasl);
    for auth in [polkit, nobody] {
        let server = builder(&auth, false).listen("libvirt+tcp://127.0.0.1:0");
        let server = server.start().await.unwrap();
        let remote = RemoteClient::connect(&server.endpoints()[0]).await.unwrap();
        let refused = refusal(remote.auth_sasl_init().await);
        assert_eq!(refused.code, ErrorCode::AUTH_FAILED);
        let data = Data::of(Some(b"\0fred\x00123456".to_vec()));
        refusal(remote.auth_sasl_start("PLAIN", data.clone()).await);
        is_outside(&remote).await;
    }
}

#[tokio::test]
async fn whoever_need_not_show_anything_is_in() {
    let auth = Authenticator::new(|_| Method::None);
    let server = builder(&auth, false).listen("libvirt+tcp://127.0.0.1:0");
    let server = server.start().await.unwrap();
    let remote = RemoteClient::connect(&server.endpoints()[0]).await.unwrap();
    assert_eq!(remote.auth_list().await.unwrap(), [Method::None]);
    assert_eq!(remote.open().await.unwrap(), "None: ");
}
