//! libtirpc's C server: a process of its own, from `c/server.c` and what rpcgen makes of `c/echo.x`.

use crate::measure::Scenario;
use crate::sides::{Sides, Threads};
use std::io::{BufRead, BufReader};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::{Mutex, OnceLock};

/// What to do where it cannot be built.
pub(crate) const MISSING: &str = "libtirpc: not measured: run tests/interop/install.sh\n";

/// The servers that were started; they end when their input does, which is when this process ends.
static SERVERS: Mutex<Vec<Child>> = Mutex::new(Vec::new());

/// Whether rpcgen, a C compiler and libtirpc are there.
pub(crate) fn is_there() -> bool {
    program().is_some()
}

fn program() -> Option<&'static PathBuf> {
    static PROGRAM: OnceLock<Option<PathBuf>> = OnceLock::new();
    PROGRAM
        .get_or_init(|| {
            let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("tirpc-echo");
            let build = Command::new("sh")
                .arg(Path::new(env!("CARGO_MANIFEST_DIR")).join("rpc/c/build.sh"))
                .arg(&folder)
                .stdout(Stdio::null())
                .status();
            build
                .is_ok_and(|status| status.success())
                .then(|| folder.join("server"))
        })
        .as_ref()
}

/// It has a process of its own and no events.
pub(crate) fn start(scenario: Scenario, threads: Threads) -> Option<Sides> {
    if matches!(scenario, Scenario::Events(_)) || threads == Threads::One {
        return None;
    }
    let mut child = Command::new(program()?)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut line = String::new();
    let mut out = BufReader::new(child.stdout.take().unwrap());
    out.read_line(&mut line).unwrap();
    SERVERS.lock().unwrap().push(child);
    let address = SocketAddr::from(([127, 0, 0, 1], line.trim().parse().unwrap()));
    Some(Sides::of_process(address))
}
