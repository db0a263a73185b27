//! Events as bytes: a call in the reverse direction with xid 0 (RFC 5531 sections 9 and 11).

use crate::program::{Service, Ticked, TickerClient, connect, start};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use xdr_rpc::{Channel, Reconnect};

const PROGRAM: u32 = 0x2000_0088;

fn words(words: &[u32]) -> Vec<u8> {
    words.iter().flat_map(|word| word.to_be_bytes()).collect()
}

fn record(body: &[u32]) -> Vec<u8> {
    words(&[&[0x8000_0000 | (4 * body.len() as u32)], body].concat())
}

/// Xid 0, CALL, RPC version 2, the numbers, AUTH_NONE twice, the arguments.
fn event(number: u32, arguments: &[u32]) -> Vec<u8> {
    let header = [0, 0, 2, PROGRAM, 1, number, 0, 0, 0, 0];
    record(&[&header[..], arguments].concat())
}

#[tokio::test]
async fn an_event_is_a_call_with_xid_0() {
    let server = start(Service::default()).await;
    let address = server.endpoints()[0].to_string();
    let mut peer = TcpStream::connect(address.strip_prefix("tcp://").unwrap())
        .await
        .unwrap();
    // BURST of two events.
    let call = record(&[77, 0, 2, PROGRAM, 1, 3, 0, 0, 0, 0, 2]);
    peer.write_all(&call).await.unwrap();
    let mut expected = event(9, &[0, 0]);
    expected.extend(event(9, &[1, 0]));
    expected.extend(record(&[77, 1, 0, 0, 0, 0, 2]));
    let mut bytes = vec![0; expected.len()];
    peer.read_exact(&mut bytes).await.unwrap();
    assert_eq!(bytes, expected);
}

/// Whoever lists what there is and then hears of a change must not hear of it first.
#[tokio::test]
async fn an_event_comes_behind_the_replies_before_it() {
    let server = start(Service::default()).await;
    let address = server.endpoints()[0].to_string();
    let mut peer = TcpStream::connect(address.strip_prefix("tcp://").unwrap())
        .await
        .unwrap();
    // ECHO and BURST in one piece.
    let mut calls = record(&[76, 0, 2, PROGRAM, 1, 4, 0, 0, 0, 0, 6]);
    calls.extend(record(&[77, 0, 2, PROGRAM, 1, 3, 0, 0, 0, 0, 1]));
    peer.write_all(&calls).await.unwrap();
    let mut expected = record(&[76, 1, 0, 0, 0, 0, 6]);
    expected.extend(event(9, &[0, 0]));
    expected.extend(record(&[77, 1, 0, 0, 0, 0, 1]));
    let mut bytes = vec![0; expected.len()];
    peer.read_exact(&mut bytes).await.unwrap();
    assert_eq!(bytes, expected);
}

/// A client of a server that a test plays.
async fn scripted() -> (TcpStream, TickerClient) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let endpoint = format!("tcp://{}", listener.local_addr().unwrap());
    let channel = Channel::builder()
        .endpoint(endpoint)
        .reconnect(Reconnect::never())
        .connect();
    let client = TickerClient::new(channel.await.unwrap());
    (listener.accept().await.unwrap().0, client)
}

/// Answers the client's next call, which is ECHO, so that all before it has been read.
async fn answer(peer: &mut TcpStream) {
    let mut call = [0; 48];
    peer.read_exact(&mut call).await.unwrap();
    let xid = u32::from_be_bytes(call[4..8].try_into().unwrap());
    let reply = record(&[xid, 1, 0, 0, 0, 0, 5]);
    peer.write_all(&reply).await.unwrap();
}

#[tokio::test]
async fn an_event_is_taken_and_never_answered() {
    let (mut peer, client) = scripted().await;
    let mut events = client.channel().events::<Ticked>();
    peer.write_all(&event(9, &[41, 2, 0xabcd_0000]))
        .await
        .unwrap();
    let event = events.next().await.unwrap();
    assert_eq!((event.count, event.filler), (41, vec![0xab, 0xcd]));
    // What comes from the client next is its call and no reply.
    let (echoed, ()) = tokio::join!(client.echo(5), answer(&mut peer));
    assert_eq!(echoed.unwrap(), 5);
}

