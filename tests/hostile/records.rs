//! Record marking (RFC 5531 section 11), abused.

use super::bystander::Bystander;
use super::raw::{Peer, accepted, call, record};
use super::service::{start, strict};
use std::time::Duration;

#[test]
fn a_record_above_the_limit_closes_the_connection_at_its_mark() {
    let running = start(strict());
    for endpoint in running.endpoints() {
        let bystander = Bystander::start(&endpoint);
        for mark in [
            0x8000_0000 | ((64 << 10) + 1),
            0xffff_ffff,
            0x7fff_ffff,
            (64 << 10) + 1_u32,
        ] {
            let mut peer = Peer::connect(&endpoint);
            peer.send(&mark.to_be_bytes());
            peer.expect_close();
        }
        bystander.expect_well();
        running.expect_connections(0);
    }
}

#[test]
fn fragments_add_up_to_the_limit_of_the_record() {
    let running = start(strict());
    for endpoint in running.endpoints() {
        let bystander = Bystander::start(&endpoint);
        let mut peer = Peer::connect(&endpoint);
        // 63 KiB, then a fragment that would exceed 64 KiB: refused before its bytes come.
        let mut bytes = (63_u32 << 10).to_be_bytes().to_vec();
        bytes.resize(4 + (63 << 10), 0);
        peer.send(&bytes);
        peer.send(&(0x8000_0000 | ((1_u32 << 10) + 1)).to_be_bytes());
        peer.expect_close();
        bystander.expect_well();
    }
}

#[test]
fn a_call_in_fragments_of_any_size_is_one_call() {
    let running = start(strict());
    for endpoint in running.endpoints() {
        let mut peer = Peer::connect(&endpoint);
        let body = call(1, 0, &[]);
        for size in 1..=body.len() {
            let chunks: Vec<_> = body.chunks(size).collect();
            let mut bytes = Vec::new();
            for (n, chunk) in chunks.iter().enumerate() {
                let last = if n + 1 == chunks.len() {
                    0x8000_0000
                } else {
                    0
                };
                bytes.extend_from_slice(&(last | chunk.len() as u32).to_be_bytes());
                bytes.extend_from_slice(chunk);
            }
            peer.send(&bytes);
            assert_eq!(peer.reply(), accepted(&[0]), "fragments of {size} bytes");
        }
        // Empty fragments before, between and as the last one.
        let mut bytes = vec![0; 4];
        bytes.extend_from_slice(&(body.len() as u32).to_be_bytes());
        bytes.extend_from_slice(&body);
        bytes.extend_from_slice(&[0, 0, 0, 0, 0x80, 0, 0, 0]);
        peer.send(&bytes);
        assert_eq!(peer.reply(), accepted(&[0]));
    }
}

#[test]
fn a_call_that_comes_byte_by_byte_is_one_call() {
    let running = start(strict());
    for endpoint in running.endpoints() {
        let mut peer = Peer::connect(&endpoint);
        for byte in record(&call(1, 0, &[])) {
            peer.send(&[byte]);
        }
        assert_eq!(peer.reply(), accepted(&[0]));
    }
}

#[test]
fn endless_empty_fragments_end_at_the_limit() {
    let running = start(strict());
    let bystander = Bystander::start(&running.endpoint);
    let mut peer = Peer::connect(&running.endpoint);
    // 2^18 empty fragments, of which 10,000 are allowed.
    peer.send(&vec![0; 1 << 20]);
    peer.expect_close();
    bystander.expect_well();
}

#[test]
fn other_protocols_on_the_port_are_closed() {
    let running = start(strict());
    for endpoint in running.endpoints() {
        let bystander = Bystander::start(&endpoint);
        let greetings: [&[u8]; 5] = [
            b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n",
            // A TLS 1.2 handshake record with a ClientHello.
            &[
                0x16, 0x03, 0x01, 0x02, 0x00, 0x01, 0x00, 0x01, 0xfc, 0x03, 0x03,
            ],
            b"SSH-2.0-OpenSSH_9.2\r\n",
            b"\x13BitTorrent protocol",
            // The signature of the PROXY protocol, version 2: its first word is a fragment of 218 MB.
            b"\r\n\r\n\0\r\nQUIT\n",
        ];
        for greeting in greetings {
            let mut peer = Peer::connect(&endpoint);
            peer.send(greeting);
            peer.expect_close();
        }
        bystander.expect_well();
        running.expect_connections(0);
    }
}

/// CVE-2002-1265: a peer that stalls inside a record held a thread for ever.
#[test]
fn a_peer_that_stalls_in_a_record_is_closed_at_the_deadline() {
    let running = start(strict());
    for endpoint in running.endpoints() {
        let bystander = Bystander::start(&endpoint);
        let whole = record(&call(1, 0, &[]));
        for len in [1, 3, 4, 5, 20, whole.len() - 1] {
            let mut peer = Peer::connect(&endpoint);
            peer.send(&whole[..len]);
            peer.expect_close();
        }
        bystander.expect_well();
        running.expect_connections(0);
    }
}

#[test]
fn a_peer_that_drips_bytes_into_a_record_is_closed_all_the_same() {
    let running = start(strict());
    let bystander = Bystander::start(&running.endpoint);
    let mut peer = Peer::connect(&running.endpoint);
    peer.send(&(0x8000_0000_u32 | 60_000).to_be_bytes());
    // Each byte comes well within the deadline, the record does not. A send fails at last.
    for _ in 0..2000 {
        use std::io::Write;
        if peer.0.write_all(&[0]).is_err() {
            bystander.expect_well();
            return;
        }
        std::thread::sleep(Duration::from_millis(10));
    }
    panic!("the server took a record of 20 seconds");
}

#[test]
fn an_idle_connection_is_not_a_stalled_one() {
    let running = start(strict());
    let mut peer = Peer::connect(&running.endpoint);
    peer.expect_alive();
    // Several times the deadline of a record.
    std::thread::sleep(Duration::from_millis(1000));
    peer.expect_alive();
}
