//! TLS, SASL and polkit with libvirt's own: GnuTLS and Cyrus SASL are at the other end.

use crate::peers::{Libvirtd, program, runtime};
use crate::process::{Finished, run};
use crate::proxy::Proxy;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use tempfile::TempDir;
use xdr_remote::{AuthType, Guard, RemoteClient, RemoteServer};
use xdr_rpc::libvirt::auth::{Authenticator, Method};
use xdr_rpc::libvirt::polkit::Polkit;
use xdr_rpc::libvirt::sasl::{Client, Mechanism, Next, Secret, Server as Sasl, Users};
use xdr_rpc::tls::{Authorities, CertifiedKey, TlsClient, TlsServer};
use xdr_rpc::{CallError, Channel, ClientLimits, ConnectError, Server, ServerLimits};

fn authorities(pki: &Path) -> Authorities {
    Authorities::from_pem_file(pki.join("cacert.pem")).expect("it is a certificate")
}

fn shown(pki: &Path, name: &str) -> CertifiedKey {
    let certificate = pki.join(format!("{name}cert.pem"));
    let key = pki.join(format!("{name}key.pem"));
    CertifiedKey::from_pem_files(certificate, key).expect("they are a certificate and a key")
}

fn tls_client(pki: &Path) -> TlsClient {
    TlsClient::mutual(authorities(pki), shown(pki, "client")).expect("they belong together")
}

async fn connect(place: &str, tls: TlsClient) -> Result<RemoteClient, ConnectError> {
    let channel = Channel::builder()
        .endpoint(format!("libvirt+tls://{place}"))
        .limits(ClientLimits::libvirt())
        .tls(tls);
    Ok(RemoteClient::new(channel.connect().await?))
}

fn place(daemon: &Libvirtd) -> String {
    format!("127.0.0.1:{}", daemon.value("TLS"))
}

/// Goes through libvirtd's SASL.
async fn log_in(remote: &RemoteClient, client: &Client) -> Result<&'static str, CallError> {
    let offered = remote.auth_sasl_init().await?;
    let mut ours = client
        .exchange(&offered, true)
        .expect("we have what it offers");
    let first = ours.start().await.expect("it begins");
    let nil = first.is_none();
    let mut reply = remote
        .auth_sasl_start(ours.mechanism(), nil, first.unwrap_or_default())
        .await?;
    loop {
        let data = (!reply.nil).then_some(&reply.data[..]);
        let next = ours.step(data, reply.complete).await;
        match next.expect("libvirtd keeps to the mechanism") {
            Next::Done => return Ok(ours.mechanism()),
            Next::Send(data) => {
                let nil = data.is_none();
                reply = remote.auth_sasl_step(nil, data.unwrap_or_default()).await?;
            }
        }
    }
}

async fn type_of_driver(remote: &RemoteClient) -> String {
    remote
        .connect_open(Some("test:///default"), 0)
        .await
        .expect("it opens");
    remote.connect_get_type().await.expect("it answers")
}

#[test]
fn our_client_with_libvirtd_over_tls() {
    let daemon = Libvirtd::start(&[]);
    let pki = Path::new(daemon.value("PKI"));
    runtime().block_on(async {
        let remote = connect(&place(&daemon), tls_client(pki)).await;
        let remote = remote.expect("libvirtd takes the certificate");
        assert_eq!(
            remote.auth_list().await.expect("it answers"),
            [AuthType::None]
        );
        assert_eq!(type_of_driver(&remote).await, "TEST");

        // It demands a certificate, and the right name is ours to demand.
        let none = TlsClient::new(authorities(pki)).expect("they are authorities");
        let refused = connect(&place(&daemon), none).await;
        assert!(
            matches!(refused, Err(ConnectError::Io { .. })),
            "{refused:?}"
        );
        let other = tls_client(pki).server_name("elsewhere.example");
        let refused = connect(&place(&daemon), other.expect("it is a name")).await;
        assert!(
            matches!(refused, Err(ConnectError::Io { .. })),
            "{refused:?}"
        );
    });
}

#[test]
fn our_client_shows_libvirtd_its_password() {
    for mechanism in ["SCRAM-SHA-256", "PLAIN"] {
        let daemon = Libvirtd::start(&["--sasl", mechanism]);
        let pki = Path::new(daemon.value("PKI"));
        runtime().block_on(async {
            let remote = connect(&place(&daemon), tls_client(pki)).await;
            let remote = remote.expect("libvirtd takes the certificate");
            assert_eq!(
                remote.auth_list().await.expect("it answers"),
                [AuthType::Sasl]
            );
            let chosen = log_in(&remote, &Client::new("fred", "open sesame")).await;
            assert_eq!(chosen.expect("that is the password"), mechanism);
            assert_eq!(type_of_driver(&remote).await, "TEST");

            let remote = connect(&place(&daemon), tls_client(pki)).await;
            let remote = remote.expect("libvirtd takes the certificate");
            let refused = log_in(&remote, &Client::new("fred", "open says me")).await;
            let Err(CallError::Remote(error)) = refused else {
                panic!("{refused:?}");
            };
            assert_eq!(error.code.0, 45);
        });
    }
}

