//! tarpc over TCP with bincode, as its own examples have it: each handler is a task.

use super::listener;
use crate::calls::{SLOW, System, What};
use crate::measure::Run;
use crate::wire::{LARGE, SMALL};
use futures_util::StreamExt;
use serde_bytes::{ByteArray, ByteBuf};
use std::future::pending;
use std::net::SocketAddr;
use std::rc::Rc;
use tarpc::client::Config;
use tarpc::context::{Context, current};
use tarpc::serde_transport::new as transport;
use tarpc::server::{BaseChannel, Channel};
use tarpc::tokio_serde::formats::Bincode;
use tarpc::tokio_util::codec::{Framed, LengthDelimitedCodec};
use tokio::net::TcpStream;

#[tarpc::service]
pub(crate) trait Echo {
    async fn echo(data: ByteArray<SMALL>) -> ByteArray<SMALL>;
    async fn fetch() -> ByteBuf;
    async fn store(data: ByteBuf) -> u32;
    async fn slow();
}

/// Cloned for each call, so it holds nothing.
#[derive(Clone)]
struct Service;

impl Echo for Service {
    async fn echo(self, _: Context, data: ByteArray<SMALL>) -> ByteArray<SMALL> {
        data
    }

    async fn fetch(self, _: Context) -> ByteBuf {
        ByteBuf::from(vec![7; LARGE])
    }

    async fn store(self, _: Context, data: ByteBuf) -> u32 {
        data.len() as u32
    }

    async fn slow(self, _: Context) {
        tokio::time::sleep(SLOW).await;
    }
}

pub(crate) struct Tarpc;

#[derive(Clone)]
pub(crate) struct Client {
    calls: EchoClient,
    large: ByteBuf,
}

fn framed(stream: TcpStream) -> Framed<TcpStream, LengthDelimitedCodec> {
    stream.set_nodelay(true).unwrap();
    Framed::new(stream, LengthDelimitedCodec::new())
}

impl System for Tarpc {
    const NAME: &'static str = "tarpc";
    const EVENTS: bool = false;
    type Client = Client;

    async fn serve() -> SocketAddr {
        let listener = listener().await;
        let address = listener.local_addr().unwrap();
        tokio::spawn(async move {
            loop {
                let (stream, _) = listener.accept().await.unwrap();
                let channel =
                    BaseChannel::with_defaults(transport(framed(stream), Bincode::default()));
                tokio::spawn(async move {
                    channel
                        .execute(Service.serve())
                        .for_each(|handler| async {
                            tokio::spawn(handler);
                        })
                        .await;
                });
            }
        });
        address
    }

    async fn connect(to: SocketAddr) -> Client {
        let stream = TcpStream::connect(to).await.unwrap();
        let mut config = Config::default();
        config.max_in_flight_requests = 4096;
        config.pending_request_buffer = 4096;
        let transport = transport(framed(stream), Bincode::default());
        Client {
            calls: EchoClient::new(config, transport).spawn(),
            large: ByteBuf::from(vec![7; LARGE]),
        }
    }

    async fn call(client: &Client, what: What) {
        let calls = &client.calls;
        match what {
            What::Echo => {
                let data = ByteArray::new([7; SMALL]);
                assert_eq!(calls.echo(current(), data).await.unwrap().len(), SMALL);
            }
            What::Fetch => assert_eq!(calls.fetch(current()).await.unwrap().len(), LARGE),
            What::Store => {
                let stored = calls.store(current(), client.large.clone()).await.unwrap();
                assert_eq!(stored as usize, LARGE);
            }
            What::Slow => calls.slow(current()).await.unwrap(),
        }
    }

    // It has none.
    async fn listen(_client: Client, _clients: usize, _run: Rc<Run>) {
        pending().await
    }
}
