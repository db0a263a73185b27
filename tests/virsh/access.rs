//! How callers show who they are: certificates, passwords, polkit.

use crate::daemon::Qemud;
use crate::peers::{Libvirtd, program};
use crate::process::{Finished, run};
use crate::programs::example;
use crate::virsh::{fail, succeed, virsh};
use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;
use std::process::Command;
use tempfile::TempDir;

/// A file of users, with one.
fn users(daemon_folder: &Path, name: &str, password: &str) -> String {
    let made = run(
        example("qemud").args(["--user", name]),
        format!("{password}\n"),
    );
    assert!(made.status.success(), "{}", made.err);
    assert!(!made.out.contains(password), "{}", made.out);
    let path = daemon_folder.join("users");
    fs::write(&path, made.out).unwrap();
    path.display().to_string()
}

/// What virsh logs in with.
fn login(folder: &Path, name: &str, password: &str) -> String {
    let path = folder.join(format!("{name}-{}.conf", password.len()));
    let hosts = ["127.0.0.1", "localhost"];
    let hosts = hosts.map(|host| format!("[auth-libvirt-{host}]\ncredentials=c\n"));
    let credentials = format!("[credentials-c]\nauthname={name}\npassword={password}\n");
    fs::write(&path, credentials + &hosts.concat()).unwrap();
    path.display().to_string()
}

#[test]
fn over_tls_both_sides_show_certificates() {
    let libvirtd = Libvirtd::start(&[]);
    let pki = libvirtd.value("PKI");
    let daemon = Qemud::with(&["--tls", "127.0.0.1:0", "--pki", pki]);
    assert_eq!(
        succeed(&uri_of(&daemon, Path::new(pki)), "list --name"),
        "test"
    );
    let stranger = Libvirtd::start(&[]);
    let [own, other] = [&libvirtd, &stranger].map(|of| Path::new(of.value("PKI")));
    // Of whom the daemon does not know the authority, it takes nothing; what virsh finds of a connection
    // that is closed upon it is its own affair.
    let strange = mixed(own, other);
    let refused = run(
        virsh(&uri_of(&daemon, strange.path())).arg("list"),
        String::new(),
    );
    assert!(!refused.status.success(), "{}", refused.out);
    // Of whom virsh does not, it takes nothing either.
    let strange = mixed(other, own);
    let refused = fail(&uri_of(&daemon, strange.path()), "list");
    assert!(refused.contains("certificate"), "{refused}");
    assert_eq!(succeed(&uri_of(&daemon, own), "list --name"), "test");
}

fn uri_of(daemon: &Qemud, pki: &Path) -> String {
    format!("{}?pkipath={}", daemon.tls(), pki.display())
}

/// The authority of one and the client's certificate of the other.
fn mixed(authority: &Path, client: &Path) -> TempDir {
    let folder = tempfile::tempdir().expect("the system has room for it");
    for (from, file) in [
        (authority, "cacert.pem"),
        (client, "clientcert.pem"),
        (client, "clientkey.pem"),
    ] {
        fs::copy(from.join(file), folder.path().join(file)).expect("it is there");
    }
    folder
}

#[test]
fn a_password_opens_the_door() {
    let libvirtd = Libvirtd::start(&[]);
    let pki = libvirtd.value("PKI");
    let folder = tempfile::tempdir().unwrap();
    let users = users(folder.path(), "fred", "open sesame");
    let mut options = vec!["--tls", "127.0.0.1:0", "--pki", pki, "--users", &users];
    options.extend(["--auth-unix", "sasl", "--auth-tls", "sasl"]);
    let daemon = Qemud::with(&options);
    let good = login(folder.path(), "fred", "open sesame");
    for uri in [
        format!("{}&authfile={good}", daemon.test()),
        format!("{}?pkipath={pki}&authfile={good}", daemon.tls()),
    ] {
        assert_eq!(succeed(&uri, "list --name"), "test");
        for (name, password) in [("fred", "open sesam"), ("freda", "open sesame")] {
            let bad = uri.replace(&good, &login(folder.path(), name, password));
            let refused = fail(&bad, "list --name");
            assert!(
                refused.contains("error: authentication failed"),
                "{refused}"
            );
        }
    }
}

#[test]
fn polkit_is_asked_about_users() {
    // Root is not asked about, so these tests need to be it: to be somebody else.
    let (mut as_nobody, folder) = (program("setpriv"), tempfile::tempdir().unwrap());
    as_nobody.args(["--reuid=65534", "--regid=65534", "--clear-groups"]);
    fs::set_permissions(folder.path(), Permissions::from_mode(0o755)).unwrap();
    let pkcheck = folder.path().join("pkcheck");
    let asked = folder.path().join("asked");
    let answer = |status: u8| {
        let script = format!(
            "#!/bin/sh\necho \"$2\" >> {}\nexit {status}\n",
            asked.display()
        );
        fs::write(&pkcheck, script).unwrap();
        fs::set_permissions(&pkcheck, Permissions::from_mode(0o755)).unwrap();
    };
    answer(0);
    let program = pkcheck.display().to_string();
    let daemon = Qemud::with(&["--auth-unix", "polkit", "--pkcheck", &program]);
    daemon.let_everybody_in();
    let as_nobody = |uri: &str| {
        let virsh = virsh(uri);
        let mut command = Command::new(as_nobody.get_program());
        command.args(as_nobody.get_args()).arg(virsh.get_program());
        command.args(virsh.get_args()).args(["-q", "list --name"]);
        command.env("HOME", "/nowhere").current_dir("/");
        run(&mut command, String::new())
    };
    for uri in [daemon.test(), daemon.looking()] {
        let Finished { out, err, .. } = as_nobody(&uri);
        assert_eq!((out.trim_end(), err.as_str()), ("test", ""));
    }
    assert_eq!(
        fs::read_to_string(&asked).unwrap(),
        "org.libvirt.unix.manage\norg.libvirt.unix.monitor\n"
    );
    answer(1);
    let refused = as_nobody(&daemon.test());
    assert!(!refused.status.success());
    assert!(
        refused
            .err
            .contains("error: authentication failed: access denied by policy"),
        "{}",
        refused.err
    );
    assert_eq!(succeed(&daemon.test(), "list --name"), "test");
}
