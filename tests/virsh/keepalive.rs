//! Keepalive: both sides ask the other one for a sign of life.

use crate::daemon::Qemud;
use crate::process::run;
use crate::virsh::{Watch, virsh};
use std::thread;
use std::time::Duration;

#[test]
fn an_idle_connection_stays() {
    // Both ask each second, and would give up after three: they wait for longer.
    let daemon = Qemud::with(&["--keepalive", "1:3"]);
    let mut command = virsh(&daemon.test());
    command.args(["-k", "1", "-K", "3"]);
    command.arg("event --all --loop --timeout 8; list --name");
    let ended = run(&mut command, String::new());
    assert_eq!(ended.err, "");
    assert!(ended.out.contains("event loop timed out"), "{}", ended.out);
    assert!(ended.out.contains("\ntest\n"), "{}", ended.out);
}

#[test]
fn virsh_notices_a_daemon_that_stands_still() {
    let mut daemon = Qemud::start();
    let mut watch = Watch::with(&daemon.test(), &["-k", "1", "-K", "1"]);
    daemon.process().signal("STOP");
    let ended = watch.wait();
    daemon.process().signal("CONT");
    assert!(!ended.success(), "{ended}");
}

#[test]
fn the_daemon_notices_a_client_that_stands_still() {
    let daemon = Qemud::with(&["--keepalive", "1:1"]);
    // It would not ask by itself.
    let mut watch = Watch::with(&daemon.test(), &["-k", "0"]);
    // When the daemon has given it up, the client finds its connection closed.
    for _ in 0..30 {
        watch.signal("STOP");
        thread::sleep(Duration::from_secs(4));
        watch.signal("CONT");
        thread::sleep(Duration::from_secs(1));
        if watch.ended().is_some() {
            return;
        }
    }
    panic!("the daemon keeps a client that gives no sign of life");
}
