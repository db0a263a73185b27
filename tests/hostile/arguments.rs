//! Arguments that are not what the definition says, and handlers that fail.

use super::bystander::Bystander;
use super::raw::{Peer, accepted, call, record, words};
use super::service::{start, strict};
use xdr_rpc::ServerLimits;

/// GARBAGE_ARGS of `accept_stat`.
const GARBAGE: u32 = 4;
/// SYSTEM_ERR of `accept_stat`.
const SYSTEM_ERR: u32 = 5;

#[test]
fn garbage_arguments_are_answered_so() {
    let running = start(strict());
    for endpoint in running.endpoints() {
        let bystander = Bystander::start(&endpoint);
        let mut peer = Peer::connect(&endpoint);
        let cases: &[&[u32]] = &[
            &[],
            &[65, 0, 0],
            &[0xffff_ffff],
            &[0x7fff_ffff, 0],
            // Padding that is not zero; bytes that are not UTF-8; a word behind the argument.
            &[1, 0x6100_0001],
            &[4, 0xfffe_fdfc],
            &[1, 0x6100_0000, 0],
        ];
        for case in cases {
            assert_eq!(
                peer.ask(&call(1, 1, &words(case))),
                accepted(&[GARBAGE]),
                "{case:x?}"
            );
        }
        // NULL takes no arguments either.
        assert_eq!(peer.ask(&call(1, 0, &words(&[1]))), accepted(&[GARBAGE]));
        peer.expect_alive();
        bystander.expect_well();
    }
}

/// CVE-2017-8779: claims of gigabytes in a message of some sixty bytes.
#[test]
fn a_claim_of_4_gib_in_60_bytes_is_garbage() {
    let running = start(ServerLimits::default());
    let bystander = Bystander::start(&running.endpoint);
    let mut peer = Peer::connect(&running.endpoint);
    let before = resident();
    for _ in 0..1000 {
        for claim in [
            &[0xffff_ffff, 0xffff_ffff, 0, 0][..],
            &[1, 0xffff_fffc, 0, 0],
            &[3, 0, 0, 0x8000_0000],
        ] {
            assert_eq!(peer.ask(&call(1, 2, &words(claim))), accepted(&[GARBAGE]));
        }
    }
    let grown = resident().saturating_sub(before);
    // Tests beside this one take memory as well, but nothing like the gigabytes of one claim.
    assert!(
        grown < 512 << 20,
        "{grown} bytes of memory for 3000 small calls"
    );
    peer.expect_alive();
    bystander.expect_well();
}

/// The memory of this process, in bytes.
fn resident() -> usize {
    let status = std::fs::read_to_string("/proc/self/statm").unwrap();
    let pages: usize = status.split(' ').nth(1).unwrap().parse().unwrap();
    pages * 4096
}

#[test]
fn a_handler_that_panics_is_system_err_for_that_call_only() {
    let running = start(strict());
    let bystander = Bystander::start(&running.endpoint);
    let mut peer = Peer::connect(&running.endpoint);
    for procedure in [4, 7, 4, 7] {
        assert_eq!(peer.ask(&call(1, procedure, &[])), accepted(&[SYSTEM_ERR]));
    }
    peer.expect_alive();
    bystander.expect_well();
}

#[test]
fn a_result_beyond_its_own_limit_is_system_err() {
    let running = start(strict());
    let mut peer = Peer::connect(&running.endpoint);
    assert_eq!(peer.ask(&call(1, 8, &[])), accepted(&[SYSTEM_ERR]));
    peer.expect_alive();
}

#[test]
fn calls_sent_together_are_answered_as_they_finish() {
    let running = start(strict());
    let mut peer = Peer::connect(&running.endpoint);
    let mut both = record(&call(1, 3, &words(&[200])));
    let mut second = call(1, 3, &words(&[0]));
    second[..4].copy_from_slice(&7u32.to_be_bytes());
    both.extend_from_slice(&record(&second));
    peer.send(&both);
    assert_eq!(peer.reply(), words(&[7, 1, 0, 0, 0, 0, 0]));
    assert_eq!(peer.reply(), accepted(&[0, 200]));
}
