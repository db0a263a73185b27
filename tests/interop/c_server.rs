//! Our client against the C server on libtirpc.

use crate::peer::{CServer, runtime};
use crate::program;
use xdr_examples::peer_client::{Identity, check};

/// Runs all checks over TCP and over the Unix socket.
fn judge(options: &[&str], identity: Identity) {
    let server = CServer::start(options);
    let runtime = runtime();
    for endpoint in &server.endpoints {
        let checks = runtime.block_on(check(endpoint, identity));
        let wrong: Vec<String> = checks
            .iter()
            .filter(|check| check.outcome.is_err())
            .map(ToString::to_string)
            .collect();
        assert!(wrong.is_empty(), "{endpoint}: {wrong:#?}");
        assert!(
            checks.len() > 40,
            "{endpoint}: only {} checks",
            checks.len()
        );
    }
}

#[test]
fn our_client_finds_no_fault_with_auth_none() {
    judge(&[], Identity::None);
}

#[test]
fn our_client_finds_no_fault_with_auth_sys() {
    judge(&[], Identity::Sys);
}

/// A transport buffer of 128 bytes makes libtirpc cut each reply into fragments of that size.
#[test]
fn our_client_finds_no_fault_with_replies_in_small_fragments() {
    judge(&["-s", "128"], Identity::Sys);
}

#[test]
fn interop_client_finds_no_fault_as_a_program() {
    let server = CServer::start(&[]);
    for endpoint in &server.endpoints {
        program::judge(endpoint);
    }
}