/// A server of ours in front of libvirtd, which asks whoever comes.
async fn front(daemon: &Libvirtd, auth: &Authenticator, endpoint: &str) -> Server {
    let pki = Path::new(daemon.value("PKI"));
    let tls = TlsServer::mutual(shown(pki, "server"), authorities(pki));
    auth.protect(Server::builder())
        .authorize(Guard::new())
        .serve(RemoteServer::new(Proxy::guarded(daemon.socket(), auth)))
        .limits(ServerLimits::libvirt())
        .tls(tls.expect("they belong together"))
        .listen(endpoint)
        .start()
        .await
        .expect("it can listen")
}

fn virsh(uri: &str) -> Finished {
    run(
        program("virsh").args(["-q", "-c", uri, "list --all --name"]),
        String::new(),
    )
}

#[test]
fn virsh_shows_our_server_its_certificate() {
    let daemon = Libvirtd::start(&[]);
    let auth = Authenticator::new(|_| Method::None);
    let runtime = runtime();
    let server = runtime.block_on(front(&daemon, &auth, "libvirt+tls://127.0.0.1:0"));
    let endpoint = server.endpoints()[0].to_string();
    let place = endpoint.trim_start_matches("libvirt+tls://");
    let uri = format!("test+tls://{place}/default?pkipath={}", daemon.value("PKI"));
    let Finished { out, err, .. } = virsh(&uri);
    assert_eq!((out.trim(), &*err), ("test", ""));

    // The certificate of another authority.
    let others = Libvirtd::start(&[]);
    let folder = tempfile::tempdir().expect("there is a place for files");
    for (from, name) in [
        (&daemon, "cacert.pem"),
        (&others, "clientcert.pem"),
        (&others, "clientkey.pem"),
    ] {
        let from = Path::new(from.value("PKI")).join(name);
        fs::copy(from, folder.path().join(name)).expect("it can be copied");
    }
    let uri = format!(
        "test+tls://{place}/default?pkipath={}",
        folder.path().display()
    );
    let Finished { status, out, err } = virsh(&uri);
    assert!(!status.success() && out.is_empty(), "{out}");
    assert!(err.contains("error: failed to connect"), "{err}");
}

/// What libvirt's client takes names and passwords from.
fn password_file(password: &str) -> TempDir {
    let folder = tempfile::tempdir().expect("there is a place for files");
    let text = format!(
        "[credentials-fred]\nauthname=fred\npassword={password}\n[auth-libvirt-127.0.0.1]\ncredentials=fred\n"
    );
    fs::write(folder.path().join("auth.conf"), text).expect("it can be written");
    folder
}

#[test]
fn virsh_shows_our_server_its_password() {
    let daemon = Libvirtd::start(&[]);
    for mechanism in [Mechanism::ScramSha256, Mechanism::Plain] {
        let secret = Secret::new("open sesame").expect("it is a password");
        let sasl = Sasl::new(Users::new().with("fred", secret)).expect("there is randomness");
        let auth = Authenticator::new(|_| Method::Sasl).with_sasl(sasl.mechanisms([mechanism]));
        let runtime = runtime();
        let server = runtime.block_on(front(&daemon, &auth, "libvirt+tls://127.0.0.1:0"));
        let endpoint = server.endpoints()[0].to_string();
        let place = endpoint.trim_start_matches("libvirt+tls://");
        let visit = |password| {
            let file = password_file(password);
            virsh(&format!(
                "test+tls://{place}/default?pkipath={}&authfile={}",
                daemon.value("PKI"),
                file.path().join("auth.conf").display()
            ))
        };
        let Finished { out, err, .. } = visit("open sesame");
        assert_eq!((out.trim(), &*err), ("test", ""), "{mechanism}");
        let Finished { status, out, err } = visit("open says me");
        assert!(!status.success() && out.is_empty(), "{out}");
        assert!(err.contains("error: authentication failed"), "{err}");
    }
}

/// A script stands for polkit's own program, and virsh for a user who is not root.
#[test]
fn virsh_is_asked_about_at_polkit() {
    let daemon = Libvirtd::start(&[]);
    for (code, allowed) in [(0, true), (1, false)] {
        let folder = tempfile::tempdir().expect("there is a place for files");
        let path = |name: &str| folder.path().join(name);
        let mode = |name: &str, mode| {
            let mode = PermissionsExt::from_mode(mode);
            fs::set_permissions(path(name), mode).expect("it is ours");
        };
        fs::write(path("pkcheck"), format!("#!/bin/sh\nexit {code}\n")).expect("it can be written");
        mode("", 0o755);
        mode("pkcheck", 0o755);
        let auth = Authenticator::new(|_| Method::Polkit)
            .with_polkit(Polkit::new().program(path("pkcheck")));
        let endpoint = format!("libvirt+unix://{}", path("sock").display());
        let runtime = runtime();
        let _server = runtime.block_on(front(&daemon, &auth, &endpoint));
        mode("sock", 0o777);
        let uri = format!("test+unix:///default?socket={}", path("sock").display());
        let mut virsh = if rustix::process::geteuid().is_root() {
            let mut setpriv = program("setpriv");
            setpriv.args([
                "--reuid=nobody",
                "--regid=nogroup",
                "--clear-groups",
                "virsh",
            ]);
            setpriv
        } else {
            program("virsh")
        };
        let virsh = virsh.args(["-q", "-c", &uri, "list --all --name"]);
        let Finished { out, err, .. } = run(virsh, String::new());
        if allowed {
            assert_eq!((out.trim(), &*err), ("test", ""));
        } else {
            assert!(out.is_empty(), "{out}");
            assert!(
                err.contains("error: authentication failed: access denied by policy"),
                "{err}"
            );
        }
    }
}
