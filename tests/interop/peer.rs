//! The C peer's programs, and servers of both sides.

use crate::process::{Process, unix};
use crate::program::interop_server;
use std::path::PathBuf;
use std::process::Command;
use tempfile::TempDir;
use tokio::runtime::Runtime;

const INSTALL: &str = "run `tests/interop/install.sh` first";

/// A program of the C peer. `XDR_INTEROP_PEER` names the folder where it is not `target/interop`.
pub fn c_program(name: &str) -> Command {
    let folder = std::env::var_os("XDR_INTEROP_PEER").map_or_else(
        || PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../target/interop")),
        PathBuf::from,
    );
    let path = folder.join(name);
    assert!(
        path.exists(),
        "the C peer is not built: no {}; {INSTALL}",
        path.display()
    );
    Command::new(path)
}

/// A program of the system, also from the folders that only root has in its path.
pub fn system_program(name: &str) -> Command {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let found = std::env::split_paths(&path)
        .chain(["/usr/sbin", "/sbin", "/usr/bin"].map(PathBuf::from))
        .map(|folder| folder.join(name))
        .find(|path| path.exists());
    Command::new(found.unwrap_or_else(|| panic!("there is no `{name}`; {INSTALL}")))
}

/// The C server on a free TCP port and a Unix socket.
pub struct CServer {
    _process: Process,
    _folder: TempDir,
    pub endpoints: [String; 2],
}

impl CServer {
    /// With further options of `server.c`.
    pub fn start(options: &[&str]) -> CServer {
        let folder = folder();
        let socket = folder.path().join("peer");
        let mut command = c_program("server");
        command.args(["-t", "0", "-x"]).arg(&socket).args(options);
        let mut process = Process::start(&mut command);
        let ready = process.line();
        let port: u16 = ready
            .strip_prefix("READY tcp=")
            .and_then(|rest| rest.split(' ').next())
            .and_then(|port| port.parse().ok())
            .unwrap_or_else(|| panic!("the C server did not start; it said `{ready}`"));
        CServer {
            _process: process,
            _folder: folder,
            endpoints: [format!("tcp://127.0.0.1:{port}"), unix(&socket)],
        }
    }
}

/// Our server, the example `interop_server` as a program, on a free TCP port and a Unix socket.
pub struct OurServer {
    _process: Process,
    _folder: TempDir,
    pub endpoints: [String; 2],
}

impl OurServer {
    pub fn start() -> OurServer {
        let folder = folder();
        let (process, endpoints) = interop_server(&folder.path().join("peer"));
        OurServer {
            _process: process,
            _folder: folder,
            endpoints,
        }
    }
}

/// A runtime with a thread to spare, so that a server answers while a test waits for a process.
pub fn runtime() -> Runtime {
    tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .expect("the system has threads")
}

/// A folder for sockets, removed with all that is in it.
fn folder() -> TempDir {
    tempfile::tempdir().expect("there is a place for temporary files")
}
