//! The example programs as their users run them.

#[path = "../interop/process.rs"]
mod process;
mod program;

use process::{run, unix};
use program::{example, interop_server, judge};

#[test]
fn quickstart_shows_what_it_promises() {
    let quickstart = run(&mut example("quickstart"), String::new());
    assert!(
        quickstart.status.success(),
        "{}{}",
        quickstart.out,
        quickstart.err
    );
    let said = |what: &str| assert!(quickstart.out.contains(what), "{}", quickstart.out);
    said("added 100 entries over TCP\nfound 100 of them in ");
    said("nobody: not in the book\n");
    said("entry.phones[1]: string of 31 bytes exceeds its limit of 16 (at byte 36)\n");
    said("procedure 99: call rejected: procedure unavailable (PROC_UNAVAIL)\n");
}

#[test]
fn versions_shows_old_and_new_on_one_server() {
    let versions = run(&mut example("versions"), String::new());
    assert!(versions.status.success(), "{}", versions.err);
    let said = "version 1: 40\n\
        version 2: 42\n\
        reset from 42 to 0\n\
        agreed on version 1: 7\n\
        reset: the server has nothing newer than version 1\n";
    assert_eq!(versions.out, said);
}

#[test]
fn middleware_lets_in_whom_it_knows_and_shows_what_it_did() {
    let middleware = run(&mut example("middleware"), String::new());
    assert!(middleware.status.success(), "{}", middleware.err);
    let said = |what: &str| assert!(middleware.out.contains(what), "{}", middleware.out);
    said("user 1000: alice likes bob\n");
    said("user 1001: bob likes cats\n");
    said("a stranger: call rejected: authentication is too weak (AUTH_ERROR)\n");
    said("procedure=\"get\" outcome=\"success\"}: xdr_rpc::client: close\n");
    said(
        "2 Key(rpc_server_calls_total, [program = Vault, version = 1, procedure = put, outcome = success])\n",
    );
}

#[test]
fn interop_server_tells_its_endpoints_serves_and_ends_on_sigterm() {
    let folder = tempfile::tempdir().unwrap();
    let socket = folder.path().join("peer");
    let (mut server, endpoints) = interop_server(&socket);
    for endpoint in &endpoints {
        judge(endpoint);
    }

    let status = server.terminate();
    assert!(status.success(), "{status}");
    assert_eq!(server.line(), "", "it prints nothing but its endpoints");
    assert!(!socket.exists(), "it leaves no socket behind");
}

#[test]
fn interop_client_fails_where_nobody_listens() {
    let folder = tempfile::tempdir().unwrap();
    let endpoint = unix(&folder.path().join("nobody"));
    let mut command = example("interop_client");
    let client = run(command.args(["--connect", &endpoint]), String::new());
    assert!(!client.status.success());
    assert!(client.out.starts_with("not ok connect: "), "{}", client.out);
}
