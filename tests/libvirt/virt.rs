//! The example `virt` with a real libvirtd.

use crate::peers::{Libvirtd, QEMU, STORAGE, TEST, virsh, write_sparse};
use crate::process::{Finished, Process, run};
use crate::program::cargo;
use crate::session::Session;
use std::os::unix::fs::MetadataExt as _;
use std::path::PathBuf;
use std::process::Command;
use std::sync::OnceLock;

fn virt(uri: &str, arguments: &[&str]) -> Command {
    static BUILT: OnceLock<PathBuf> = OnceLock::new();
    let mut command = Command::new(BUILT.get_or_init(build));
    command.args(["-c", uri]).args(arguments);
    command
}

/// Built once, since it is run many times: cargo tells where.
fn build() -> PathBuf {
    let mut cargo = cargo();
    cargo
        .args(["build", "-q", "--message-format=json", "-p", "xdr-examples"])
        .args(["--example", "virt"]);
    let Finished { status, out, err } = run(&mut cargo, String::new());
    assert!(status.success(), "{err}");
    let (_, path) = out.split_once("\"executable\":\"").expect("it tells");
    let (path, _) = path.split_once('"').expect("it is a string");
    PathBuf::from(path)
}

/// What it writes where it succeeds.
fn succeed(uri: &str, arguments: &[&str]) -> String {
    let Finished { status, out, err } = run(&mut virt(uri, arguments), String::new());
    assert!(status.success(), "{arguments:?}: {status}: {err}");
    assert_eq!(err, "", "{arguments:?}");
    out
}

/// How it ends where it does not, and what it says.
fn fail(uri: &str, arguments: &[&str]) -> (i32, String) {
    let Finished { status, out, err } = run(&mut virt(uri, arguments), String::new());
    assert_eq!(out, "", "{arguments:?}");
    (status.code().expect("it was not killed"), err)
}

/// Everything that it can do to a domain, as it shows to virsh.
fn manage(uri: &str, witness: &str) {
    let state = || virsh(witness, &["domstate test"]).trim().to_owned();
    let listed = succeed(uri, &["list"]);
    assert_eq!(listed.lines().count(), 2, "{listed}");
    assert!(listed.contains(" 1    test"), "{listed}");
    assert_eq!(
        succeed(uri, &["dumpxml", "test"]),
        virsh(witness, &["dumpxml test"])
            .trim_end_matches('\n')
            .to_owned()
            + "\n"
    );
    let info = succeed(uri, &["info", "1"]);
    assert!(info.contains("Used memory:    2097152 KiB\n"), "{info}");
    assert_eq!(
        info,
        succeed(uri, &["info", "6695eb01-f6a4-8304-79aa-97f2502e193f"])
    );
    succeed(uri, &["suspend", "test"]);
    assert_eq!(state(), "paused");
    succeed(uri, &["resume", "test"]);
    assert_eq!(state(), "running");
    succeed(uri, &["destroy", "test"]);
    assert_eq!(state(), "shut off");
    assert_eq!(succeed(uri, &["list"]).lines().count(), 1);
    let all = succeed(uri, &["list", "--all"]);
    assert!(
        all.lines()
            .any(|line| line.starts_with(" -    test") && line.ends_with("shut off")),
        "{all}"
    );
    succeed(uri, &["start", "test"]);
    assert_eq!(state(), "running");
}

#[test]
fn virt_manages_domains_over_each_transport_and_tells_what_happens() {
    let daemon = Libvirtd::start(&[]);
    for uri in [daemon.unix(TEST), daemon.tcp(TEST), daemon.tls(TEST)] {
        // The test driver forgets everything when nobody is connected to it: here it is kept.
        let mut watch = Process::start(&mut virt(&uri, &["watch", "--count", "4"]));
        assert_eq!(watch.line(), "watching");
        manage(&uri, &daemon.unix(TEST));
        for expected in [
            "test: Suspended Paused",
            "test: Resumed Unpaused",
            "test: Stopped Destroyed",
            "test: Started Booted",
            "",
        ] {
            assert_eq!(watch.line(), expected);
        }
    }
}

#[test]
fn virt_says_what_went_wrong() {
    let daemon = Libvirtd::start(&[]);
    let uri = daemon.unix(TEST);
    assert_eq!(
        fail(&uri, &["info", "nobody"]),
        (1, "virt: Domain not found (code 42)\n".to_owned())
    );
    let (code, message) = fail(&uri, &["-r", "destroy", "test"]);
    assert_eq!(code, 1);
    assert!(message.contains("read only access prevents"), "{message}");
    let (code, message) = fail(&uri, &["infos"]);
    assert_eq!(code, 2);
    assert!(
        message.starts_with("virt: there is no command `infos`; "),
        "{message}"
    );
    let (code, message) = fail("test+unix:///default?socket=/nowhere", &["list"]);
    assert_eq!(code, 1);
    assert!(
        message.contains("cannot connect to libvirt+unix:///nowhere: "),
        "{message}"
    );
    let unknown = uri.replace("test+unix", "nothing+unix");
    let (code, message) = fail(&unknown, &["list"]);
    assert_eq!(code, 1);
    assert!(message.ends_with("(code 5)\n"), "{message}");
}

#[test]
fn virt_downloads_a_volume() {
    let daemon = Libvirtd::start(&["--pool"]);
    let folder = tempfile::tempdir().expect("there is a place for files");
    let file = folder.path().join("copy");
    let file = file.to_str().expect("it has a plain name");
    let volume = format!("{}/pool/v", daemon.value("FOLDER"));
    let mut bytes: Vec<u8> = (0..1_048_576_u32)
        .map(|index| (index % 251) as u8)
        .collect();
    // A hole within, and one at the end.
    bytes[300_000..700_000].fill(0);
    bytes[900_000..].fill(0);
    write_sparse(&volume, &bytes);
    for uri in [
        daemon.unix(STORAGE),
        daemon.tcp(STORAGE),
        daemon.tls(STORAGE),
    ] {
        for arguments in [
            &["vol-download", "v", file, "--pool", "p"][..],
            &["vol-download", &volume, file],
        ] {
            assert_eq!(succeed(&uri, arguments), "");
            assert!(std::fs::read(file).expect("it is there") == bytes);
            let taken = std::fs::metadata(file).expect("it is there").blocks() * 512;
            assert!(taken < 700_000, "the holes were filled: {taken}");
            std::fs::remove_file(file).expect("it is there");
        }
    }
    let uri = daemon.unix(STORAGE);
    let (code, message) = fail(&uri, &["vol-download", "nothing", file, "--pool", "p"]);
    assert_eq!(code, 1);
    assert!(message.contains("Storage volume not found"), "{message}");
    let (code, message) = fail(&uri, &["vol-download", &volume, "/nowhere/copy"]);
    assert_eq!(code, 1);
    assert!(
        message.starts_with("virt: cannot write /nowhere/copy: "),
        "{message}"
    );
}

#[test]
fn virt_talks_to_a_console() {
    let daemon = Libvirtd::start(&["--console"]);
    let ways_to_leave: [&[u8]; 2] = [b"\x1d", b""];
    for leave in ways_to_leave {
        let mut console = Session::start(&mut virt(&daemon.unix(QEMU), &["console", "echo"]));
        console.send(b"is there an echo?");
        console.until("is there an echo?");
        console.send(leave);
        assert!(console.end().success());
    }
    let (code, message) = fail(&daemon.unix(TEST), &["console", "test"]);
    assert_eq!(code, 1);
    // VIR_ERR_NO_SUPPORT
    assert!(message.ends_with("(code 3)\n"), "{message}");
}
