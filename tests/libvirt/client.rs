//! Our client with a real libvirtd.

use crate::peers::{Libvirtd, QEMU, TEST, runtime, unix, virsh};
use crate::relay::Relay;
use futures_util::future::try_join_all;
use std::future::IntoFuture as _;
use std::io::Read as _;
use std::os::unix::net::UnixStream;
use xdr_remote::{Connection, Lifecycle, RemoteClient, RemoteEvent, event_id};
use xdr_rpc::libvirt::ErrorCode;
use xdr_rpc::{CallError, Target, Value};

#[test]
fn a_domain_that_is_not_there_is_an_error_of_libvirts_own() {
    let daemon = Libvirtd::start(&[]);
    runtime().block_on(async {
        let connection = Connection::open(&daemon.unix(TEST))
            .await
            .expect("it opens");
        let answer = connection.domain_lookup_by_name("nobody").await;
        let Err(CallError::Remote(error)) = answer else {
            panic!("{answer:?}");
        };
        assert_eq!(error.code, ErrorCode::NO_DOMAIN);
        assert_eq!(error.code.0, 42);
        // The connection is as good as before.
        let test = connection
            .domain_lookup_by_name("test")
            .await
            .expect("it is there");
        assert_eq!(test.id, 1);
        connection.close().await.expect("it answers");
    });
}

#[test]
fn calls_overlap() {
    let daemon = Libvirtd::start(&[]);
    runtime().block_on(async {
        for uri in [daemon.unix(TEST), daemon.tcp(TEST)] {
            let connection = Connection::open(&uri).await.expect("it opens");
            let test = connection
                .domain_lookup_by_name("test")
                .await
                .expect("it is there");
            let flags = [0, 1].into_iter().cycle().take(32);
            let calls = flags.map(|flags| {
                let call = connection.domain_get_xml_desc(test.clone(), flags);
                call.into_future()
            });
            let definitions = try_join_all(calls).await.expect("each is answered");
            assert_eq!(definitions.len(), 32);
            for definition in definitions {
                assert!(
                    definition.starts_with("<domain type='test' id='1'>"),
                    "{definition}"
                );
            }
        }
    });
}

#[test]
fn a_procedure_that_libvirtd_does_not_have_is_recognised() {
    let daemon = Libvirtd::start(&[]);
    runtime().block_on(async {
        let connection = Connection::open(&daemon.unix(TEST))
            .await
            .expect("it opens");
        // One beyond the last, and one in between that is an event.
        for number in [9_999, 107] {
            let target = Target::new(RemoteClient::PROGRAM, RemoteClient::VERSION, number);
            let call = connection.channel().call::<(), Value<()>>(target, ());
            let Err(CallError::Remote(error)) = call.await else {
                panic!("it has {number}");
            };
            assert!(error.is_unsupported(), "{error}");
        }
    });
}

#[test]
fn events_come_in_the_newer_form_to_who_registered_a_callback() {
    let daemon = Libvirtd::start(&[]);
    runtime().block_on(async {
        let connection = Connection::open(&daemon.unix(TEST))
            .await
            .expect("it opens");
        let mut events = connection
            .watch(&[event_id::LIFECYCLE])
            .await
            .expect("it has them");
        virsh(
            &daemon.tcp(TEST),
            &["suspend test", "resume test", "destroy test", "start test"],
        );
        for expected in [
            Lifecycle::Suspended,
            Lifecycle::Resumed,
            Lifecycle::Stopped,
            Lifecycle::Started,
        ] {
            let event = events.next().await;
            let Some(RemoteEvent::DomainEventCallbackLifecycle { msg, .. }) = event else {
                panic!("{event:?}");
            };
            assert_eq!((msg.dom.name.as_str(), msg.event), ("test", expected));
        }
        assert_eq!(events.lost(), 0);
    });
}

#[test]
fn events_come_in_the_older_form_to_who_asks_for_that() {
    let daemon = Libvirtd::start(&[]);
    runtime().block_on(async {
        let connection = Connection::open(&daemon.unix(TEST))
            .await
            .expect("it opens");
        let mut events = connection.events();
        let registered = connection.connect_domain_event_register().await;
        registered.expect("it answers");
        virsh(&daemon.tcp(TEST), &["suspend test"]);
        let event = events.next().await;
        let Some(RemoteEvent::DomainEventLifecycle { msg }) = event else {
            panic!("{event:?}");
        };
        assert_eq!((msg.dom.id, msg.event), (1, Lifecycle::Suspended));
    });
}

#[test]
fn events_that_our_definition_does_not_have_are_passed_over() {
    let daemon = Libvirtd::start(&[]);
    runtime().block_on(async {
        let relay = Relay::start(daemon.socket());
        let connection = Connection::open(&unix(TEST, &relay.socket()))
            .await
            .expect("it opens");
        let events = connection.watch(&[event_id::LIFECYCLE]).await;
        let mut events = events.expect("it has them");
        // CONNECT_NETWORK_EVENT_REGISTER_ANY: the lifecycle, of all networks.
        let target = Target::new(RemoteClient::PROGRAM, RemoteClient::VERSION, 313);
        let registered = connection.channel();
        let registered = registered
            .call::<[i32; 2], Value<i32>>(target, [0, 0])
            .await;
        registered.expect("it has them");
        let witness = daemon.tcp(TEST);
        virsh(&witness, &["net-destroy default", "suspend test"]);
        let event = events.next().await;
        assert!(
            matches!(
                event,
                Some(RemoteEvent::DomainEventCallbackLifecycle { .. })
            ),
            "{event:?}"
        );
        assert_eq!(events.lost(), 0);
        // NETWORK_EVENT_LIFECYCLE
        assert!(relay.packets().iter().any(|packet| packet.procedure == 315));
    });
}

#[test]
fn a_display_comes_as_a_file_descriptor() {
    let daemon = Libvirtd::start(&["--console"]);
    runtime().block_on(async {
        let connection = Connection::open(&daemon.unix(QEMU)).await;
        let connection = connection.expect("it opens");
        let echo = connection.domain_lookup_by_name("echo").await;
        let opened = connection.domain_open_graphics_fd(echo.expect("it runs"), 0, 0);
        let ((), mut fds) = opened.receive_fds().await.expect("it has a display");
        assert_eq!(fds.len(), 1);
        let mut display = UnixStream::from(fds.remove(0));
        let mut greeting = [0; 12];
        display
            .read_exact(&mut greeting)
            .expect("QEMU speaks first");
        // RFC 6143, section 7.1.1
        assert_eq!(&greeting, b"RFB 003.008\n");
    });
}
