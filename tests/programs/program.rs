//! Running the programs of the package `xdr-examples`.

use crate::process::{Process, run, unix};
use std::path::Path;
use std::process::Command;

/// Cargo as from a shell. What it tells this test of its package would make build scripts run anew.
pub fn cargo() -> Command {
    let mut command = Command::new(env!("CARGO"));
    command.current_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/.."));
    for (name, _) in std::env::vars() {
        if name.starts_with("CARGO_PKG_") || name.starts_with("CARGO_MANIFEST_") {
            command.env_remove(name);
        }
    }
    command
}

/// `cargo run` becomes the program it starts, so a signal to it reaches the program.
pub fn example(name: &str) -> Command {
    let mut command = cargo();
    command.args(["run", "-q", "-p", "xdr-examples", "--example", name, "--"]);
    command
}

/// Starts the program `interop_server` on a free TCP port and on this Unix socket. Gives it with
/// the endpoints it tells, in this order.
pub fn interop_server(socket: &Path) -> (Process, [String; 2]) {
    let mut command = example("interop_server");
    command.args(["--tcp", "127.0.0.1:0", "--unix"]).arg(socket);
    let mut process = Process::start(&mut command);
    let endpoints = [process.line(), process.line()];
    let [tcp, local] = &endpoints;
    assert!(tcp.starts_with("tcp://127.0.0.1:"), "it said `{tcp}`");
    assert_eq!(*local, unix(socket));
    (process, endpoints)
}

/// The client must find no fault with the server there.
pub fn judge(endpoint: &str) {
    for auth in ["none", "sys"] {
        let mut command = example("interop_client");
        command.args(["--connect", endpoint, "--auth", auth]);
        let client = run(&mut command, String::new());
        assert!(
            client.status.success(),
            "{endpoint}, {auth}: {}\n{}{}",
            client.status,
            client.out,
            client.err
        );
        assert!(
            client.out.contains("ok echo_scalars 3 values"),
            "{}",
            client.out
        );
        assert!(client.out.ends_with(" ok, 0 not ok\n"), "{}", client.out);
    }
}
