//! Ours: what a user would write.

use crate::calls::{SLOW, System, What};
use crate::measure::{Run, Scenario};
use crate::sides::{Sides, Threads, keep};
use crate::wire::{LARGE, SMALL};
use bytes::Bytes;
use std::net::SocketAddr;
use std::rc::Rc;
use xdr_rpc::{Context, Hub, Lag, Server, rpc_program};

#[rpc_program(id = 0x2000_0064, version = 1)]
pub(crate) trait Echo {
    #[procedure(1)]
    async fn echo(&self, data: [u8; 64]) -> [u8; 64];

    #[procedure(2)]
    #[xdr(max = 1048576)]
    async fn fetch(&self) -> Bytes;

    #[procedure(3)]
    async fn store(&self, #[xdr(max = 1048576)] data: Bytes) -> u32;

    #[procedure(4)]
    async fn slow(&self);

    #[procedure(5)]
    async fn subscribe(&self, cx: &Context, clients: u32);

    #[event(6)]
    fn ticked(data: [u8; 64]);
}

struct Service {
    large: Bytes,
    hub: Hub<EchoEvents>,
}

impl Echo for Service {
    async fn echo(&self, data: [u8; 64]) -> [u8; 64] {
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

    async fn subscribe(&self, cx: &Context, clients: u32) {
        if clients == 1 {
            tokio::spawn(flood(cx.events_with(Lag::Wait(1024))));
            return;
        }
        self.hub.subscribe(cx);
        if self.hub.subscribers() == clients as usize {
            tokio::spawn(tick(self.hub.clone(), clients as usize));
        }
    }
}

/// Events to one, as fast as it takes them.
async fn flood(events: EchoEvents) {
    while events.ticked([7; SMALL]).await.is_ok() {}
}

/// One event at a time to all.
async fn tick(hub: Hub<EchoEvents>, clients: usize) {
    while hub.subscribers() == clients {
        hub.ticked([7; SMALL]).await.unwrap();
        tokio::task::yield_now().await;
    }
}

pub(crate) struct Ours;

/// The client with what it sends.
#[derive(Clone)]
pub(crate) struct Client {
    calls: EchoClient,
    large: Bytes,
}

impl System for Ours {
    const NAME: &'static str = "ours";
    const EVENTS: bool = true;
    type Client = Client;

    async fn serve() -> SocketAddr {
        let server = Server::builder()
            .serve(EchoServer::new(Service {
                large: vec![7; LARGE].into(),
                hub: Hub::new(Lag::Wait(1024)),
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
            large: vec![7; LARGE].into(),
        }
    }

    async fn call(client: &Client, what: What) {
        let calls = &client.calls;
        match what {
            What::Echo => {
                let answer = calls.echo([7; SMALL]).await.unwrap();
                assert_eq!(answer, [7; SMALL]);
            }
            What::Fetch => assert_eq!(calls.fetch().await.unwrap().len(), LARGE),
            What::Store => {
                let stored = calls.store(client.large.clone()).await.unwrap();
                assert_eq!(stored as usize, LARGE);
            }
            What::Slow => calls.slow().await.unwrap(),
        }
    }

    async fn listen(client: Client, clients: usize, run: Rc<Run>) {
        let mut events = client.calls.events().lag(Lag::Wait(1024));
        client.calls.subscribe(clients as u32).await.unwrap();
        while let Some(EchoEvent::Ticked { data }) = events.next().await {
            assert_eq!(data.len(), SMALL);
            run.count(1);
        }
    }
}

/// The server alone.
pub(crate) fn start(_: Scenario, threads: Threads) -> Option<Sides> {
    Some(Sides::start(threads, Ours::serve))
}
