//! Published defects of libvirt's daemon and client, each as the bytes that brought it about.

use crate::allocator::measure;
use crate::daemon::HOSTNAME;
use crate::raw::{Raw, call, header};
use crate::scene::{
    GET_HOSTNAME, LOOKUP_BY_ID, REMOTE, SASL_START, SUPPORTS_FEATURE, Scene, alive, error,
    hostname, next, refusal, text, whole,
};
use futures_util::FutureExt as _;
use std::collections::BTreeSet;
use std::future::IntoFuture as _;
use tokio::net::TcpStream;
use xdr_core::{Decode, Limits, from_slice_with};
use xdr_remote::{AuthType, DomainList, RemoteClient, SaslReply, StoragePoolList, StorageVolList};

/// Errors of one client were told to another.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn cve_2011_1486_each_client_hears_its_own_error() {
    let scene = Scene::start().await;
    let mut clients = Vec::new();
    for client in 0..10_u32 {
        let mut peer = scene.peer().await;
        clients.push(tokio::spawn(async move {
            for round in 0..10 {
                let ids: BTreeSet<u32> = (0..10).map(|n| client * 1000 + round * 10 + n).collect();
                let calls = ids.iter().flat_map(|id| lookup(*id));
                peer.send(&calls.collect::<Vec<_>>()).await;
                let mut open = ids;
                while !open.is_empty() {
                    let answer = next(&mut peer).await;
                    let id = u32::from_be_bytes(answer[16..20].try_into().unwrap());
                    assert!(open.remove(&id), "{id} is not a call of this client");
                    let text = format!("no domain with matching id {id}");
                    let came = String::from_utf8_lossy(&answer[40..]).into_owned();
                    assert!(came.starts_with(&text), "{came}");
                    assert_eq!(answer[24..28], 42_u32.to_be_bytes());
                }
            }
        }));
    }
    for client in clients {
        client.await.unwrap();
    }
    scene.ends_well().await;
}

/// `domain_lookup_by_id`, whose serial is the id as well.
fn lookup(id: u32) -> Vec<u8> {
    call(REMOTE, 1, LOOKUP_BY_ID, id, &id.to_be_bytes())
}

/// A number in a hole of the table, where an event has its number, led to a null entry.
#[tokio::test]
async fn cve_2012_4423_a_number_that_is_no_procedure() {
    /// `REMOTE_PROC_DOMAIN_EVENT_NIC_MAC_CHANGE`, the last one that libvirt has.
    const LAST: i32 = 453;
    let scene = Scene::start().await;
    let known: BTreeSet<i32> = RemoteClient::PROCEDURES
        .iter()
        .map(|procedure| procedure.number.cast_signed())
        .collect();
    assert!(!known.contains(&107) && !known.contains(&318) && !known.contains(&LAST));
    let edges = [i32::MIN, i32::MIN + 1, i32::MAX - 1, i32::MAX];
    let mut peer = scene.peer().await;
    // connect_get_capabilities is never answered here.
    for number in (-5..=LAST + 5).chain(edges).filter(|number| *number != 7) {
        // These are the arguments of no procedure that has any.
        peer.send(&call(REMOTE, 1, number, 5, &[])).await;
        let answer = next(&mut peer).await;
        if known.contains(&number) {
            assert_eq!(answer[..20], header(REMOTE, 1, number, 1, 5, 0)[..20]);
            let unknown = error(39, &format!("unknown procedure: {number}"));
            assert_ne!(answer[24..], unknown, "{number}");
        } else {
            let text = format!("unknown procedure: {number}");
            let expected = refusal(REMOTE, 1, number, 5, &text);
            assert_eq!(answer, expected, "{number}");
        }
    }
    alive(&mut peer).await;
    scene.ends_well().await;
}

/// A count of 0 walked off the array: in arguments, and in what a client reads.
#[tokio::test]
async fn cve_2012_3445_counts_of_zero() {
    let scene = Scene::start().await;
    let mut peer = scene.peer().await;
    // Mechanism "", not nil, no data: this daemon says what it got.
    peer.send(&call(REMOTE, 1, SASL_START, 5, &[0; 12])).await;
    let answer = next(&mut peer).await;
    let expected = [
        &header(REMOTE, 1, SASL_START, 1, 5, 0)[..],
        &[0, 0, 0, 1],
        &[0; 8],
    ]
    .concat();
    assert_eq!(answer, expected);
    assert_eq!(read::<DomainList>(&[0; 8]).unwrap().domains.len(), 0);
    assert_eq!(read::<StorageVolList>(&[0; 8]).unwrap().vols.len(), 0);
    assert_eq!(read::<StoragePoolList>(&[0; 8]).unwrap().pools.len(), 0);
    assert_eq!(read::<SaslReply>(&[0; 12]).unwrap().data.len(), 0);
    scene.ends_well().await;
}

fn read<T: for<'de> Decode<'de>>(bytes: &[u8]) -> Result<T, xdr_core::DecodeError> {
    from_slice_with(bytes, &Limits::DEFAULT)
}

