//! What virsh says to its commands, one by one.

use crate::daemon::Qemud;
use crate::virsh::{fail, say, session, succeed};

const TEST_UUID: &str = "6695eb01-f6a4-8304-79aa-97f2502e193f";

#[test]
fn a_daemon_begins_with_one_running_domain() {
    let daemon = Qemud::start();
    for uri in [daemon.test(), daemon.qemu(), daemon.tcp()] {
        let listed = succeed(&uri, "list --all");
        let words: Vec<&str> = listed.split_whitespace().collect();
        assert_eq!(words, ["1", "test", "running"]);
        assert_eq!(succeed(&uri, "domuuid test"), TEST_UUID);
        assert_eq!(succeed(&uri, "domid test"), "1");
        assert_eq!(succeed(&uri, &format!("domname {TEST_UUID}")), "test");
        assert_eq!(succeed(&uri, "domname 1"), "test");
    }
}

#[test]
fn virsh_asks_about_the_daemon_and_its_host() {
    let daemon = Qemud::start();
    let uri = daemon.test();
    assert_eq!(succeed(&uri, "uri"), uri);
    let version = succeed(&uri, "version --daemon");
    for line in [
        "Using API: TEST ",
        "Running hypervisor: TEST 0.0.1",
        "Running against daemon: 0.1.0",
    ] {
        assert!(version.contains(line), "{version}");
    }
    let hostname = std::fs::read_to_string("/proc/sys/kernel/hostname").unwrap();
    assert_eq!(succeed(&uri, "hostname"), hostname.trim_end());
    let capabilities = succeed(&uri, "capabilities");
    assert!(capabilities.starts_with("<capabilities>"), "{capabilities}");
    assert!(
        capabilities.contains("<domain type='test'/>"),
        "{capabilities}"
    );
    let node = succeed(&uri, "nodeinfo");
    let meminfo = std::fs::read_to_string("/proc/meminfo").unwrap();
    let total = meminfo.lines().next().unwrap().split_whitespace().nth(1);
    let memory = format!("Memory size:         {} KiB", total.unwrap());
    assert!(node.contains(&memory), "{node}");
    let cpus = std::thread::available_parallelism().unwrap();
    assert!(
        node.contains(&format!("CPU(s):              {cpus}\n")),
        "{node}"
    );
}

#[test]
fn virsh_shows_what_a_domain_has() {
    let daemon = Qemud::start();
    let uri = daemon.test();
    let info = succeed(&uri, "dominfo test");
    for line in [
        "Id:             1",
        "Name:           test",
        "OS Type:        hvm",
        "State:          running",
        "CPU(s):         2",
        "Max memory:     8388608 KiB",
        "Used memory:    2097152 KiB",
        "Persistent:     yes",
        "Autostart:      disable",
        "Managed save:   no",
    ] {
        assert!(info.lines().any(|other| other == line), "{line}: {info}");
    }
    succeed(&uri, "autostart test");
    assert!(succeed(&uri, "dominfo test").contains("Autostart:      enable"));
    succeed(&uri, "autostart --disable test");
    assert!(succeed(&uri, "dominfo test").contains("Autostart:      disable"));
    assert_eq!(
        fail(&uri, "dominfo nobody"),
        "error: failed to get domain 'nobody'"
    );
}

#[test]
fn virsh_takes_a_domain_through_its_life() {
    let daemon = Qemud::start();
    let file = daemon.write(
        "guest.xml",
        "<domain type='test'><name>guest</name><memory unit='MiB'>64</memory>
         <os><type>hvm</type></os></domain>",
    );
    let uri = daemon.test();
    let reason = || succeed(&uri, "domstate guest --reason");
    assert_eq!(
        say(&uri, &format!("define {file}")),
        format!("Domain 'guest' defined from {file}")
    );
    assert_eq!(reason(), "shut off (unknown)");
    assert_eq!(say(&uri, "start guest"), "Domain 'guest' started");
    assert_eq!(reason(), "running (booted)");
    assert_eq!(fail(&uri, "start guest"), "error: Domain is already active");
    assert_eq!(say(&uri, "suspend guest"), "Domain 'guest' suspended");
    assert_eq!(reason(), "paused (user)");
    assert_eq!(say(&uri, "resume guest"), "Domain 'guest' resumed");
    assert_eq!(reason(), "running (unpaused)");
    assert_eq!(
        say(&uri, "reboot guest"),
        "Domain 'guest' is being rebooted"
    );
    assert_eq!(reason(), "running (booted)");
    assert_eq!(
        say(&uri, "shutdown guest"),
        "Domain 'guest' is being shutdown"
    );
    assert_eq!(reason(), "shut off (shutdown)");
    assert_eq!(say(&uri, "start guest --paused"), "Domain 'guest' started");
    assert_eq!(reason(), "paused (user)");
    assert_eq!(say(&uri, "destroy guest"), "Domain 'guest' destroyed");
    assert_eq!(reason(), "shut off (destroyed)");
    assert_eq!(
        say(&uri, "undefine guest"),
        "Domain 'guest' has been undefined"
    );
    assert_eq!(
        reason_of_nobody(&uri),
        "error: failed to get domain 'guest'"
    );
    // From now on without a definition that stays.
    assert_eq!(
        say(&uri, &format!("create {file}")),
        format!("Domain 'guest' created from {file}")
    );
    assert_eq!(reason(), "running (booted)");
    assert!(succeed(&uri, "dominfo guest").contains("Persistent:     no"));
    assert_eq!(say(&uri, "destroy guest"), "Domain 'guest' destroyed");
    assert_eq!(
        reason_of_nobody(&uri),
        "error: failed to get domain 'guest'"
    );
}

