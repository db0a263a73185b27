//! Domains that are processes of QEMU, which live on without the daemon.

use crate::daemon::Qemud;
use crate::virsh::{Watch, fail, succeed};
use std::fs;
use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

/// Far above what a guest needs, also on a busy machine without hardware for it.
const LIMIT: Duration = Duration::from_secs(120);

const UUID: &str = "aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee";

/// A daemon with a domain `guest` that is defined; its guests end with it, whatever happens.
pub struct Host {
    pub daemon: Qemud,
    pub uri: String,
    file: String,
}

impl Host {
    pub fn new() -> Host {
        let daemon = Qemud::with_qemu();
        let text = format!(
            "<domain type='qemu'><name>guest</name><uuid>{UUID}</uuid>
             <memory unit='MiB'>16</memory><os><type arch='x86_64'>hvm</type></os></domain>"
        );
        let file = daemon.write("guest.xml", &text);
        let uri = daemon.qemu();
        let host = Host { daemon, uri, file };
        host.ask(&format!("define {}", host.file));
        host
    }

    #[track_caller]
    pub fn ask(&self, command: &str) -> String {
        succeed(&self.uri, command)
    }

    fn reason(&self) -> String {
        self.ask("domstate guest --reason")
    }

    #[track_caller]
    fn wait_for(&self, reason: &str) {
        let end = Instant::now() + LIMIT;
        while self.reason() != reason {
            assert!(Instant::now() < end, "it is {}", self.reason());
            thread::sleep(Duration::from_millis(50));
        }
    }

    /// The processes whose command line names this daemon's folder.
    fn processes(&self) -> Vec<i32> {
        let folder = self.daemon.path("state").display().to_string();
        let all = fs::read_dir("/proc").expect("there is /proc");
        let is_ours = |path: &Path| {
            let line = fs::read(path.join("cmdline")).unwrap_or_default();
            let line = String::from_utf8_lossy(&line);
            line.starts_with("qemu-system-x86_64\0") && line.contains(&folder)
        };
        all.map_while(Result::ok)
            .filter(|entry| is_ours(&entry.path()))
            .filter_map(|entry| entry.file_name().to_str()?.parse().ok())
            .collect()
    }

    fn kill_guest(&self) {
        let [pid] = self.processes()[..] else {
            panic!("there is one guest");
        };
        let sent = std::process::Command::new("kill")
            .args(["-KILL", &pid.to_string()])
            .status();
        assert!(sent.expect("`kill` runs").success());
        let end = Instant::now() + LIMIT;
        while self.processes().contains(&pid) {
            assert!(Instant::now() < end, "it lives");
            thread::sleep(Duration::from_millis(10));
        }
    }
}

impl Drop for Host {
    fn drop(&mut self) {
        self.daemon.kill();
        if !self.processes().is_empty() {
            self.kill_guest();
        }
    }
}

#[test]
fn a_guest_goes_through_its_life() {
    let host = Host::new();
    let watch = Watch::start(&host.uri);
    host.ask("start guest");
    assert_eq!(host.reason(), "running (booted)");
    assert_eq!(host.processes().len(), 1);
    host.ask("suspend guest");
    assert_eq!(host.reason(), "paused (user)");
    host.ask("resume guest");
    assert_eq!(host.reason(), "running (unpaused)");
    let refused = fail(&host.uri, "start guest");
    assert_eq!(refused, "error: Domain is already active");
    // The guest hears its power button when it has started, and not before.
    let end = Instant::now() + LIMIT;
    while host.reason() != "shut off (shutdown)" {
        assert!(Instant::now() < end, "it is {}", host.reason());
        // It may be off by now.
        let _ = crate::process::run(
            crate::virsh::virsh(&host.uri).arg("shutdown guest"),
            String::new(),
        );
        thread::sleep(Duration::from_millis(100));
    }
    assert_eq!(host.processes(), Vec::<i32>::new());
    host.ask("start guest --paused");
    assert_eq!(host.reason(), "paused (user)");
    host.ask("destroy guest");
    assert_eq!(host.reason(), "shut off (destroyed)");
    assert_eq!(host.processes(), Vec::<i32>::new());
    host.ask("undefine guest");
    for expected in [
        "guest: lifecycle Started Booted",
        "guest: lifecycle Suspended Paused",
        "guest: lifecycle Resumed Unpaused",
        "guest: lifecycle Shutdown Finished after guest request",
        "guest: lifecycle Stopped Shutdown",
        "guest: lifecycle Started Booted",
        "guest: lifecycle Shutdown Finished after host request",
        "guest: lifecycle Stopped Destroyed",
        "guest: lifecycle Undefined Removed",
    ] {
        assert_eq!(watch.next(), expected);
    }
}

