//! File descriptors beside calls and replies. That one was closed shows at the other end of its pipe.

use std::io::{PipeReader, PipeWriter, Read as _, Write as _, pipe};
use std::path::PathBuf;
use std::sync::LazyLock;
use std::time::Duration;
use tempfile::TempDir;
use xdr_rpc::libvirt::{ErrorCode, RemoteError};
use xdr_rpc::{CallError, Context, Server, ServerLimits, rpc_program};

pub(crate) const ID: u32 = 0x2000_0777;

#[rpc_program(id = ID, version = 1)]
pub(crate) trait Desk {
    /// Writes a line into everything that came along; says how many that were.
    #[procedure(1)]
    async fn sign(&self, cx: &Context, #[xdr(max = 64)] line: &str) -> u32;

    /// Gives the reading end of a pipe in which a line waits.
    #[procedure(2)]
    async fn copy(&self, cx: &Context, fail: bool) -> Result<u32, RemoteError>;

    /// Looks at nothing.
    #[procedure(3)]
    async fn ignore(&self);

    #[procedure(4)]
    async fn wait(&self);

    /// As many as it is told.
    #[procedure(5)]
    async fn many(&self, cx: &Context, count: u32) -> Result<(), RemoteError>;

    /// A copy of the one that all tests share.
    #[procedure(6)]
    async fn shared(&self, cx: &Context) -> Result<(), RemoteError>;
}

/// Both ends of a pipe that copies are given of.
pub(crate) static SHARED: LazyLock<(PipeReader, PipeWriter)> = LazyLock::new(|| pipe().unwrap());

pub(crate) struct Clerk;

impl Desk for Clerk {
    async fn sign(&self, cx: &Context, line: &str) -> u32 {
        let fds = cx.take_fds();
        let count = fds.len();
        for fd in fds {
            // Closed when a program is started, or it would leak into it.
            let flags = rustix::io::fcntl_getfd(&fd).unwrap();
            assert!(flags.contains(rustix::io::FdFlags::CLOEXEC));
            std::fs::File::from(fd).write_all(line.as_bytes()).unwrap();
        }
        u32::try_from(count).unwrap()
    }

    async fn copy(&self, cx: &Context, fail: bool) -> Result<u32, RemoteError> {
        let (reader, mut writer) = pipe().unwrap();
        writer.write_all(b"a copy").unwrap();
        let refused =
            |error: std::io::Error| RemoteError::new(ErrorCode::NO_SUPPORT, error.to_string());
        cx.attach_fd(reader).map_err(refused)?;
        if fail {
            return Err(RemoteError::new(ErrorCode::OPERATION_INVALID, "no copy"));
        }
        Ok(7)
    }

    async fn ignore(&self) {}

    async fn wait(&self) {
        std::future::pending().await
    }

    async fn many(&self, cx: &Context, count: u32) -> Result<(), RemoteError> {
        for _ in 0..count {
            let (reader, _) = pipe().unwrap();
            let refused =
                |error: std::io::Error| RemoteError::new(ErrorCode::INVALID_ARG, error.to_string());
            cx.attach_fd(reader).map_err(refused)?;
        }
        Ok(())
    }

