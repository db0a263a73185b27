//! The same commands to qemud and to a real libvirtd with its test driver, whose answers are the
//! same.

use crate::daemon::Qemud;
use crate::peers::{Libvirtd, TEST};
use crate::virsh::session;

/// Commands about the domain `test`, and a definition that libvirtd makes no additions to what is
/// shown of it.
const COMMANDS: &[&str] = &[
    "list --all",
    "list --name",
    "list --uuid --all",
    "domid test",
    "domuuid test",
    "domname 6695eb01-f6a4-8304-79aa-97f2502e193f",
    "domstate test --reason",
    "vcpucount test --live",
    "start test",
    "suspend test",
    "domstate test --reason",
    "list --all",
    "list --state-running --name",
    "resume test",
    "domstate test --reason",
    "reboot test",
    "domstate test --reason",
    "shutdown test",
    "domstate test --reason",
    "list --all",
    "destroy test",
    "reboot test",
    "start test",
    "domstate test --reason",
    "domid test",
    "destroy test",
    "domstate test --reason",
    "domid test",
    "autostart test",
    "autostart test --disable",
    "list --inactive --name",
    "start nobody",
    "domstate 77",
    "dominfo 6695eb01-f6a4-8304-79aa-97f2502e1930",
    "undefine test",
    "list --all",
    "domstate test",
    "define GUEST",
    "define GUEST",
    "domuuid guest",
    "start guest",
    "undefine guest",
    "list --all --transient --name",
    "destroy guest",
    "list --all",
    "create GUEST",
    "list --all --transient --name",
    "shutdown guest",
    "list --all",
];

#[test]
fn virsh_says_the_same_as_to_libvirtd() {
    let libvirtd = Libvirtd::start(&[]);
    let daemon = Qemud::start();
    let file = daemon.write(
        "guest.xml",
        "<domain type='test'><name>guest</name><memory unit='MiB'>64</memory>
         <uuid>aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee</uuid><vcpu>1</vcpu>
         <os><type>hvm</type></os></domain>",
    );
    let commands: Vec<String> = COMMANDS
        .iter()
        .map(|command| command.replace("GUEST", &file))
        .collect();
    let commands: Vec<&str> = commands.iter().map(String::as_str).collect();
    let theirs = session(&libvirtd.unix(TEST), &commands);
    let ours = session(&daemon.test(), &commands);
    for (ours, theirs) in ours.lines().zip(theirs.lines()) {
        assert_eq!(ours, theirs);
    }
    assert_eq!(ours, theirs);
}