#[tokio::test]
async fn what_nobody_subscribed_to_is_ignored() {
    let (mut peer, client) = scripted().await;
    peer.write_all(&event(9, &[1, 0])).await.unwrap();
    let mut events = client.channel().events::<Ticked>();
    // Another event, another version, another program.
    peer.write_all(&event(10, &[2, 0])).await.unwrap();
    for header in [
        [0, 0, 2, PROGRAM, 2, 9, 0, 0, 0, 0, 3, 0],
        [0, 0, 2, PROGRAM + 1, 1, 9, 0, 0, 0, 0, 4, 0],
    ] {
        peer.write_all(&record(&header)).await.unwrap();
    }
    peer.write_all(&event(9, &[5, 0])).await.unwrap();
    let first = events.next().await.unwrap();
    // The first one may have come before the stream was there, or not.
    let counted = if first.count == 1 {
        events.next().await.unwrap().count
    } else {
        first.count
    };
    assert_eq!((counted, events.lost()), (5, 0));
    let (echoed, ()) = tokio::join!(client.echo(5), answer(&mut peer));
    assert_eq!(echoed.unwrap(), 5);
}

#[tokio::test]
async fn arguments_that_make_no_sense_are_lost_and_counted() {
    let (mut peer, client) = scripted().await;
    let mut events = client.channel().events::<Ticked>();
    // Too short, too long, beyond the limit of the filler.
    peer.write_all(&event(9, &[1])).await.unwrap();
    peer.write_all(&event(9, &[1, 0, 0])).await.unwrap();
    peer.write_all(&event(9, &[1, 4097])).await.unwrap();
    peer.write_all(&event(9, &[2, 0])).await.unwrap();
    assert_eq!(events.next().await.unwrap().count, 2);
    assert_eq!(events.lost(), 3);
}

#[tokio::test]
async fn a_stream_ends_with_the_last_connection() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let endpoint = format!("tcp://{}", listener.local_addr().unwrap());
    let builder = Channel::builder().endpoint(endpoint);
    let channel = builder.reconnect(Reconnect::never()).connect().await;
    let client = TickerClient::new(channel.unwrap());
    let mut peer = listener.accept().await.unwrap().0;
    let mut events = client.channel().events::<Ticked>();
    peer.write_all(&event(9, &[8, 0])).await.unwrap();
    drop(peer);
    assert_eq!(events.next().await.unwrap().count, 8);
    assert_eq!(events.next().await, None);
    assert_eq!(client.channel().events::<Ticked>().next().await, None);
}

#[tokio::test]
async fn a_stream_outlives_a_connection_that_is_made_anew() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let endpoint = format!("tcp://{}", listener.local_addr().unwrap());
    let client = TickerClient::connect(endpoint).await.unwrap();
    let mut events = client.channel().events::<Ticked>();
    // Nobody calls: that there is a stream is reason enough to connect again.
    for count in 0..3 {
        let mut peer = listener.accept().await.unwrap().0;
        peer.write_all(&event(9, &[count, 0])).await.unwrap();
        drop(peer);
        assert_eq!(events.next().await.unwrap().count, count);
    }
    assert_eq!(events.lost(), 0);
}

#[tokio::test]
async fn events_keep_their_order_among_calls() {
    let server = start(Service::default()).await;
    let client = connect(&server).await;
    let mut events = client.channel().events::<Ticked>();
    let calls = async {
        for _ in 0..20 {
            assert_eq!(client.burst(50).await.unwrap(), 50);
        }
    };
    let receive = async {
        for _ in 0..20 {
            for number in 0..50 {
                assert_eq!(events.next().await.unwrap().count, number);
            }
        }
    };
    let ((), ()) = tokio::join!(calls, receive);
}

/// Of a program written in C, say, whose first xid is 0.
#[tokio::test]
async fn a_server_takes_xid_0_from_others_as_a_call() {
    let server = start(Service::default()).await;
    let address = server.endpoints()[0].to_string();
    let mut peer = TcpStream::connect(address.strip_prefix("tcp://").unwrap())
        .await
        .unwrap();
    let call = record(&[0, 0, 2, PROGRAM, 1, 4, 0, 0, 0, 0, 6]);
    peer.write_all(&call).await.unwrap();
    let expected = record(&[0, 1, 0, 0, 0, 0, 6]);
    let mut bytes = vec![0; expected.len()];
    peer.read_exact(&mut bytes).await.unwrap();
    assert_eq!(bytes, expected);
}
