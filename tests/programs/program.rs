//! Running the programs of the package `xdr-examples`.

use crate::process::run;
use std::process::Command;

/// `cargo run` becomes the program it starts, so a signal to it reaches the program.
pub fn example(name: &str) -> Command {
    let mut command = Command::new(env!("CARGO"));
    command
        .current_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/.."))
        .args(["run", "-q", "-p", "xdr-examples", "--example", name, "--"]);
    command
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
