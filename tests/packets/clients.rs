//! Servers that break the rules, and what becomes of a client's call.

use crate::raw::{Raw, header};
use crate::scene::{GET_HOSTNAME, LONG, REMOTE, error, text, whole};
use tokio::io::DuplexStream;
use tokio::task::JoinHandle;
use tokio::time::timeout;
use xdr_remote::{RemoteClient, RemoteEvent};
use xdr_rpc::{CallError, Channel, Protocol};

const REPLY: u32 = 1;
const MESSAGE: u32 = 2;

type Answer = Result<String, CallError>;

struct Calling {
    client: RemoteClient,
    raw: Raw<DuplexStream>,
}

impl Calling {
    async fn start() -> Self {
        let (near, far) = tokio::io::duplex(1 << 20);
        let near = std::sync::Mutex::new(Some(near));
        let connect = move || {
            let near = near.lock().unwrap().take();
            async move { near.ok_or(std::io::ErrorKind::NotConnected.into()) }
        };
        let builder = Channel::builder().protocol(Protocol::Libvirt);
        let channel = builder.connector(connect).connect().await.unwrap();
        Calling {
            client: RemoteClient::new(channel),
            raw: Raw::over(far),
        }
    }

    /// A call that waits for its answer, and its serial.
    async fn call(&mut self) -> (u32, JoinHandle<Answer>) {
        let client = self.client.clone();
        let calling = tokio::spawn(async move { client.connect_get_hostname().await });
        let call = timeout(LONG, self.raw.packet()).await.expect("it calls");
        let serial = u32::from_be_bytes(call[16..20].try_into().unwrap());
        assert_eq!(call, header(REMOTE, 1, GET_HOSTNAME, 0, serial, 0));
        (serial, calling)
    }

    async fn answer(&mut self, serial: u32) {
        let header = header(REMOTE, 1, GET_HOSTNAME, REPLY, serial, 0);
        self.raw.send(&whole(header, &text("here"))).await;
    }

    /// Calls go on.
    async fn ends_well(mut self) {
        let (serial, calling) = self.call().await;
        self.answer(serial).await;
        assert_eq!(outcome(calling).await.unwrap(), "here");
        assert!(self.client.channel().closed().is_none());
    }
}

async fn outcome(calling: JoinHandle<Answer>) -> Answer {
    let answer = timeout(LONG, calling).await;
    answer.expect("the call hangs").unwrap()
}

/// What `domain_event_callback_lifecycle` has behind its header: callback, domain, event, detail.
fn lifecycle(callback: u32) -> Vec<u8> {
    let rest = [
        text("test"),
        vec![7; 16],
        vec![0, 0, 0, 1, 0, 0, 0, 3, 0, 0, 0, 0],
    ];
    [callback.to_be_bytes().to_vec(), rest.concat()].concat()
}

/// go-libvirt's `Route` took every packet with the number of an event for an event.
#[tokio::test]
async fn go_libvirt_route_a_reply_with_the_number_of_an_event_is_a_reply() {
    for number in [107, 318, 453] {
        let mut calling = Calling::start().await;
        let mut events = calling.client.events();
        let (serial, call) = calling.call().await;
        let reply = header(REMOTE, 1, number, REPLY, serial, 0);
        calling.raw.send(&whole(reply, &text("here"))).await;
        assert_eq!(outcome(call).await.unwrap(), "here");
        // The next event is the one that is sent now.
        let message = header(REMOTE, 1, 318, MESSAGE, 0, 0);
        calling.raw.send(&whole(message, &lifecycle(4))).await;
        let event = timeout(LONG, events.next()).await.expect("it came");
        assert!(
            matches!(
                event,
                Some(RemoteEvent::DomainEventCallbackLifecycle { callback_id: 4, .. })
            ),
            "{event:?}"
        );
        calling.ends_well().await;
    }
}

