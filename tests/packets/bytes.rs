//! Packets that come in pieces, break off or have too much behind them.

use crate::raw::{call, header};
use crate::scene::{
    GET_HOSTNAME, LOOKUP_BY_ID, REMOTE, Scene, alive, hostname, its_answer, next, refusal,
};

#[tokio::test]
async fn a_packet_may_come_byte_by_byte() {
    let scene = Scene::start().await;
    let mut peer = scene.peer().await;
    for serial in 1..4 {
        for byte in hostname(serial) {
            peer.send(&[byte]).await;
            tokio::task::yield_now().await;
        }
        assert_eq!(next(&mut peer).await, its_answer(serial));
    }
    scene.ends_well().await;
}

#[tokio::test]
async fn a_packet_that_breaks_off_at_any_byte_harms_nobody() {
    let scene = Scene::start().await;
    let call = call(REMOTE, 1, LOOKUP_BY_ID, 3, &[0, 0, 0, 1]);
    for cut in 0..call.len() {
        let mut peer = scene.peer().await;
        // What was whole before it is answered.
        peer.send(&[&hostname(2), &call[..cut]].concat()).await;
        assert_eq!(next(&mut peer).await, its_answer(2));
    }
    scene.until_they_are_gone().await;
    scene.ends_well().await;
}

/// libvirt's daemon takes arguments with anything behind them; here no two calls mean the same.
#[tokio::test]
async fn bytes_behind_the_arguments_are_refused() {
    let scene = Scene::start().await;
    let mut peer = scene.peer().await;
    for count in [1, 2, 3, 4, 5, 1000] {
        for (procedure, arguments) in [(GET_HOSTNAME, &[][..]), (LOOKUP_BY_ID, &[0, 0, 0, 1])] {
            let arguments = [arguments, &vec![0; count]].concat();
            peer.send(&call(REMOTE, 1, procedure, 3, &arguments)).await;
            let text = "Unable to decode message payload";
            let expected = refusal(REMOTE, 1, procedure, 3, text);
            assert_eq!(next(&mut peer).await, expected);
        }
    }
    alive(&mut peer).await;
    scene.ends_well().await;
}

#[tokio::test]
async fn arguments_that_are_too_short_are_refused() {
    let scene = Scene::start().await;
    let mut peer = scene.peer().await;
    for count in 0..4 {
        peer.send(&call(REMOTE, 1, LOOKUP_BY_ID, 3, &vec![0; count]))
            .await;
        let text = "Unable to decode message payload";
        let expected = refusal(REMOTE, 1, LOOKUP_BY_ID, 3, text);
        assert_eq!(next(&mut peer).await, expected);
    }
    alive(&mut peer).await;
    scene.ends_well().await;
}

/// Many at once, cut anywhere between two writes.
#[tokio::test]
async fn packets_may_be_cut_anywhere() {
    let scene = Scene::start().await;
    let mut peer = scene.peer().await;
    let calls: Vec<u8> = (0..3).flat_map(hostname).collect();
    for cut in 1..calls.len() {
        peer.send(&calls[..cut]).await;
        tokio::task::yield_now().await;
        peer.send(&calls[cut..]).await;
        for serial in 0..3 {
            let answer = next(&mut peer).await;
            assert_eq!(answer[..24], header(REMOTE, 1, GET_HOSTNAME, 1, serial, 0));
        }
    }
    scene.ends_well().await;
}