#[test]
fn a_guest_reboots() {
    let host = Host::new();
    let watch = Watch::start(&host.uri);
    host.ask("start guest");
    let [before] = host.processes()[..] else {
        panic!("there is one guest");
    };
    assert_eq!(watch.next(), "guest: lifecycle Started Booted");
    watch.make_happen("event 'reboot' for domain 'guest'", || {
        host.ask("reboot guest");
    });
    // It is the same process, and it goes on.
    assert_eq!(host.processes(), [before]);
    host.wait_for("running (booted)");
    host.ask("destroy guest");
}

#[test]
fn a_daemon_that_was_killed_finds_its_guests_again() {
    let mut host = Host::new();
    host.ask("start guest");
    host.ask("suspend guest");
    let (before, id) = (host.processes(), host.ask("domid guest"));
    host.daemon.kill();
    assert_eq!(host.processes(), before, "guests live on");
    host.daemon.start_again();
    assert_eq!(host.reason(), "paused (user)");
    assert_eq!(host.ask("domid guest"), id);
    assert!(host.ask("dominfo guest").contains("Persistent:     yes"));
    let watch = Watch::start(&host.uri);
    host.ask("resume guest");
    assert_eq!(watch.next(), "guest: lifecycle Resumed Unpaused");
    drop(watch);
    host.daemon.kill();
    host.daemon.start_again();
    assert_eq!(host.reason(), "running (unpaused)");
    assert_eq!(host.processes(), before);
    host.ask("destroy guest");
    assert_eq!(host.processes(), Vec::<i32>::new());
    // Another guest is not taken for the first one.
    host.ask("start guest");
    assert_ne!(host.ask("domid guest"), id);
}

#[test]
fn a_guest_that_died_meanwhile_is_off() {
    let mut host = Host::new();
    host.ask("start guest");
    host.daemon.kill();
    host.kill_guest();
    host.daemon.start_again();
    assert_eq!(host.reason(), "shut off (unknown)");
    host.ask("start guest");
    assert_eq!(host.reason(), "running (booted)");
}

#[test]
fn a_transient_guest_is_found_again_and_forgotten_when_it_ends() {
    let mut host = Host::new();
    host.ask("undefine guest");
    host.ask(&format!("create {}", host.file));
    host.daemon.kill();
    host.daemon.start_again();
    assert_eq!(host.reason(), "running (booted)");
    assert!(host.ask("dominfo guest").contains("Persistent:     no"));
    host.daemon.kill();
    host.kill_guest();
    host.daemon.start_again();
    assert_eq!(host.ask("list --all --name"), "");
}

#[test]
fn a_guest_that_is_killed_is_told_of() {
    let host = Host::new();
    host.ask("start guest");
    let watch = Watch::start(&host.uri);
    host.kill_guest();
    assert_eq!(watch.next(), "guest: lifecycle Stopped Failed");
    assert_eq!(host.reason(), "shut off (crashed)");
    host.ask("start guest");
}

#[test]
fn definitions_and_autostart_outlive_the_daemon() {
    let mut host = Host::new();
    host.ask("autostart guest");
    let text = host.ask("dumpxml guest");
    host.daemon.kill();
    host.daemon.start_again();
    assert_eq!(host.reason(), "running (booted)");
    assert_eq!(host.ask("dumpxml guest --inactive"), text);
    // A daemon that ends in order leaves its guests as well.
    let before = host.processes();
    assert_eq!(before.len(), 1);
    assert!(host.daemon.process().terminate().success());
    assert_eq!(host.processes(), before);
    host.daemon.start_again();
    assert_eq!(host.reason(), "running (booted)");
    assert_eq!(host.processes(), before);
}

#[test]
fn what_qemu_cannot_do_is_refused() {
    let host = Host::new();
    for (part, problem) in [
        (
            "<devices><interface type='user'/></devices>",
            "unsupported configuration: device 'interface'",
        ),
        (
            "<devices><disk type='file'/></devices>",
            "unsupported configuration: a disk without a source file",
        ),
        (
            "<devices><disk type='file'><source file='/no/such/disk'/></disk></devices>",
            "internal error: `qemu-system-x86_64` did not start: ",
        ),
    ] {
        let text = format!(
            "<domain type='qemu'><name>other</name><memory unit='MiB'>16</memory>
             <os><type>hvm</type></os>{part}</domain>"
        );
        let file = host.daemon.write("other.xml", &text);
        let refused = fail(&host.uri, &format!("create {file}"));
        assert!(refused.contains(problem), "{part}: {refused}");
        assert_eq!(host.ask("list --all --name"), "guest");
    }
}