/// libvirt's daemon sends events with serial 1.
#[tokio::test]
async fn go_libvirt_route_an_event_with_the_serial_of_a_call_is_an_event() {
    let mut calling = Calling::start().await;
    let mut events = calling.client.events();
    let (serial, call) = calling.call().await;
    for status in [0, 1, 2] {
        let message = header(REMOTE, 1, 318, MESSAGE, serial, status);
        calling.raw.send(&whole(message, &lifecycle(status))).await;
    }
    for status in [0, 1, 2] {
        let event = timeout(LONG, events.next()).await.expect("it came");
        let Some(RemoteEvent::DomainEventCallbackLifecycle { callback_id, .. }) = event else {
            panic!("{event:?}");
        };
        assert_eq!(callback_id, status);
    }
    assert!(!call.is_finished());
    calling.answer(serial).await;
    assert_eq!(outcome(call).await.unwrap(), "here");
    calling.ends_well().await;
}

/// An error that says that there is none, statuses that a reply does not have, and a reply of another
/// program: nobody can say what became of the call, and the next one has nothing to do with it.
#[tokio::test]
async fn replies_that_make_no_sense_fail_their_call_alone() {
    let success = error(0, "no error");
    for (program, version, status, payload) in [
        (REMOTE, 1, 1, &success[..]),
        (REMOTE, 1, 1, &[]),
        (REMOTE, 1, 1, &[0xff; 64]),
        (REMOTE, 1, 2, b"\0\0\0\x04here"),
        (REMOTE, 1, 3, b"\0\0\0\x04here"),
        (REMOTE, 1, u32::MAX, b"\0\0\0\x04here"),
        (REMOTE, 2, 0, b"\0\0\0\x04here"),
        (REMOTE + 1, 1, 0, b"\0\0\0\x04here"),
        (REMOTE, 1, 0, &[]),
        (REMOTE, 1, 0, b"\0\0\0\x04her"),
        (REMOTE, 1, 0, b"\0\0\0\x04here\0\0\0\0"),
        (REMOTE, 1, 0, b"\xff\xff\xff\xffhere"),
    ] {
        let mut calling = Calling::start().await;
        let (serial, call) = calling.call().await;
        let reply = header(program, version, GET_HOSTNAME, REPLY, serial, status);
        calling.raw.send(&whole(reply, payload)).await;
        let answer = outcome(call).await;
        assert!(
            matches!(answer, Err(CallError::Decode(_))),
            "{status} {payload:?}: {answer:?}"
        );
        calling.ends_well().await;
    }
}

#[tokio::test]
async fn an_error_of_each_code_but_none_comes_as_it_is() {
    for code in [1, 3, 39, 42, 99_999, u32::MAX] {
        let mut calling = Calling::start().await;
        let (serial, call) = calling.call().await;
        let reply = header(REMOTE, 1, GET_HOSTNAME, REPLY, serial, 1);
        calling.raw.send(&whole(reply, &error(code, "why"))).await;
        let answer = outcome(call).await;
        let Err(CallError::Remote(error)) = answer else {
            panic!("{answer:?}");
        };
        assert_eq!(error.code.0, code.cast_signed());
        assert_eq!(error.message.as_deref(), Some("why"));
        calling.ends_well().await;
    }
}

/// What concerns nobody: the call waits on, and gets its answer.
#[tokio::test]
async fn packets_that_concern_nobody_are_passed_over() {
    let mut calling = Calling::start().await;
    let _events = calling.client.events();
    for (program, kind) in [
        (REMOTE, 3),
        (REMOTE, 6),
        (REMOTE, MESSAGE),
        (REMOTE + 7, MESSAGE),
        (REMOTE + 7, 3),
    ] {
        for status in [0, 1, 2, 3, u32::MAX] {
            let (serial, call) = calling.call().await;
            for number in [0, 1, 208, 9999, i32::MIN, -1] {
                let header = header(program, 1, number, kind, serial, status);
                calling.raw.send(&whole(header, &[])).await;
                calling.raw.send(&whole(header, &[0xff; 12])).await;
            }
            calling.answer(serial).await;
            assert_eq!(outcome(call).await.unwrap(), "here", "{kind} {status}");
        }
    }
    calling.ends_well().await;
}