    async fn shared(&self, cx: &Context) -> Result<(), RemoteError> {
        cx.attach_fd(SHARED.0.try_clone().unwrap()).unwrap();
        Ok(())
    }
}

pub(crate) async fn server() -> (Server, PathBuf, TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("desk");
    let server = Server::builder()
        .serve(DeskServer::new(Clerk))
        .limits(ServerLimits::libvirt())
        .listen(format!("libvirt+unix://{}", path.display()))
        .listen("libvirt+tcp://127.0.0.1:0")
        .start()
        .await
        .unwrap();
    (server, path, folder)
}

pub(crate) async fn client(server: &Server) -> DeskClient {
    DeskClient::connect(&server.endpoints()[0]).await.unwrap()
}

/// Everything up to the end, which comes when the last writing end is closed.
pub(crate) async fn read_all(mut reader: PipeReader) -> String {
    tokio::task::spawn_blocking(move || {
        let mut text = String::new();
        reader.read_to_string(&mut text).unwrap();
        text
    })
    .await
    .unwrap()
}

#[tokio::test]
async fn what_is_sent_with_a_call_is_the_handlers() {
    let (server, _, _folder) = server().await;
    let client = client(&server).await;
    let (readers, writers): (Vec<_>, Vec<_>) = (0..3).map(|_| pipe().unwrap()).unzip();
    assert_eq!(client.sign("hello").send_fds(writers).await.unwrap(), 3);
    for reader in readers {
        assert_eq!(read_all(reader).await, "hello");
    }
    // Without any it is a plain call.
    assert_eq!(client.sign("hello").await.unwrap(), 0);
}

#[tokio::test]
async fn what_is_attached_to_a_reply_is_the_callers() {
    let (server, _, _folder) = server().await;
    let client = client(&server).await;
    let (result, fds) = client.copy(false).receive_fds().await.unwrap();
    assert_eq!((result, fds.len()), (7, 1));
    for fd in fds {
        let flags = rustix::io::fcntl_getfd(&fd).unwrap();
        assert!(flags.contains(rustix::io::FdFlags::CLOEXEC));
        assert_eq!(read_all(PipeReader::from(fd)).await, "a copy");
    }
    // Nobody asks for it; the call after it is not confused.
    assert_eq!(client.copy(false).await.unwrap(), 7);
    client.ignore().await.unwrap();
}

#[tokio::test]
async fn many_calls_with_file_descriptors_among_many_without() {
    let (server, _, _folder) = server().await;
    let client = client(&server).await;
    let mut calls = Vec::new();
    for number in 0..200 {
        let client = client.clone();
        calls.push(tokio::spawn(async move {
            if number % 3 == 0 {
                client.ignore().await.unwrap();
            } else if number % 3 == 1 {
                let (_, fds) = client.copy(false).receive_fds().await.unwrap();
                let reader = PipeReader::from(fds.into_iter().next().unwrap());
                assert_eq!(read_all(reader).await, "a copy");
            } else {
                let (reader, writer) = pipe().unwrap();
                let line = format!("line {number}");
                assert_eq!(client.sign(&line).send_fds([writer]).await.unwrap(), 1);
                assert_eq!(read_all(reader).await, line);
            }
        }));
    }
    for call in calls {
        call.await.unwrap();
    }
}

#[tokio::test]
async fn what_nobody_takes_is_closed() {
    let (server, _, _folder) = server().await;
    let client = client(&server).await;
    let (reader, writer) = pipe().unwrap();
    client.ignore().send_fds([writer]).await.unwrap();
    assert_eq!(read_all(reader).await, "");
}

#[tokio::test]
async fn what_came_with_a_call_that_is_refused_is_closed() {
    let (server, _, _folder) = server().await;
    let client = client(&server).await;
    let (reader, writer) = pipe().unwrap();
    let absent = xdr_rpc::Target::new(ID, 1, 99);
    let refused = client
        .channel()
        .call::<_, xdr_rpc::Value<()>>(absent, ())
        .send_fds([writer])
        .await;
    assert!(matches!(refused, Err(CallError::Remote(error)) if error.is_unsupported()));
    assert_eq!(read_all(reader).await, "");
}

#[tokio::test]
async fn what_came_with_a_call_goes_with_its_connection() {
    let (server, _, _folder) = server().await;
    let client = client(&server).await;
    let (reader, writer) = pipe().unwrap();
    let waiting = client.wait().send_fds([writer]);
    let waiting = tokio::time::timeout(Duration::from_millis(50), waiting.into_future());
    assert!(waiting.await.is_err());
    drop(client);
    assert_eq!(read_all(reader).await, "");
}

#[tokio::test]
async fn an_answer_that_is_an_error_goes_without() {
    let (server, _, _folder) = server().await;
    let client = client(&server).await;
    let failed = client.copy(true).receive_fds().await;
    assert!(
        matches!(failed, Err(CallError::Remote(error)) if error.code == ErrorCode::OPERATION_INVALID)
    );
    client.ignore().await.unwrap();
}

#[tokio::test]
async fn no_answer_has_more_than_32() {
    let (server, _, _folder) = server().await;
    let client = client(&server).await;
    let ((), fds) = client.many(32).receive_fds().await.unwrap();
    assert_eq!(fds.len(), 32);
    assert!(matches!(client.many(33).await, Err(CallError::Remote(_))));
    let (_, writers): (Vec<_>, Vec<_>) = (0..33).map(|_| pipe().unwrap()).unzip();
    assert!(matches!(
        client.sign("much").send_fds(writers).await,
        Err(CallError::Encode(_))
    ));
    client.ignore().await.unwrap();
}

#[tokio::test]
async fn a_connection_that_carries_none_says_so() {
    let (server, _, _folder) = server().await;
    let client = DeskClient::connect(&server.endpoints()[1]).await.unwrap();
    let (_, writer) = pipe().unwrap();
    assert!(matches!(
        client.sign("x").send_fds([writer]).await,
        Err(CallError::NoFds)
    ));
    let Err(CallError::Remote(error)) = client.copy(false).await else {
        panic!("sent over TCP");
    };
    assert_eq!(error.code, ErrorCode::NO_SUPPORT);
    client.ignore().await.unwrap();
}
