//! A program with events, written out as `#[rpc_program]` would.

use std::sync::Arc;
use std::time::Duration;
use xdr_rpc::xdr::schema::Schema;
use xdr_rpc::xdr::{Decode, DecodeError, Decoder};
use xdr_rpc::{
    Context, Emit, Event, EventOf, EventSender, EventSet, Hub, Interface, Lag, Server, Target, Xdr,
    rpc_program,
};

#[rpc_program(id = 0x2000_0088, version = 1)]
pub trait Ticker {
    /// Subscribes the caller's connection.
    #[procedure(1)]
    async fn subscribe(&self, cx: &Context) -> bool;

    #[procedure(2)]
    async fn unsubscribe(&self, cx: &Context) -> bool;

    /// Sends that many events to the caller alone, numbered from 0, and answers then.
    #[procedure(3)]
    async fn burst(&self, cx: &Context, count: u32) -> u32;

    /// Answers with what it got.
    #[procedure(4)]
    async fn echo(&self, value: u32) -> u32;

    /// As BURST, but waits where the caller is behind by so many; gives how many were sent before
    /// it had to.
    #[procedure(5)]
    async fn push(&self, cx: &Context, count: u32, lag: u32) -> u32;

    /// Subscribes the caller at a hub that is gone at once.
    #[procedure(6)]
    async fn second_hub(&self, cx: &Context);
}

#[derive(Debug, Clone, PartialEq, Xdr)]
pub struct Ticked {
    pub count: u32,
    #[xdr(max = 4096)]
    pub filler: Vec<u8>,
}

const TICKED: u32 = 9;

pub const EVENT: Event = Event::new(
    Target::new(TickerClient::PROGRAM, TickerClient::VERSION, TICKED),
    "ticked",
    "",
    || Schema::Void,
);

#[derive(Debug, Clone)]
pub struct TickerEvents(EventSender);

impl EventSet for TickerEvents {
    const INTERFACE: &'static Interface = TickerClient::INTERFACE;

    fn over(sender: EventSender) -> Self {
        TickerEvents(sender)
    }
}

impl TickerEvents {
    pub fn ticked(&self, count: u32, filler: Vec<u8>) -> Emit<'_, Ticked> {
        self.0.emit(&EVENT, Ticked { count, filler })
    }
}

impl EventOf for Ticked {
    const INTERFACE: &'static Interface = TickerClient::INTERFACE;

    fn decode(number: u32, input: &mut Decoder<'_>) -> Option<Result<Self, DecodeError>> {
        (number == TICKED).then(|| Decode::decode(input))
    }
}

/// Ticks for everybody who subscribed.
#[derive(Debug, Clone, Default)]
pub struct Service {
    pub hub: Arc<Hub<TickerEvents>>,
}

impl Service {
    pub fn with(lag: Lag) -> Self {
        Service {
            hub: Arc::new(Hub::new(lag)),
        }
    }
}

impl Ticker for Service {
    async fn subscribe(&self, cx: &Context) -> bool {
        self.hub.subscribe(cx)
    }

    async fn unsubscribe(&self, cx: &Context) -> bool {
        self.hub.unsubscribe(cx)
    }

    async fn burst(&self, cx: &Context, count: u32) -> u32 {
        let events = cx.events::<TickerEvents>();
        for number in 0..count {
            events.ticked(number, Vec::new()).await.unwrap();
        }
        count
    }

    async fn echo(&self, value: u32) -> u32 {
        value
    }

    async fn second_hub(&self, cx: &Context) {
        let hub = Hub::<TickerEvents>::default();
        assert!(hub.subscribe(cx));
    }

    async fn push(&self, cx: &Context, count: u32, lag: u32) -> u32 {
        let events = cx.events_with::<TickerEvents>(Lag::Wait(lag as usize));
        let mut at_once = count;
        for number in 0..count {
            let mut event = events.ticked(number, vec![7; 4096]);
            if futures_util::poll!(&mut event).is_pending() {
                at_once = at_once.min(number);
                event.await.unwrap();
            }
        }
        at_once
    }
}

pub async fn start(service: Service) -> Server {
    Server::builder()
        .serve(TickerServer::new(service))
        .listen("tcp://127.0.0.1:0")
        .start()
        .await
        .unwrap()
}

pub async fn connect(server: &Server) -> TickerClient {
    TickerClient::connect(&server.endpoints()[0]).await.unwrap()
}

/// Waits until `holds`, for as long as any machine may need.
pub async fn until(mut holds: impl FnMut() -> bool) {
    for _ in 0..4000 {
        if holds() {
            return;
        }
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    panic!("it never came to be");
}