/// Of two replies the first one counts, and the second is not that of another call.
#[tokio::test]
async fn a_second_reply_is_that_of_no_other_call() {
    let mut calling = Calling::start().await;
    let mut serials = Vec::new();
    for _ in 0..10 {
        let (serial, call) = calling.call().await;
        for old in &serials {
            let reply = header(REMOTE, 1, GET_HOSTNAME, REPLY, *old, 0);
            calling.raw.send(&whole(reply, &text("old"))).await;
        }
        calling.answer(serial).await;
        assert_eq!(outcome(call).await.unwrap(), "here");
        serials.push(serial);
    }
    calling.ends_well().await;
}

/// A client that serves nothing says so.
#[tokio::test]
async fn a_call_to_a_client_is_refused() {
    let mut calling = Calling::start().await;
    let (serial, call) = calling.call().await;
    for kind in [0, 4] {
        let header = header(REMOTE, 1, GET_HOSTNAME, kind, serial, 0);
        calling.raw.send(&whole(header, &[0; 4])).await;
        let text = format!("Cannot find program {REMOTE} version 1");
        let expected = crate::scene::refusal(REMOTE, 1, GET_HOSTNAME, serial, &text);
        let came = timeout(LONG, calling.raw.packet()).await;
        assert_eq!(came.expect("an answer"), expected);
    }
    calling.answer(serial).await;
    assert_eq!(outcome(call).await.unwrap(), "here");
    calling.ends_well().await;
}

/// Bytes that are no packet, and packets of no type, end the connection; the call hears of it. The clock
/// stands still but for the later call, which looks for a new connection for as long as it may.
#[tokio::test(start_paused = true)]
async fn what_is_no_packet_ends_the_connection() {
    let mut cases: Vec<Vec<u8>> = Vec::new();
    for length in [0_u32, 3, 4, 27, 33_554_437, 1 << 31, u32::MAX] {
        cases.push([&length.to_be_bytes()[..], &[0; 24]].concat());
    }
    for kind in [7, 8, 1 << 31, u32::MAX] {
        cases.push(whole(header(REMOTE, 1, GET_HOSTNAME, kind, 1, 0), &[]));
    }
    // Too many file descriptors, or nobody knows how many.
    for payload in [&33_u32.to_be_bytes()[..], &[0xff; 4], &[]] {
        cases.push(whole(header(REMOTE, 1, GET_HOSTNAME, 4, 1, 0), payload));
    }
    for case in cases {
        let mut calling = Calling::start().await;
        let (_, call) = calling.call().await;
        calling.raw.send(&case).await;
        let answer = outcome(call).await;
        assert!(
            matches!(answer, Err(CallError::Disconnected(_))),
            "{case:x?}: {answer:?}"
        );
        let end = timeout(LONG, calling.raw.end()).await;
        assert_eq!(end.expect("the connection stays"), 0);
        let later = timeout(LONG, calling.client.connect_get_hostname()).await;
        assert!(matches!(
            later.expect("it hangs"),
            Err(CallError::Disconnected(_))
        ));
    }
}

/// Nobody has called yet.
#[tokio::test]
async fn a_reply_before_any_call_ends_the_connection() {
    let mut calling = Calling::start().await;
    calling.answer(1).await;
    let end = timeout(LONG, calling.raw.end()).await;
    assert_eq!(end.expect("the connection stays"), 0);
}

/// A server that pings without end and reads no answer is given up, not answered without end.
#[tokio::test]
async fn a_server_that_pings_and_does_not_read_is_given_up() {
    let mut calling = Calling::start().await;
    let ping = whole(header(crate::scene::KEEP, 1, 1, MESSAGE, 0, 0), &[]);
    let pings = ping.repeat(10_000);
    let mut said = 0;
    while calling.client.channel().closed().is_none() {
        said += 1;
        assert!(said < 1000, "its answers take memory without end");
        if timeout(LONG, calling.raw.try_send(&pings))
            .await
            .expect("it hangs")
            .is_err()
        {
            break;
        }
    }
}
