//! rpcinfo, which administrators have at hand, must say of our server program what it says of any other.

use crate::peer::{CServer, OurServer, system_program};
use crate::process::run;

/// The number of the program as rpcinfo takes it: it does not read hexadecimal.
const PROGRAM: &str = "536875572";

/// What rpcinfo says of this version (of all versions where there is none), and whether it was
/// content. `-a` asks the address itself, without any rpcbind.
fn ask(
    endpoints: &[String; 2],
    program: &str,
    version: &[&str],
) -> (Vec<String>, Vec<String>, bool) {
    let [tcp, _] = endpoints;
    let (_, port) = tcp.rsplit_once(':').expect("it has a port");
    let port: u16 = port.parse().expect("it is a number");
    let address = format!("127.0.0.1.{}.{}", port >> 8, port & 0xff);
    let mut command = system_program("rpcinfo");
    command
        .args(["-a", &address, "-T", "tcp", program])
        .args(version);
    let finished = run(&mut command, String::new());
    let lines = |text: &str| text.lines().map(str::to_owned).collect();
    (
        lines(&finished.out),
        lines(&finished.err),
        finished.status.success(),
    )
}

#[test]
fn rpcinfo_finds_both_versions_and_the_gap_between_them() {
    let server = OurServer::start();
    let (out, err, _) = ask(&server.endpoints, PROGRAM, &[]);
    assert_eq!(
        out,
        [
            "program 536875572 version 1 ready and waiting",
            "program 536875572 version 2 is not available",
            "program 536875572 version 3 ready and waiting",
        ]
    );
    assert_eq!(
        err,
        ["rpcinfo: RPC: Program/version mismatch; low version = 1, high version = 3"]
    );
}

#[test]
fn rpcinfo_says_the_same_of_our_server_as_of_the_c_server() {
    let ours = OurServer::start();
    let theirs = CServer::start(&[]);
    for version in [&[][..], &["1"], &["2"], &["3"], &["4"]] {
        assert_eq!(
            ask(&ours.endpoints, PROGRAM, version),
            ask(&theirs.endpoints, PROGRAM, version),
            "version {version:?}"
        );
    }
    let unknown = "536875573";
    assert_eq!(
        ask(&ours.endpoints, unknown, &[]),
        ask(&theirs.endpoints, unknown, &[])
    );
}
