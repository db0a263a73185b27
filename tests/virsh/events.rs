//! Events, as `virsh event --all --loop` tells them.

use crate::daemon::Qemud;
use crate::virsh::{Watch, session, succeed};

#[test]
fn two_clients_hear_the_same_in_the_same_order() {
    let daemon = Qemud::start();
    let uri = daemon.test();
    let watches = [Watch::start(&uri), Watch::start(&daemon.qemu())];
    // Whoever came second has had the first one hear the markers.
    let [first, second] = &watches;
    first.skip_markers();
    let file = daemon.write(
        "guest.xml",
        "<domain type='test'><name>guest</name><memory>1024</memory><os><type>hvm</type></os></domain>",
    );
    let define = format!("define {file}");
    session(
        &uri,
        &[
            &define,
            "start guest",
            "suspend guest",
            "suspend guest",
            "suspend test",
            "resume guest",
            "resume test",
            "resume test",
            "reboot guest",
            "shutdown guest",
            "start guest --paused",
            "resume guest",
            "undefine guest",
            "destroy guest",
            "destroy test",
        ],
    );
    for watch in [first, second] {
        for expected in [
            "guest: lifecycle Defined Added",
            "guest: lifecycle Started Booted",
            "guest: lifecycle Suspended Paused",
            "test: lifecycle Suspended Paused",
            "guest: lifecycle Resumed Unpaused",
            "test: lifecycle Resumed Unpaused",
            "guest: reboot",
            "guest: lifecycle Shutdown Finished after guest request",
            "guest: lifecycle Stopped Shutdown",
            "guest: lifecycle Started Booted",
            "guest: lifecycle Resumed Unpaused",
            "guest: lifecycle Undefined Removed",
            "guest: lifecycle Stopped Destroyed",
            "test: lifecycle Stopped Destroyed",
        ] {
            assert_eq!(watch.next(), expected);
        }
    }
}

#[test]
fn many_events_come_in_their_order() {
    let daemon = Qemud::start();
    let uri = daemon.test();
    let watch = Watch::start(&uri);
    let commands = ["suspend test", "resume test"];
    let commands: Vec<&str> = commands.into_iter().cycle().take(1000).collect();
    session(&uri, &commands);
    for _ in 0..500 {
        assert_eq!(watch.next(), "test: lifecycle Suspended Paused");
        assert_eq!(watch.next(), "test: lifecycle Resumed Unpaused");
    }
}

#[test]
fn a_client_can_ask_about_one_domain() {
    let daemon = Qemud::start();
    let uri = daemon.test();
    let file = daemon.write(
        "guest.xml",
        "<domain type='test'><name>guest</name><memory>1024</memory><os><type>hvm</type></os></domain>",
    );
    succeed(&uri, &format!("create {file}"));
    let watch = Watch::spawn(&uri, &[], "event --all --loop --domain guest");
    watch.make_happen("event 'reboot'", || {
        succeed(&uri, "reboot guest");
    });
    succeed(&uri, "suspend guest; resume guest");
    while watch.next() != "guest: lifecycle Resumed Unpaused" {}
    session(
        &uri,
        &[
            "suspend test",
            "suspend guest",
            "destroy test",
            "destroy guest",
        ],
    );
    assert_eq!(watch.next(), "guest: lifecycle Suspended Paused");
    assert_eq!(watch.next(), "guest: lifecycle Stopped Destroyed");
}

#[test]
fn a_client_that_goes_is_forgotten() {
    let daemon = Qemud::start();
    let uri = daemon.test();
    for _ in 0..3 {
        drop(Watch::start(&uri));
    }
    let watch = Watch::start(&uri);
    succeed(&uri, "suspend test");
    assert_eq!(watch.next(), "test: lifecycle Suspended Paused");
}
