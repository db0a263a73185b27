//! The header of a call, wrong in every way (RFC 5531 section 9).

use super::bystander::Bystander;
use super::raw::{Peer, XID, accepted, call, denied, record, words};
use super::service::{start, strict};

#[test]
fn an_unknown_procedure_is_proc_unavail() {
    let running = start(strict());
    for endpoint in running.endpoints() {
        let bystander = Bystander::start(&endpoint);
        let mut peer = Peer::connect(&endpoint);
        for procedure in [99, 999, 0x7fff_ffff, 0x8000_0000, 0xffff_ffff] {
            assert_eq!(peer.ask(&call(1, procedure, &[])), accepted(&[3]));
        }
        peer.expect_alive();
        bystander.expect_well();
    }
}

#[test]
fn an_unknown_version_is_prog_mismatch_with_the_true_range() {
    let running = start(strict());
    for endpoint in running.endpoints() {
        let bystander = Bystander::start(&endpoint);
        let mut peer = Peer::connect(&endpoint);
        for version in [0, 2, 4, 0xffff_ffff] {
            assert_eq!(peer.ask(&call(version, 0, &[])), accepted(&[2, 1, 3]));
        }
        assert_eq!(peer.ask(&call(3, 1, &[])), accepted(&[0, 3]));
        peer.expect_alive();
        bystander.expect_well();
    }
}

#[test]
fn an_unknown_program_is_prog_unavail() {
    let running = start(strict());
    for endpoint in running.endpoints() {
        let bystander = Bystander::start(&endpoint);
        let mut peer = Peer::connect(&endpoint);
        for program in [0, 100_000, 0x2000_0076, 0xffff_ffff] {
            let body = words(&[XID, 0, 2, program, 1, 0, 0, 0, 0, 0]);
            assert_eq!(peer.ask(&body), accepted(&[1]));
        }
        peer.expect_alive();
        bystander.expect_well();
    }
}

#[test]
fn another_rpc_version_is_rpc_mismatch_2_to_2() {
    let running = start(strict());
    for endpoint in running.endpoints() {
        let bystander = Bystander::start(&endpoint);
        let mut peer = Peer::connect(&endpoint);
        for version in [0, 1, 3, 0xffff_ffff] {
            // Whatever a later version of RPC has behind its number.
            for rest in [&[][..], &[1, 2, 3]] {
                let body = words(&[&[XID, 0, version][..], rest].concat());
                assert_eq!(peer.ask(&body), denied(&[0, 2, 2]));
            }
        }
        peer.expect_alive();
        bystander.expect_well();
    }
}

#[test]
fn a_message_that_is_no_call_closes_the_connection() {
    let running = start(strict());
    for endpoint in running.endpoints() {
        let bystander = Bystander::start(&endpoint);
        for message_type in [1, 2, 0xffff_ffff] {
            let mut peer = Peer::connect(&endpoint);
            let mut body = call(1, 0, &[]);
            body[4..8].copy_from_slice(&u32::to_be_bytes(message_type));
            peer.send(&record(&body));
            peer.expect_close();
        }
        bystander.expect_well();
        running.expect_connections(0);
    }
}

#[test]
fn a_call_cut_off_at_any_byte_is_answered_or_closed() {
    let running = start(strict());
    for endpoint in running.endpoints() {
        let bystander = Bystander::start(&endpoint);
        let mut argument = words(&[5]);
        argument.extend_from_slice(b"hello\0\0\0");
        let whole = call(1, 1, &argument);
        for len in 0..whole.len() {
            let mut peer = Peer::connect(&endpoint);
            peer.send(&record(&whole[..len]));
            match len {
                // Not even the six words that a reply needs to be right.
                0..24 => peer.expect_close(),
                // The credential, then the verifier, is cut off.
                24..32 => assert_eq!(peer.reply(), denied(&[1, 1])),
                32..40 => assert_eq!(peer.reply(), denied(&[1, 3])),
                // The argument is.
                _ => assert_eq!(peer.reply(), accepted(&[4])),
            }
            if len >= 24 {
                peer.expect_alive();
            }
        }
        bystander.expect_well();
        running.expect_connections(0);
    }
}

