//! Callers who may only look.

use crate::daemon::Qemud;
use crate::process::run;
use crate::virsh::{fail, succeed, virsh};

/// All that would change something, or show what is inside a domain.
const CHANGES: &[&str] = &[
    "start test",
    "suspend test",
    "resume test",
    "shutdown test",
    "reboot test",
    "destroy test",
    "undefine test",
    "autostart test",
    "screenshot test picture",
    "define FILE",
    "create FILE",
];

#[test]
fn who_may_only_look_changes_nothing() {
    let daemon = Qemud::start();
    let file = daemon.write(
        "guest.xml",
        "<domain type='test'><name>guest</name><memory>1024</memory><os><type>hvm</type></os></domain>",
    );
    let before = succeed(&daemon.test(), "list --all");
    // By the socket, and by what the client says of itself; by both the same.
    for (uri, option) in [
        (daemon.looking(), None),
        (daemon.test(), Some("-r")),
        (daemon.looking(), Some("-r")),
    ] {
        let ask = |command: &str| {
            let mut virsh = virsh(&uri);
            virsh.current_dir(daemon.path("")).args(option).arg(command);
            run(&mut virsh, String::new())
        };
        for command in CHANGES {
            let command = command.replace("FILE", &file);
            // virsh does not ask to start what runs.
            let ended = ask(&command);
            assert!(!ended.status.success(), "{command}: {}", ended.out);
            let refused = ended
                .err
                .contains("operation forbidden: read only access prevents")
                || command == "start test" && ended.err.contains("already active");
            assert!(refused, "{command}: {}", ended.err);
        }
        for look in [
            "list --all",
            "dominfo test",
            "dumpxml test",
            "domstate test",
            "nodeinfo",
        ] {
            let ended = ask(look);
            assert!(ended.status.success(), "{look}: {}", ended.err);
        }
        let ended = ask("dumpxml test --security-info");
        assert_eq!(
            ended.err.trim_end(),
            "error: operation forbidden: virDomainGetXMLDesc with secure flag"
        );
    }
    assert_eq!(succeed(&daemon.test(), "list --all"), before);
    assert!(fail(&daemon.looking(), "destroy test").contains("read only"));
}
