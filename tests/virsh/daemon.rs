//! A qemud of our own.

use crate::process::Process;
use crate::programs::example;
use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::PathBuf;
use tempfile::TempDir;

/// A daemon in a folder of its own, where it can be started again.
pub struct Qemud {
    process: Option<Process>,
    options: Vec<String>,
    folder: TempDir,
    tcp: String,
    tls: String,
}

impl Qemud {
    /// With domains in memory.
    pub fn start() -> Qemud {
        Qemud::with(&[])
    }

    /// With processes of QEMU.
    pub fn with_qemu() -> Qemud {
        // Asked for here, where what is missing is told with what to do about it.
        crate::peers::program("qemu-system-x86_64");
        Qemud::with(&["--qemu", "--state", "STATE"])
    }

    /// With more options; `STATE` is a folder for state.
    pub fn with(options: &[&str]) -> Qemud {
        let folder = tempfile::tempdir().expect("the system has room for it");
        let path = |name: &str| folder.path().join(name).display().to_string();
        let mut all: Vec<String> = [
            ("--unix", path("sock")),
            ("--unix-ro", path("sock-ro")),
            ("--tcp", "127.0.0.1:0".to_owned()),
        ]
        .into_iter()
        .flat_map(|(name, value)| [name.to_owned(), value])
        .collect();
        let given = |option: &&str| match *option {
            "STATE" => path("state"),
            option => option.to_owned(),
        };
        all.extend(options.iter().map(given));
        let mut daemon = Qemud {
            process: None,
            options: all,
            folder,
            tcp: String::new(),
            tls: String::new(),
        };
        daemon.start_again();
        daemon
    }

    /// Starts it; ready when this is done.
    pub fn start_again(&mut self) {
        let mut process = Process::start(example("qemud").args(&self.options));
        loop {
            let line = process.line();
            match line.strip_prefix("listening on ") {
                Some(endpoint) => {
                    if let Some(address) = endpoint.strip_prefix("libvirt+tcp://") {
                        self.tcp = address.to_owned();
                    }
                    if let Some(address) = endpoint.strip_prefix("libvirt+tls://") {
                        self.tls = address.to_owned();
                    }
                }
                None => {
                    assert_eq!(line, "ready");
                    break;
                }
            }
        }
        self.process = Some(process);
    }

    /// Kills it as `kill -9` does.
    pub fn kill(&mut self) {
        drop(self.process.take());
    }

    /// The process.
    pub fn process(&mut self) -> &mut Process {
        self.process.as_mut().expect("it runs")
    }

    /// A URI of the test driver.
    pub fn test(&self) -> String {
        self.uri("test", "/default", "sock")
    }

    /// A URI of the QEMU driver.
    pub fn qemu(&self) -> String {
        self.uri("qemu", "/system", "sock")
    }

    /// The same by the socket for those who only look.
    pub fn looking(&self) -> String {
        self.uri("test", "/default", "sock-ro")
    }

    /// By TCP.
    pub fn tcp(&self) -> String {
        format!("test+tcp://{}/default", self.tcp)
    }

    /// By TLS, without saying where certificates are.
    pub fn tls(&self) -> String {
        format!("test+tls://{}/default", self.tls)
    }

    /// Lets other users of the machine reach its sockets.
    pub fn let_everybody_in(&self) {
        let permissions = fs::Permissions::from_mode(0o755);
        fs::set_permissions(self.folder.path(), permissions).expect("it is ours");
    }

    fn uri(&self, driver: &str, path: &str, socket: &str) -> String {
        let socket = self.folder.path().join(socket);
        format!("{driver}+unix://{path}?socket={}", socket.display())
    }

    /// The path of a file in its folder.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Writes a file into its folder, and gives the path.
    pub fn write(&self, name: &str, content: &str) -> String {
        let path = self.path(name);
        fs::write(&path, content).expect("there is room for it");
        path.display().to_string()
    }
}
