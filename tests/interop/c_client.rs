//! The C client on libtirpc against our server program: every echo byte for byte, and every error.

use crate::peer::{OurServer, c_program};
use crate::process::run;

/// Runs the C client with these options over TCP and over the Unix socket.
fn judge(options: &[&str]) {
    let server = OurServer::start();
    for (option, endpoint) in ["-t", "-x"].iter().zip(&server.endpoints) {
        let (_, address) = endpoint.split_once("://").expect("it has a scheme");
        let transport = [option, address];
        let client = run(
            c_program("client").args(transport).args(options),
            String::new(),
        );
        let wrong: String = client
            .out
            .lines()
            .filter(|line| line.starts_with("not ok"))
            .map(|line| format!("{line}\n"))
            .collect();
        assert!(
            client.status.success(),
            "client {transport:?} {options:?}: {}\n{wrong}{}",
            client.status,
            client.err
        );
        // Over two thousand values and all the errors: it judged, and did not just end.
        let judged = client
            .out
            .lines()
            .filter(|line| line.starts_with("ok "))
            .count();
        assert!(
            judged > 2000,
            "client {transport:?} {options:?} judged only {judged} times"
        );
    }
}

#[test]
fn c_client_finds_no_fault_with_auth_none() {
    judge(&["-n", "100", "-a", "none"]);
}

#[test]
fn c_client_finds_no_fault_with_auth_sys() {
    judge(&["-n", "100", "-a", "sys", "-S", "2"]);
}

/// A transport buffer of 128 bytes makes libtirpc cut each call into fragments of that size:
/// 2,400 of them in the largest. Over TCP it takes half a minute, against the C server as well:
/// libtirpc's client leaves Nagle's algorithm on and waits for an ACK within each call.
#[test]
fn c_client_finds_no_fault_when_it_sends_small_fragments() {
    judge(&["-n", "100", "-a", "sys", "-S", "3", "-s", "128"]);
}
