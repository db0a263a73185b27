//! libvirtd of our own, and programs to put to it.

use crate::process::{Finished, run};
use std::collections::BTreeMap;
use std::fs::File;
use std::io::{BufRead as _, BufReader};
use std::os::unix::fs::FileExt as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use tokio::runtime::Runtime;

const INSTALL: &str = "run `tests/interop/install.sh libvirt` first";

/// A program of the system, also from the folders that only root has in its path.
pub fn program(name: &str) -> Command {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let found = std::env::split_paths(&path)
        .chain(["/usr/sbin", "/sbin", "/usr/bin"].map(PathBuf::from))
        .map(|folder| folder.join(name))
        .find(|path| path.exists());
    Command::new(found.unwrap_or_else(|| panic!("there is no `{name}`; {INSTALL}")))
}

/// A libvirtd with nobody else's domains in it, which ends with its test.
pub struct Libvirtd {
    script: Child,
    values: BTreeMap<String, String>,
}

impl Libvirtd {
    /// With options of the script.
    pub fn start(options: &[&str]) -> Libvirtd {
        let script = concat!(env!("CARGO_MANIFEST_DIR"), "/interop/libvirt/run");
        let mut script = Command::new(script)
            .args(options)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("the script can be run");
        let out = BufReader::new(script.stdout.take().expect("it is piped"));
        let lines = out.lines().map(|line| line.expect("it writes text"));
        let mut values = BTreeMap::new();
        for line in lines {
            let (name, value) = line.split_once('=').expect("it writes NAME=VALUE");
            values.insert(name.to_owned(), value.to_owned());
            if name == "READY" {
                break;
            }
        }
        assert!(
            values.contains_key("READY"),
            "libvirtd did not start; {INSTALL}"
        );
        Libvirtd { script, values }
    }

    pub fn value(&self, name: &str) -> &str {
        &self.values[name]
    }

    pub fn socket(&self) -> &Path {
        Path::new(self.value("SOCKET"))
    }

    /// Where a driver is, by way of the socket.
    pub fn unix(&self, driver: Driver) -> String {
        unix(driver, self.socket())
    }

    /// The same by TCP.
    pub fn tcp(&self, Driver(name, path): Driver) -> String {
        format!("{name}+tcp://127.0.0.1:{}{path}", self.value("TCP"))
    }

    /// The same by TLS, with the certificates of this folder.
    pub fn tls_with(&self, Driver(name, path): Driver, pki: &str) -> String {
        format!(
            "{name}+tls://127.0.0.1:{}{path}?pkipath={pki}",
            self.value("TLS")
        )
    }

    /// The same by TLS.
    pub fn tls(&self, driver: Driver) -> String {
        self.tls_with(driver, self.value("PKI"))
    }
}

impl Drop for Libvirtd {
    fn drop(&mut self) {
        // The script stops its daemon once nobody holds its input.
        drop(self.script.stdin.take());
        let _ = self.script.wait();
    }
}

/// A driver and what it opens.
#[derive(Debug, Clone, Copy)]
pub struct Driver(&'static str, &'static str);

/// A hypervisor that only pretends, with one domain `test` that runs.
pub const TEST: Driver = Driver("test", "/default");

/// Real guests, with or without help of the processor.
pub const QEMU: Driver = Driver("qemu", "/session");

/// Pools and volumes.
pub const STORAGE: Driver = Driver("storage", "/session");

pub fn unix(Driver(name, path): Driver, socket: &Path) -> String {
    format!("{name}+unix://{path}?socket={}", socket.display())
}

/// Runs commands of virsh in one session, and expects them to succeed.
pub fn virsh(uri: &str, commands: &[&str]) -> String {
    let Finished { status, out, err } = run(
        program("virsh").args(["-q", "-c", uri, &commands.join(";")]),
        String::new(),
    );
    // Its status is that of the last command alone.
    assert!(
        status.success() && err.is_empty(),
        "virsh {commands:?}: {err}{out}"
    );
    out
}

/// Writes a file in which runs of zeros take no place.
pub fn write_sparse(path: impl AsRef<Path>, bytes: &[u8]) {
    // Of a file system, or more: no hole is smaller.
    const BLOCK: usize = 4096;
    let file = File::create(path).expect("it can be made");
    file.set_len(bytes.len() as u64).expect("there is room");
    for (index, block) in bytes.chunks(BLOCK).enumerate() {
        if block.iter().any(|&byte| byte != 0) {
            let offset = (index * BLOCK) as u64;
            file.write_all_at(block, offset).expect("there is room");
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
