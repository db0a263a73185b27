//! Who hears of events, and what is left of those who are gone.

use crate::raw::{Raw, call, header};
use crate::scene::{LONG, REMOTE, Scene, alive, next, text};
use std::time::Duration;
use tokio::net::TcpStream;
use tokio::time::timeout;

/// Every way of asking for events: the oldest, the older one of each kind, the newer one of each kind,
/// and the close of the driver's connection.
fn registrations() -> Vec<(i32, Vec<u8>)> {
    let mut all = vec![(105, Vec::new())];
    for kind in 0..28_u32 {
        all.push((167, kind.to_be_bytes().to_vec()));
        // Of all domains.
        all.push((316, [kind.to_be_bytes(), [0; 4]].concat()));
    }
    all.push((360, Vec::new()));
    all
}

async fn register(peer: &mut Raw<TcpStream>, (procedure, arguments): &(i32, Vec<u8>)) {
    peer.send(&call(REMOTE, 1, *procedure, 3, arguments)).await;
}

/// `domain_suspend`, which everybody hears of who registered.
fn suspend() -> Vec<u8> {
    let domain = [text("test"), vec![7; 16], vec![0, 0, 0, 1]].concat();
    call(REMOTE, 1, 34, 9, &domain)
}

/// libvirt's daemon crashed when a client left that had registered more than one kind.
#[tokio::test]
async fn cve_2013_2230_a_client_of_every_kind_of_event_leaves_in_the_middle() {
    let scene = Scene::start().await;
    let all = registrations();
    for count in 0..=all.len() {
        let mut leaving = scene.peer().await;
        for registration in &all[..count] {
            register(&mut leaving, registration).await;
        }
        if count % 2 == 0 {
            // Having heard all answers, or in the middle of them.
            for _ in 0..count {
                next(&mut leaving).await;
            }
        }
        let mut other = scene.peer().await;
        other.send(&suspend()).await;
        drop(leaving);
        let answer = next(&mut other).await;
        assert_eq!(answer, header(REMOTE, 1, 34, 1, 9, 0));
    }
    scene.until_they_are_gone().await;
    scene.ends_well().await;
}

async fn nobody_is_subscribed(scene: &Scene) {
    let gone = async {
        while scene.daemon.hub.subscribers() > 0 {
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
    };
    timeout(LONG, gone).await.expect("subscriptions stay");
}

/// Subscriptions of libvirt's daemon outlived a client whose deregistration was refused.
#[tokio::test]
async fn cve_2013_4399_a_subscription_goes_with_its_connection() {
    let scene = Scene::start().await;
    for (procedure, arguments) in [(106, 0), (168, 4), (317, 4)] {
        let mut peer = scene.peer().await;
        for registration in registrations() {
            register(&mut peer, &registration).await;
            next(&mut peer).await;
        }
        assert_eq!(scene.daemon.hub.subscribers(), 1);
        // This daemon refuses it.
        peer.send(&call(REMOTE, 1, procedure, 4, &vec![0; arguments]))
            .await;
        let refused = next(&mut peer).await;
        assert_eq!(refused[..24], header(REMOTE, 1, procedure, 1, 4, 1));
        assert_eq!(scene.daemon.hub.subscribers(), 1);
        drop(peer);
        nobody_is_subscribed(&scene).await;
    }
    scene.ends_well().await;
}

/// Events of libvirt's daemon went to clients that might not see what they told.
#[tokio::test]
async fn cve_2014_0028_nobody_hears_of_events_who_did_not_ask() {
    let scene = Scene::start().await;
    let (mut asks, mut other) = (scene.peer().await, scene.peer().await);
    alive(&mut other).await;
    register(&mut asks, &(105, Vec::new())).await;
    next(&mut asks).await;
    asks.send(&suspend()).await;
    let kinds = [107, 318].map(|number| header(REMOTE, 1, number, 2, 0, 0));
    for expected in kinds {
        assert_eq!(next(&mut asks).await[..24], expected);
    }
    assert_eq!(next(&mut asks).await, header(REMOTE, 1, 34, 1, 9, 0));
    // Its next packet is the answer to its own call.
    alive(&mut other).await;
    scene.ends_well().await;
}