fn reason_of_nobody(uri: &str) -> String {
    fail(uri, "domstate guest --reason")
}

#[test]
fn lists_are_of_what_was_asked_for() {
    let daemon = Qemud::start();
    let guest = |name: &str| {
        let text = format!(
            "<domain type='test'><name>{name}</name><memory>1024</memory>
             <os><type>hvm</type></os></domain>"
        );
        daemon.write(&format!("{name}.xml"), &text)
    };
    let uri = daemon.test();
    for command in [
        format!("define {}", guest("off")),
        format!("create {}", guest("passing")),
        format!("create {} --paused", guest("still")),
        "autostart off".to_owned(),
    ] {
        succeed(&uri, &command);
    }
    for (options, expected) in [
        ("", &["passing", "still", "test"][..]),
        ("--all", &["off", "passing", "still", "test"]),
        ("--inactive", &["off"]),
        ("--all --persistent", &["off", "test"]),
        ("--all --transient", &["passing", "still"]),
        ("--state-paused", &["still"]),
        ("--state-running", &["passing", "test"]),
        ("--all --state-shutoff", &["off"]),
        ("--all --autostart", &["off"]),
        ("--all --no-autostart", &["passing", "still", "test"]),
        ("--all --with-managed-save", &[]),
        (
            "--all --without-snapshot",
            &["off", "passing", "still", "test"],
        ),
    ] {
        let listed = succeed(&uri, &format!("list --name {options}"));
        let mut names: Vec<&str> = listed.split_whitespace().collect();
        names.sort_unstable();
        assert_eq!(names, expected, "{options}");
    }
}

#[test]
fn what_the_state_does_not_allow_is_refused() {
    let daemon = Qemud::start();
    let off = "Requested operation is not valid: domain is not running";
    let on = "Requested operation is not valid: domain is already running";
    let refused = [
        (
            "resume test",
            format!("error: Failed to resume domain 'test'\nerror: {on}"),
        ),
        ("destroy test", String::new()),
        (
            "suspend test",
            format!("error: Failed to suspend domain 'test'\nerror: {off}"),
        ),
        (
            "resume test",
            format!("error: Failed to resume domain 'test'\nerror: {off}"),
        ),
        (
            "shutdown test",
            format!("error: Failed to shutdown domain 'test'\nerror: {off}"),
        ),
        (
            "reboot test",
            format!("error: Failed to reboot domain 'test'\nerror: {off}"),
        ),
        (
            "destroy test",
            format!("error: Failed to destroy domain 'test'\nerror: {off}"),
        ),
    ];
    for (command, expected) in refused {
        if expected.is_empty() {
            succeed(&daemon.test(), command);
        } else {
            assert_eq!(fail(&daemon.test(), command), expected, "{command}");
        }
    }
}

#[test]
fn what_the_daemon_does_not_have_is_said() {
    let daemon = Qemud::start();
    let unknown = fail(&daemon.test(), "pool-list");
    assert!(unknown.contains("unknown procedure: "), "{unknown}");
    let other = daemon
        .test()
        .replace("test+unix:///default", "xen+unix:///system");
    let refused = fail(&other, "list");
    assert!(
        refused.contains("no connection driver available for xen:///system"),
        "{refused}"
    );
    // Of what it has not, a session goes on.
    let lines = session(&daemon.test(), &["pool-list", "domid test"]);
    assert!(lines.contains('1'), "{lines}");
}

#[test]
fn many_domains_are_listed() {
    let daemon = Qemud::start();
    let uri = daemon.test();
    let commands: Vec<String> = (0..200)
        .map(|number| {
            let text = format!(
                "<domain type='test'><name>guest{number}</name><memory>1024</memory>
                 <os><type>hvm</type></os></domain>"
            );
            let file = daemon.write(&format!("{number}.xml"), &text);
            format!("create {file}")
        })
        .collect();
    let commands: Vec<&str> = commands.iter().map(String::as_str).collect();
    session(&uri, &commands);
    let listed = succeed(&uri, "list --name");
    assert_eq!(listed.lines().count(), 201, "{listed}");
}
