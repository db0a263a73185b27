//! Processes of this machine. A script stands for `pkcheck`: it writes down how it was called and ends
//! with the code that it is told.

use super::daemon::{RemoteClient, builder, is_outside, refusal};
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::os::unix::net::UnixStream;
use std::path::PathBuf;
use std::time::Duration;
use tempfile::TempDir;
use xdr_rpc::libvirt::auth::{Authenticator, Method};
use xdr_rpc::libvirt::polkit::{Action, Denied, Polkit};
use xdr_rpc::libvirt::{ErrorCode, ErrorDomain};
use xdr_rpc::{Channel, Protocol, Server};

/// Somebody who is not root: nobody, where these tests are root's.
fn plain_user() -> u32 {
    match rustix::process::geteuid().as_raw() {
        0 => 65_534,
        own => own,
    }
}

/// A folder with a daemon's socket and the script.
struct Place {
    folder: TempDir,
}

impl Place {
    fn new(script: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        // Others have to reach the socket.
        fs::set_permissions(folder.path(), PermissionsExt::from_mode(0o755)).unwrap();
        let place = Place { folder };
        let called = place.path("called");
        let script = format!("#!/bin/sh\necho \"$@\" >> {}\n{script}\n", called.display());
        fs::write(place.path("pkcheck"), script).unwrap();
        fs::set_permissions(place.path("pkcheck"), PermissionsExt::from_mode(0o755)).unwrap();
        place
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn polkit(&self) -> Polkit {
        Polkit::new().program(self.path("pkcheck"))
    }

    /// How the script was called.
    fn called(&self) -> String {
        fs::read_to_string(self.path("called")).unwrap_or_default()
    }

    async fn daemon(&self, polkit: Polkit, read_only: bool) -> Server {
        let auth = Authenticator::new(|_| Method::Polkit).with_polkit(polkit);
        let socket = format!("libvirt+unix://{}", self.path("sock").display());
        let server = builder(&auth, read_only)
            .listen(socket)
            .start()
            .await
            .unwrap();
        let everybody = PermissionsExt::from_mode(0o777);
        fs::set_permissions(self.path("sock"), everybody).unwrap();
        server
    }

    /// A client of this user. A thread of its own takes another user's place.
    async fn client(&self, uid: u32) -> RemoteClient {
        let socket = self.path("sock");
        let connecting = std::thread::spawn(move || {
            if rustix::process::geteuid().as_raw() != uid {
                let uid = rustix::process::Uid::from_raw(uid);
                rustix::thread::set_thread_res_uid(uid, uid, uid).unwrap();
            }
            UnixStream::connect(socket).unwrap()
        });
        let stream = connecting.join().unwrap();
        stream.set_nonblocking(true).unwrap();
        let stream = std::sync::Mutex::new(Some(stream));
        let channel = Channel::builder()
            .protocol(Protocol::Libvirt)
            .connector(move || {
                let stream = stream.lock().unwrap().take();
                async move {
                    let stream = stream.ok_or(std::io::ErrorKind::NotConnected)?;
                    tokio::net::UnixStream::from_std(stream)
                }
            });
        RemoteClient::new(channel.connect().await.unwrap())
    }
}

/// Field 22 of `/proc/self/stat`, counted from behind the name.
fn own_start() -> u64 {
    let stat = fs::read_to_string("/proc/self/stat").unwrap();
    let (_, behind) = stat.rsplit_once(')').unwrap();
    behind.split_whitespace().nth(19).unwrap().parse().unwrap()
}

#[tokio::test]
async fn whom_the_policy_allows_gets_in() {
    for (read_only, action) in [(false, "manage"), (true, "monitor")] {
        let place = Place::new("exit 0");
        let _server = place.daemon(place.polkit(), read_only).await;
        let uid = plain_user();
        let remote = place.client(uid).await;
        is_outside(&remote).await;
        assert_eq!(remote.auth_list().await.unwrap(), [Method::Polkit]);
        is_outside(&remote).await;
        assert_eq!(remote.auth_polkit().await.unwrap(), 1);
        assert_eq!(remote.open().await.unwrap(), format!("Polkit: uid {uid}"));
        let (pid, start) = (std::process::id(), own_start());
        assert_eq!(
            place.called(),
            format!(
                "--action-id org.libvirt.unix.{action} --process {pid},{start},{uid} --allow-user-interaction\n"
            )
        );
    }
}

/// Root is not asked about, lest a broken polkit locks it out. Whoever else runs these tests is.
#[tokio::test]
async fn root_is_in_with_the_list() {
    let place = Place::new("exit 1");
    let _server = place.daemon(place.polkit(), false).await;
    let own = rustix::process::geteuid().as_raw();
    let remote = place.client(own).await;
    is_outside(&remote).await;
    if own == 0 {
        assert_eq!(remote.auth_list().await.unwrap(), [Method::None]);
        assert_eq!(remote.open().await.unwrap(), "None: uid 0");
    } else {
        assert_eq!(remote.auth_list().await.unwrap(), [Method::Polkit]);
        is_outside(&remote).await;
    }
    assert_eq!(place.called(), "");
}

#[tokio::test]
async fn whom_the_policy_does_not_allow_stays_outside() {
    let failed = ErrorCode::AUTH_FAILED;
    for (script, code, message) in [
        (
            "exit 1",
            failed,
            "authentication failed: access denied by policy",
        ),
        (
            "exit 2",
            ErrorCode::AUTH_UNAVAILABLE,
            "authentication unavailable: no polkit agent available to authenticate action 'org.libvirt.unix.manage'",
        ),
        (
            "exit 3",
            ErrorCode::AUTH_CANCELLED,
            "authentication cancelled: user cancelled authentication process",
        ),
        ("exit 127", failed, "authentication failed"),
        ("kill -9 $$", failed, "authentication failed"),
    ] {
        let place = Place::new(script);
        let _server = place.daemon(place.polkit(), false).await;
        let remote = place.client(plain_user()).await;
        remote.auth_list().await.unwrap();
        let refused = refusal(remote.auth_polkit().await);
        assert_eq!(refused.code, code, "{script}");
        assert_eq!(refused.domain, ErrorDomain(60));
        assert_eq!(refused.message.as_deref(), Some(message));
        is_outside(&remote).await;
    }
}

#[tokio::test]
async fn without_polkit_nobody_gets_in() {
    let place = Place::new("exit 0");
    let absent = Polkit::new().program(place.path("absent"));
    let _server = place.daemon(absent, false).await;
    let remote = place.client(plain_user()).await;
    let refused = refusal(remote.auth_polkit().await);
    assert_eq!(refused.code, ErrorCode::AUTH_FAILED);
    is_outside(&remote).await;
}

#[tokio::test]
async fn a_question_without_an_answer_ends() {
    let place = Place::new("exec sleep 3600");
    let impatient = place.polkit().timeout(Duration::from_millis(200));
    let _server = place.daemon(impatient, false).await;
    let remote = place.client(plain_user()).await;
    let refused = refusal(remote.auth_polkit().await);
    assert_eq!(refused.code, ErrorCode::AUTH_FAILED);
    is_outside(&remote).await;
}

/// Nobody else can be asked about over TCP: there the kernel names no process.
#[tokio::test]
async fn a_process_elsewhere_is_not_known() {
    let place = Place::new("exit 0");
    let auth = Authenticator::new(|_| Method::Polkit).with_polkit(place.polkit());
    let server = builder(&auth, false).listen("libvirt+tcp://127.0.0.1:0");
    let server = server.start().await.unwrap();
    let remote = RemoteClient::connect(&server.endpoints()[0]).await.unwrap();
    assert_eq!(remote.auth_list().await.unwrap(), [Method::Polkit]);
    assert_eq!(
        refusal(remote.auth_polkit().await).code,
        ErrorCode::AUTH_FAILED
    );
    assert_eq!(place.called(), "");
    is_outside(&remote).await;
}

/// Whoever should show a password cannot come by polkit instead.
#[tokio::test]
async fn polkit_is_only_for_those_of_whom_it_is_asked() {
    let place = Place::new("exit 0");
    let auth = Authenticator::new(|_| Method::Sasl).with_polkit(place.polkit());
    let socket = format!("libvirt+unix://{}", place.path("sock").display());
    let server = builder(&auth, false).listen(socket).start().await.unwrap();
    let remote = RemoteClient::connect(&server.endpoints()[0]).await.unwrap();
    assert_eq!(
        refusal(remote.auth_polkit().await).code,
        ErrorCode::AUTH_FAILED
    );
    assert_eq!(place.called(), "");
    is_outside(&remote).await;
}

/// One question at a time: a hundred do not start a hundred processes.
#[tokio::test]
async fn one_question_at_a_time() {
    let place = Place::new("read line < ${0%/*}/answer");
    assert!(
        std::process::Command::new("mkfifo")
            .arg(place.path("answer"))
            .status()
            .unwrap()
            .success()
    );
    let _server = place.daemon(place.polkit(), false).await;
    let remote = place.client(plain_user()).await;
    let mut first = Box::pin(remote.auth_polkit().into_future());
    // The others are turned away at once, while it waits.
    for _ in 0..20 {
        tokio::select! {
            biased;
            answer = &mut first => panic!("{answer:?}"),
            refused = remote.auth_polkit().into_future() => {
                assert_eq!(refusal(refused).code, ErrorCode::AUTH_FAILED);
            }
        }
    }
    let fifo = place.path("answer");
    tokio::task::spawn_blocking(move || fs::write(fifo, "yes\n"))
        .await
        .unwrap()
        .unwrap();
    assert_eq!(first.await.unwrap(), 1);
    assert_eq!(place.called().lines().count(), 1);
}

#[tokio::test]
async fn a_process_that_is_gone_is_not_asked_about() {
    let place = Place::new("exit 0");
    let mut child = std::process::Command::new("true").spawn().unwrap();
    child.wait().unwrap();
    let caller = xdr_rpc::UnixCredentials::new(i32::try_from(child.id()).ok(), 1, 1);
    let gone = place.polkit().is_authorized(&Action::MANAGE, &caller).await;
    assert_eq!(gone, Err(Denied::NoProcess));
    let unnamed = xdr_rpc::UnixCredentials::new(None, 1, 1);
    let unnamed = place
        .polkit()
        .is_authorized(&Action::MANAGE, &unnamed)
        .await;
    assert_eq!(unnamed, Err(Denied::NoProcess));
    assert_eq!(place.called(), "");
}
