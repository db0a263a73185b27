//! Events: what the generated sender sends, and what the generated enum makes of it.

use crate::run;
use std::sync::Arc;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use xdr_rpc::{Context, EventError, Hub, Lag, Server, Xdr, rpc_program};

#[derive(Debug, Clone, PartialEq, Xdr)]
pub struct Time {
    seconds: u64,
}

/// Nobody can print it.
#[derive(Xdr)]
pub struct Secret {
    number: u32,
}

#[rpc_program(id = 0x2000_0056, version = 1)]
trait Clock {
    /// Sends one of each to the caller.
    #[procedure(1)]
    async fn ring(&self, cx: &Context);

    #[procedure(2)]
    async fn subscribe(&self, cx: &Context);

    /// Sends to all that subscribed.
    #[procedure(3)]
    async fn tick(&self, seconds: u64);

    #[event(4)]
    fn stopped();

    #[event(5)]
    fn ticked(at: Time, #[xdr(max = 8)] zone: &str);

    #[event(6)]
    fn listed(
        #[xdr(max = 4)] numbers: &[u32],
        #[xdr(max = 2, each(max = 4))] names: Vec<&str>,
        secret: &Secret,
    );
}

#[rpc_program(id = 0x2000_0056, version = 2, extends = Clock)]
trait ClockV2: Clock {
    #[procedure(7)]
    async fn ring_both(&self, cx: &Context);

    #[event(8)]
    fn ticked(nanos: u64);
}

struct Service {
    hub: Hub<ClockEvents>,
}

impl Service {
    fn new() -> Self {
        Service {
            hub: Hub::new(Lag::DropOldest(8)),
        }
    }
}

fn time(seconds: u64) -> Time {
    Time { seconds }
}

impl Clock for Service {
    async fn ring(&self, cx: &Context) {
        let events: ClockEvents = cx.events();
        events.stopped().await.unwrap();
        events.ticked(time(3), "UTC").await.unwrap();
        let secret = Secret { number: 9 };
        let listed = events.listed(&[1, 2], vec!["a"], &secret);
        listed.await.unwrap();
        // One byte too many.
        let error = events.ticked(time(4), "Universal").await;
        assert!(matches!(error, Err(EventError::Encode(_))));
    }

    async fn subscribe(&self, cx: &Context) {
        self.hub.subscribe(cx);
    }