/// A call of `whoami` with this credential and an AUTH_NONE verifier.
fn with_credential(flavor: u32, length: u32, body: &[u8]) -> Vec<u8> {
    let mut call = words(&[XID, 0, 2, super::raw::PROGRAM, 1, 5, flavor, length]);
    call.extend_from_slice(body);
    call.resize(call.len().next_multiple_of(4), 0);
    call.extend_from_slice(&[0; 8]);
    call
}

/// `authsys_parms` (RFC 5531 appendix A): stamp, machine name "peer", uid 1000, gid 100, two gids.
fn auth_sys() -> Vec<u8> {
    let mut body = words(&[1, 4]);
    body.extend_from_slice(b"peer");
    body.extend_from_slice(&words(&[1000, 100, 2, 10, 20]));
    body
}

#[test]
fn auth_sys_reaches_the_handler() {
    let running = start(strict());
    for endpoint in running.endpoints() {
        let mut peer = Peer::connect(&endpoint);
        let body = auth_sys();
        let reply = peer.ask(&with_credential(1, body.len() as u32, &body));
        assert_eq!(reply, accepted(&[0, 1000]));
        let reply = peer.ask(&with_credential(0, 0, &[]));
        assert_eq!(reply, accepted(&[0, 0xffff_ffff]));
    }
}

#[test]
fn every_truncation_of_auth_sys_is_auth_badcred() {
    let running = start(strict());
    for endpoint in running.endpoints() {
        let bystander = Bystander::start(&endpoint);
        let mut peer = Peer::connect(&endpoint);
        let body = auth_sys();
        for len in 0..body.len() {
            let reply = peer.ask(&with_credential(1, len as u32, &body[..len]));
            assert_eq!(reply, denied(&[1, 1]), "cut off after {len} bytes");
        }
        // Bytes behind it, a machine name of 256 bytes, 17 groups.
        let mut longer = body.clone();
        longer.extend_from_slice(&[0; 4]);
        let mut long_name = words(&[1, 256]);
        long_name.extend_from_slice(&[b'x'; 256]);
        long_name.extend_from_slice(&words(&[1, 1, 0]));
        let groups = words(&[&[1, 0, 1, 1, 17][..], &[0; 17]].concat());
        for body in [longer, long_name, groups] {
            let reply = peer.ask(&with_credential(1, body.len() as u32, &body));
            assert_eq!(reply, denied(&[1, 1]));
        }
        peer.expect_alive();
        bystander.expect_well();
    }
}

#[test]
fn a_credential_longer_than_400_bytes_is_auth_badcred() {
    let running = start(strict());
    for endpoint in running.endpoints() {
        let bystander = Bystander::start(&endpoint);
        let mut peer = Peer::connect(&endpoint);
        for length in [401, 1024, 0x7fff_ffff, 0xffff_fffd, 0xffff_ffff] {
            let reply = peer.ask(&with_credential(0, length, &[0; 1024]));
            assert_eq!(reply, denied(&[1, 1]), "length {length}");
        }
        // The longest that is allowed, of a flavor with no rules for its body.
        assert_eq!(
            peer.ask(&with_credential(0, 400, &[0; 400])),
            accepted(&[0, 0xffff_ffff])
        );
        bystander.expect_well();
    }
}

#[test]
fn an_unknown_flavor_is_auth_rejectedcred() {
    let running = start(strict());
    for endpoint in running.endpoints() {
        let bystander = Bystander::start(&endpoint);
        let mut peer = Peer::connect(&endpoint);
        for flavor in [2, 3, 6, 7, 300_000, 0xffff_ffff] {
            let reply = peer.ask(&with_credential(flavor, 4, &[1, 2, 3, 4]));
            assert_eq!(reply, denied(&[1, 2]), "flavor {flavor}");
        }
        peer.expect_alive();
        bystander.expect_well();
    }
}

#[test]
fn a_verifier_that_is_not_auth_none_is_auth_badverf() {
    let running = start(strict());
    for endpoint in running.endpoints() {
        let bystander = Bystander::start(&endpoint);
        let mut peer = Peer::connect(&endpoint);
        let start = call(1, 0, &[]);
        for verifier in [&[1, 0][..], &[0, 4, 0], &[6, 8, 1, 2], &[0, 0xffff_ffff]] {
            let mut body = start[..32].to_vec();
            body.extend_from_slice(&words(verifier));
            assert_eq!(peer.ask(&body), denied(&[1, 3]), "verifier {verifier:?}");
        }
        peer.expect_alive();
        bystander.expect_well();
    }
}
