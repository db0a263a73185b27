//! Ours: what a user would write.

use crate::calls::{SLOW, System, What};
use crate::measure::{Run, Scenario};
use crate::sides::{Sides, Threads, keep};
use crate::wire::{LARGE, SMALL};
use bytes::Bytes;
use std::future::pending;
use std::net::SocketAddr;
use std::rc::Rc;
use xdr_rpc::{Server, rpc_program};

#[rpc_program(id = 0x2000_0064, version = 1)]
pub(crate) trait Echo {
    #[procedure(1)]
    #[xdr(max = 1024)]
    async fn echo(&self, #[xdr(max = 1024)] data: Bytes) -> Bytes;

    #[procedure(2)]
    #[xdr(max = 1048576)]
    async fn fetch(&self) -> Bytes;

    #[procedure(3)]
    async fn store(&self, #[xdr(max = 1048576)] data: Bytes) -> u32;

    #[procedure(4)]
    async fn slow(&self);
}

struct Service {
    large: Bytes,
}

impl Echo for Service {
    async fn echo(&self, data: Bytes) -> Bytes {
        data
    }

    async fn fetch(&self) -> Bytes {
        self.large.clone()
    }

    async fn store(&self, data: Bytes) -> u32 {
        data.len() as u32
    }

    async fn slow(&self) {
        tokio::time::sleep(SLOW).await;
    }
}

pub(crate) struct Ours;

/// The client with what it sends.
#[derive(Clone)]
pub(crate) struct Client {
    calls: EchoClient,
    small: Bytes,
    large: Bytes,
}

impl System for Ours {
    const NAME: &'static str = "ours";
    const EVENTS: bool = false;
    type Client = Client;

    async fn serve() -> SocketAddr {
        let server = Server::builder()
            .serve(EchoServer::new(Service {
                large: vec![7; LARGE].into(),
            }))
            .listen("tcp://127.0.0.1:0")
            .start()
            .await
            .unwrap();
        let endpoint = server.endpoints()[0].to_string();
        keep(server);
        endpoint.trim_start_matches("tcp://").parse().unwrap()
    }

    async fn connect(to: SocketAddr) -> Client {
        Client {
            calls: EchoClient::connect(&format!("tcp://{to}")).await.unwrap(),
            small: vec![7; SMALL].into(),
            large: vec![7; LARGE].into(),
        }
    }

    async fn call(client: &Client, what: What) {
        let calls = &client.calls;
        match what {
            What::Echo => {
                let answer = calls.echo(client.small.clone()).await.unwrap();
                assert_eq!(answer.len(), SMALL);
            }
            What::Fetch => assert_eq!(calls.fetch().await.unwrap().len(), LARGE),
            What::Store => {
                let stored = calls.store(client.large.clone()).await.unwrap();
                assert_eq!(stored as usize, LARGE);
            }
            What::Slow => calls.slow().await.unwrap(),
        }
    }

    // Programs send no events yet.
    async fn listen(_client: Client, _clients: usize, _run: Rc<Run>) {
        pending().await
    }
}

/// The server alone.
pub(crate) fn start(scenario: Scenario, threads: Threads) -> Option<Sides> {
    if matches!(scenario, Scenario::Events(_)) {
        return None;
    }
    Some(Sides::start(threads, Ours::serve))
}