    async fn tick(&self, seconds: u64) {
        let ticked = self.hub.ticked(time(seconds), "all");
        ticked.await.unwrap();
    }
}

impl ClockV2 for Service {
    async fn ring_both(&self, cx: &Context) {
        let newer = cx.events::<ClockV2Events>();
        newer.ticked(1_000).await.unwrap();
        let older = cx.events::<ClockEvents>();
        older.ticked(time(1), "").await.unwrap();
    }
}

#[test]
fn a_client_owns_what_the_server_lent() {
    run(async {
        let client = ClockClient::local(Service::new());
        let mut events = client.events();
        client.ring().await.unwrap();
        assert!(matches!(events.next().await, Some(ClockEvent::Stopped)));
        match events.next().await {
            Some(ClockEvent::Ticked { at, zone }) => {
                assert_eq!((at, zone), (time(3), String::from("UTC")));
            }
            other => panic!("{other:?}"),
        }
        match events.next().await {
            Some(ClockEvent::Listed {
                numbers,
                names,
                secret,
            }) => {
                assert_eq!((numbers, names), (vec![1, 2], vec![String::from("a")]));
                assert_eq!(secret.number, 9);
            }
            other => panic!("{other:?}"),
        }
        assert_eq!(events.lost(), 0);
    });
}

/// Xid 0, CALL, RPC version 2, program, version, number, AUTH_NONE twice, arguments.
#[test]
fn an_event_has_the_number_of_its_definition_and_arguments_in_order() {
    fn record(words: &[u32]) -> Vec<u8> {
        let mark = 0x8000_0000 | (4 * words.len() as u32);
        let words = [&[mark], words].concat();
        words.into_iter().flat_map(u32::to_be_bytes).collect()
    }
    run(async {
        let server = Server::builder()
            .serve(ClockServer::new(Service::new()))
            .listen("tcp://127.0.0.1:0")
            .start()
            .await
            .unwrap();
        let endpoint = server.endpoints()[0].to_string();
        let address = endpoint.strip_prefix("tcp://").unwrap();
        let mut stream = TcpStream::connect(address).await.unwrap();
        let call = record(&[1, 0, 2, 0x2000_0056, 1, 1, 0, 0, 0, 0]);
        stream.write_all(&call).await.unwrap();
        let header = |number| [0, 0, 2, 0x2000_0056, 1, number, 0, 0, 0, 0];
        let utc = u32::from_be_bytes(*b"UTC\0");
        let a = u32::from_be_bytes(*b"a\0\0\0");
        let expected = [
            record(&header(4)),
            record(&[&header(5)[..], &[0, 3, 3, utc]].concat()),
            record(&[&header(6)[..], &[2, 1, 2, 1, 1, a, 9]].concat()),
            record(&[1, 1, 0, 0, 0, 0]),
        ];
        for expected in expected {
            let mut bytes = vec![0; expected.len()];
            stream.read_exact(&mut bytes).await.unwrap();
            assert_eq!(bytes, expected);
        }
    });
}

#[test]
fn all_that_subscribed_are_told() {
    run(async {
        let server = Server::builder()
            .serve(ClockServer::from_arc(Arc::new(Service::new())))
            .listen("tcp://127.0.0.1:0")
            .start()
            .await
            .unwrap();
        let endpoint = server.endpoints()[0].to_string();
        let mut streams = Vec::new();
        for _ in 0..3 {
            let client = ClockClient::connect(&endpoint).await.unwrap();
            streams.push(client.events());
            client.subscribe().await.unwrap();
        }
        let client = ClockClient::connect(&endpoint).await.unwrap();
        client.tick(11).await.unwrap();
        for events in &mut streams {
            match events.next().await {
                Some(ClockEvent::Ticked { at, .. }) => assert_eq!(at, time(11)),
                other => panic!("{other:?}"),
            }
        }
    });
}

#[test]
fn each_version_has_its_own_events() {
    run(async {
        let client = ClockV2Client::local(Service::new());
        let older: &ClockClient = &client;
        let (mut new, mut old) = (client.events(), older.events());
        client.ring_both().await.unwrap();
        match new.next().await {
            Some(ClockV2Event::Ticked { nanos }) => assert_eq!(nanos, 1_000),
            other => panic!("{other:?}"),
        }
        match old.next().await {
            Some(ClockEvent::Ticked { at, zone }) => {
                assert_eq!((at, zone), (time(1), String::new()));
            }
            other => panic!("{other:?}"),
        }
    });
}

#[test]
fn an_event_prints_what_can_be_printed() {
    let ticked = ClockEvent::Ticked {
        at: time(1),
        zone: "UTC".into(),
    };
    assert_eq!(
        format!("{ticked:?}"),
        "Ticked { at: Time { seconds: 1 }, zone: \"UTC\" }"
    );
    let listed = ClockEvent::Listed {
        numbers: vec![1],
        names: vec![],
        secret: Secret { number: 2 },
    };
    assert_eq!(
        format!("{listed:?}"),
        "Listed { numbers: [1], names: [], secret: .. }"
    );
    assert_eq!(format!("{:?}", ClockEvent::Stopped), "Stopped");
}

#[test]
fn events_are_described() {
    let rows = ClockClient::INTERFACE.events.iter();
    let rows: Vec<_> = rows
        .map(|row| (row.version, row.number, row.name))
        .collect();
    assert_eq!(
        rows,
        [(1, 4, "stopped"), (1, 5, "ticked"), (1, 6, "listed")]
    );
    assert!(ClockV2Client::INTERFACE.has_event(8) && ClockV2Client::INTERFACE.has_event(5));
}
