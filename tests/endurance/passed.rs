//! File descriptors that calls of libvirt's protocol carry.

use super::process::Process;
use futures_util::FutureExt as _;
use std::future::IntoFuture as _;
use std::io::pipe;
use std::os::fd::OwnedFd;
use std::time::Duration;
use tokio::time::sleep;
use xdr_rpc::libvirt::{ErrorCode, RemoteError};
use xdr_rpc::{Context, Protocol, Server, Target, Value, rpc_program};

#[rpc_program(id = 0x2000_0098, version = 1)]
trait Desk {
    /// Takes what came.
    #[procedure(1)]
    async fn take(&self, cx: &Context) -> u32;

    /// Does not look at what came.
    #[procedure(2)]
    async fn ignore(&self, number: u32) -> u32;

    /// Gives one back, or fails with one at hand.
    #[procedure(3)]
    async fn give(&self, cx: &Context, fails: bool) -> Result<(), RemoteError>;
}

struct Here;

fn some(count: u32) -> Vec<OwnedFd> {
    (0..count).map(|_| pipe().unwrap().0.into()).collect()
}

impl Desk for Here {
    async fn take(&self, cx: &Context) -> u32 {
        u32::try_from(cx.take_fds().len()).unwrap()
    }

    async fn ignore(&self, number: u32) -> u32 {
        number
    }

    async fn give(&self, cx: &Context, fails: bool) -> Result<(), RemoteError> {
        cx.attach_fd(some(1).remove(0))
            .expect("it goes over a Unix socket");
        if fails {
            return Err(RemoteError::new(ErrorCode::NO_DOMAIN, "nobody"));
        }
        Ok(())
    }
}

/// CVE-2013-1962: libvirt's daemon lost a descriptor with each call. Both ends are in this process, so none
/// may be left at either of them.
pub fn none_is_lost() -> String {
    const CALLS: u32 = 10_000;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("socket");
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .unwrap();
    let process = Process(std::process::id());
    let (before, carried) = runtime.block_on(async {
        let server = Server::builder()
            .serve(DeskServer::new(Here))
            .protocol(Protocol::Libvirt)
            .listen(format!("libvirt+unix://{}", path.display()).as_str())
            .start()
            .await
            .unwrap();
        let client = DeskClient::connect(&server.endpoints()[0]).await.unwrap();
        client.ignore(0).await.unwrap();
        let before = process.files();
        let mut carried = 0;
        for n in 0..CALLS {
            carried += call(&client, n).await;
        }
        // What was sent before these has come by now; the last of it may still be open for a moment.
        for n in 0..10 {
            client.ignore(n).await.unwrap();
        }
        for _ in 0..3000 {
            if process.files() == before {
                break;
            }
            sleep(Duration::from_millis(10)).await;
        }
        assert_eq!(process.files(), before, "files open after and before");
        (before, carried)
    });
    format!("{before} open before and after {CALLS} calls that carried {carried}")
}

/// One way of many to carry some; how many.
async fn call(client: &DeskClient, n: u32) -> u32 {
    let count = 1 + n % 5;
    let target = |number| Target::new(DeskClient::PROGRAM, DeskClient::VERSION, number);
    match n % 8 {
        0 => assert_eq!(client.take().send_fds(some(count)).await.unwrap(), count),
        1 => assert_eq!(client.ignore(n).send_fds(some(count)).await.unwrap(), n),
        2 => {
            let ((), fds) = client.give(false).receive_fds().await.unwrap();
            assert_eq!(fds.len(), 1);
        }
        // Nobody asked for it.
        3 => client.give(false).await.unwrap(),
        4 => assert!(client.give(true).receive_fds().await.is_err()),
        5 => {
            let unknown = client.channel().call::<(), Value<()>>(target(99), ());
            assert!(unknown.send_fds(some(count)).await.is_err());
        }
        6 => {
            // There are no arguments.
            let garbage = client.channel().call::<(), Value<u32>>(target(2), ());
            assert!(garbage.send_fds(some(count)).await.is_err());
        }
        _ => {
            // Sent, and given up.
            let given_up = client
                .give(false)
                .receive_fds()
                .into_future()
                .now_or_never();
            assert!(given_up.is_none());
            let given_up = client.take().send_fds(some(count)).into_future();
            assert!(given_up.now_or_never().is_none());
        }
    }
    count
}
