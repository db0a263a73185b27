//! Who calls: certificates and passwords, with a real libvirtd.

use crate::peers::{Libvirtd, TEST, runtime};
use xdr_remote::{Connection, OpenError};
use xdr_rpc::{CallError, ConnectError};

const USER: &str = "fred";
const PASSWORD: &str = "open sesame";

/// VIR_ERR_AUTH_FAILED
const AUTH_FAILED: i32 = 45;

/// The code of the error that libvirtd refuses a password with.
async fn refused(uri: &str, user: &str, password: &str) -> i32 {
    let opened = Connection::builder(uri).login(user, password).open().await;
    let Err(OpenError::Call(CallError::Remote(error))) = opened else {
        panic!("{opened:?}");
    };
    error.code.0
}

#[test]
fn a_password_opens_by_each_mechanism() {
    for mechanism in ["SCRAM-SHA-256", "PLAIN"] {
        let daemon = Libvirtd::start(&["--sasl", mechanism]);
        runtime().block_on(async {
            let uri = daemon.tls(TEST);
            let connection = Connection::builder(&uri).login(USER, PASSWORD).open().await;
            let connection = connection.expect("it is the right one");
            let test = connection.domain_lookup_by_name("test").await;
            assert_eq!(test.expect("it is there").id, 1);

            assert_eq!(refused(&uri, USER, "open barley").await, AUTH_FAILED);
            assert_eq!(refused(&uri, "barney", PASSWORD).await, AUTH_FAILED);
            let opened = Connection::open(&uri).await;
            assert!(matches!(opened, Err(OpenError::Refused(_))), "{opened:?}");

            // What others can read, libvirtd does not take.
            assert_eq!(
                refused(&daemon.tcp(TEST), USER, PASSWORD).await,
                AUTH_FAILED
            );
        });
    }
}

#[test]
fn a_daemon_of_another_authority_is_not_spoken_to() {
    let daemon = Libvirtd::start(&[]);
    let other = Libvirtd::start(&[]);
    runtime().block_on(async {
        let opened = Connection::open(&daemon.tls_with(TEST, other.value("PKI"))).await;
        let Err(OpenError::Connect(error @ ConnectError::Io { .. })) = opened else {
            panic!("{opened:?}");
        };
        assert!(error.to_string().contains("certificate"), "{error}");
    });
}