/// A negative length became a size. It is 4 GiB to us, less a little, and there are not that many bytes.
#[tokio::test]
async fn cve_2024_2494_negative_lengths() {
    let scene = Scene::start().await;
    let mut peer = scene.peer().await;
    for length in [-1, -2, -4, i32::MIN, i32::MIN + 1, i32::MAX] {
        let length = length.to_be_bytes();
        let some = [&length[..], &[0; 60]].concat();
        for (procedure, arguments) in [
            // A string, a list behind it, a string inside of a structure, and one that may be absent.
            (23, some.clone()),
            (SASL_START, [&[0; 8][..], &some].concat()),
            (34, some.clone()),
            (1, [&[0, 0, 0, 1][..], &some].concat()),
        ] {
            peer.send(&call(REMOTE, 1, procedure, 5, &arguments)).await;
            let text = "Unable to decode message payload";
            let expected = refusal(REMOTE, 1, procedure, 5, text);
            assert_eq!(next(&mut peer).await, expected, "{procedure}");
        }
        is_refused::<DomainList>(&some);
        is_refused::<StorageVolList>(&some);
        is_refused::<StoragePoolList>(&some);
        is_refused::<SaslReply>(&[&[0; 8][..], &some].concat());
    }
    alive(&mut peer).await;
    scene.ends_well().await;
}

/// It is no `T`, and finding that out takes next to no memory.
fn is_refused<T: for<'de> Decode<'de>>(bytes: &[u8]) {
    let (refused, usage) = measure(|| read::<T>(bytes).is_err());
    assert!(refused);
    assert!(usage.peak < 4096, "{usage:?}");
}

/// What fails at each place that a call passes, and what is answered.
fn failures() -> Vec<Vec<u8>> {
    vec![
        call(REMOTE + 9, 1, GET_HOSTNAME, 5, &[]),
        call(REMOTE, 9, GET_HOSTNAME, 5, &[]),
        call(REMOTE, 1, 318, 5, &[]),
        whole(header(REMOTE, 1, GET_HOSTNAME, 0, 5, 1), &[]),
        whole(header(REMOTE, 1, GET_HOSTNAME, 3, 5, 7), &[]),
        call(REMOTE, 1, LOOKUP_BY_ID, 5, &[]),
        call(REMOTE, 1, LOOKUP_BY_ID, 5, &[0; 4]),
        // domain_screenshot, which is refused with its stream.
        call(REMOTE, 1, 211, 5, &[text("test"), vec![0; 28]].concat()),
        // What closes the connection.
        3_u32.to_be_bytes().to_vec(),
        whole(header(REMOTE, 1, GET_HOSTNAME, 4, 5, 0), &[]),
    ]
}

/// A message that had failed was freed and still queued: its client had only to leave then.
#[tokio::test]
async fn cve_2013_0170_an_error_at_each_place_and_the_client_gone() {
    let scene = Scene::start().await;
    for failure in failures() {
        for before in [0, 1, 5] {
            for behind in [0, 1, 5] {
                let mut bytes = hostname(1).repeat(before);
                bytes.extend(failure.repeat(behind + 1));
                let mut peer = scene.peer().await;
                peer.send(&bytes).await;
                match behind {
                    0 => drop(peer),
                    1 => leave_with_a_reset(peer),
                    _ => drop(peer.split().0),
                }
            }
        }
    }
    scene.until_they_are_gone().await;
    scene.ends_well().await;
}

fn leave_with_a_reset(peer: Raw<TcpStream>) {
    let _ = peer.into_inner().set_zero_linger();
}

/// The clock of signs of life was set up while its client was already gone.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn cve_2014_1447_gone_at_once_after_asking_for_signs_of_life() {
    let scene = Scene::start().await;
    let ask = call(REMOTE, 1, SUPPORTS_FEATURE, 1, &[0, 0, 0, 10]);
    for n in 0..10_000 {
        let mut peer = scene.peer().await;
        peer.send(&ask).await;
        match n % 4 {
            0 => leave_with_a_reset(peer),
            1 => {
                let answer = next(&mut peer).await;
                assert_eq!(answer[24..], [0, 0, 0, 1]);
            }
            _ => drop(peer),
        }
    }
    scene.until_they_are_gone().await;
    scene.ends_well().await;
}

/// Memory of a call was used after its caller was gone.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn cve_2024_4418_calls_that_are_dropped_on_their_way() {
    let scene = Scene::start().await;
    let client = scene.client().await;
    for _ in 0..1000 {
        for _ in 0..100 {
            // Polled once, so it is sent.
            let dropped = client.connect_get_hostname().into_future().now_or_never();
            assert!(dropped.is_none(), "{dropped:?}");
        }
        // What comes of those is not the answer to this one.
        assert_eq!(client.connect_get_hostname().await.unwrap(), HOSTNAME);
    }
    assert!(client.channel().closed().is_none());
    drop(client);
    scene.ends_well().await;
}

/// The list of types of authentication has one entry today, and may have 20.
#[test]
fn cve_2013_4292_no_list_is_longer_than_its_limit() {
    let list = |count: u32| [count.to_be_bytes().to_vec(), vec![0; 4 * count as usize]].concat();
    #[derive(Debug, xdr_core::Xdr)]
    struct Types {
        #[xdr(max = xdr_remote::AUTH_TYPE_LIST_MAX)]
        types: Vec<AuthType>,
    }
    assert_eq!(read::<Types>(&list(20)).unwrap().types.len(), 20);
    assert!(read::<Types>(&list(21)).is_err());
}
