//! No bytes of a peer make a session of libvirt's protocol panic or hang: those of a client at a
//! server, or those of a server at a client, as the first byte says. The clock of the runtime is paused, so a
//! session that nothing ends is found at once.
#![no_main]

use libfuzzer_sys::fuzz_target;
use std::sync::Mutex;
use std::time::Duration;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _, DuplexStream, duplex, split};
use tokio::runtime::{Builder, Runtime};
use tokio::time::timeout;
use xdr_rpc::libvirt::{ErrorCode, KeepAlive, RemoteError, Stream};
use xdr_rpc::{Channel, Context, Hub, Protocol, Server, ServerLimits, rpc_program};

/// Longer than every deadline of a session together.
const HOUR: Duration = Duration::from_secs(3600);

#[rpc_program(id = 0x2000_8086, version = 1)]
trait Prey {
    #[procedure(1)]
    #[xdr(max = 64)]
    async fn hello(&self, #[xdr(max = 64)] name: Option<&str>) -> Result<String, RemoteError>;

    #[procedure(2)]
    async fn listen(&self, cx: &Context);

    #[procedure(3, stream)]
    async fn echo(&self, stream: Stream, holes: bool) -> Result<u32, RemoteError>;

    #[procedure(4)]
    async fn forever(&self, #[xdr(max = 16)] numbers: Vec<u32>);

    #[event(5)]
    fn heard(#[xdr(max = 64)] name: Option<&str>);
}

#[derive(Default)]
struct Hare {
    hub: Hub<PreyEvents>,
}

impl Prey for Hare {
    async fn hello(&self, name: Option<&str>) -> Result<String, RemoteError> {
        let _ = self.hub.heard(name).await;
        match name {
            Some(name) => Ok(name.to_owned()),
            None => Err(RemoteError::new(ErrorCode::INVALID_ARG, "nobody")),
        }
    }

    async fn listen(&self, cx: &Context) {
        cx.start_keepalive();
        self.hub.subscribe(cx);
    }

    async fn echo(&self, mut stream: Stream, holes: bool) -> Result<u32, RemoteError> {
        if holes {
            stream.accept_holes();
        }
        tokio::spawn(async move {
            while let Ok(Some(part)) = stream.read_part().await {
                if stream.write_part(part).await.is_err() {
                    return;
                }
            }
            let _ = stream.finish().await;
        });
        Ok(7)
    }

    async fn forever(&self, _: Vec<u32>) {
        std::future::pending().await
    }
}

/// Says all of it, a piece at a time, then nothing more; reads to the end.
async fn peer(stream: DuplexStream, bytes: &[u8]) {
    let (mut read, mut write) = split(stream);
    let say = async {
        for piece in bytes.chunks(97) {
            if write.write_all(piece).await.is_err() {
                return;
            }
        }
        let _ = write.shutdown().await;
    };
    let hear = async {
        let mut buffer = [0; 4096];
        while read.read(&mut buffer).await.is_ok_and(|count| count > 0) {}
    };
    tokio::join!(say, hear);
}

async fn at_a_server(bytes: &[u8]) {
    let mut limits = ServerLimits::libvirt();
    limits.max_streams = 4;
    let server = Server::builder()
        .serve(PreyServer::new(Hare::default()))
        .protocol(Protocol::Libvirt)
        .keepalive(KeepAlive::default())
        .limits(limits)
        .start_unbound()
        .expect("it serves one program");
    let (near, far) = duplex(4096);
    server.attach(far);
    let ended = timeout(HOUR, peer(near, bytes)).await;
    assert!(ended.is_ok(), "the session never ends");
    server.shutdown(Duration::from_secs(10)).await;
}

async fn at_a_client(bytes: &[u8]) {
    let (near, far) = duplex(4096);
    let near = Mutex::new(Some(near));
    let connect = move || {
        let near = near.lock().ok().and_then(|mut near| near.take());
        async { near.ok_or(std::io::ErrorKind::NotConnected.into()) }
    };
    let channel = Channel::builder()
        .protocol(Protocol::Libvirt)
        .connector(connect)
        .reconnect(xdr_rpc::Reconnect::never())
        .keepalive(KeepAlive::default())
        .connect()
        .await
        .expect("there is a connection");
    let prey = PreyClient::new(channel);
    let mut events = prey.events();
    let calls = async {
        let (first, second) = (prey.hello(Some("a")), prey.echo(true).holes());
        let (_, opened) = tokio::join!(first, second);
        if let Ok((_, mut stream)) = opened {
            let _ = stream.write_all(b"some").await;
            while let Ok(Some(_)) = stream.read_part().await {}
            let _ = stream.finish().await;
        }
        drop(prey);
    };
    let watch = async { while events.next().await.is_some() {} };
    let all = async {
        tokio::select! {
            () = async { tokio::join!(calls, peer(far, bytes)); } => {}
            () = async { watch.await; std::future::pending::<()>().await } => {}
        }
    };
    assert!(timeout(HOUR, all).await.is_ok(), "the session never ends");
}

thread_local! {
    static RUNTIME: Runtime = Builder::new_current_thread()
        .enable_time()
        .start_paused(true)
        .build()
        .expect("there is a runtime");
}

fuzz_target!(|input: &[u8]| {
    let Some((side, bytes)) = input.split_first() else {
        return;
    };
    RUNTIME.with(|runtime| {
        runtime.block_on(async {
            if side & 1 == 0 {
                at_a_server(bytes).await;
            } else {
                at_a_client(bytes).await;
            }
        });
    });
});
