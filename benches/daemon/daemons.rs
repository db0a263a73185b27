//! The two daemons, each a process of its own with a hundred domains in memory.

use crate::Result;
use std::io::{BufRead as _, BufReader, Lines};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, Stdio};
use xdr_remote::{Connection, Domain};

/// How many domains each has.
const DOMAINS: usize = 100;

/// A daemon that ends with this value.
pub(crate) struct Daemon {
    name: &'static str,
    process: Child,
    /// That of the daemon itself, which a script may have started.
    pid: u32,
    socket: PathBuf,
    /// `test`, which both begin with.
    test: Domain,
    /// libvirtd keeps the domains of its test driver while somebody is connected.
    _keeper: (Connection, tokio::runtime::Runtime),
    _folder: Option<tempfile::TempDir>,
}

impl Daemon {
    /// This project's, built with optimisation.
    pub(crate) fn qemud() -> Result<Self> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
        let cargo = std::env::var_os("CARGO").unwrap_or("cargo".into());
        let build = [
            "build",
            "--release",
            "-q",
            "-p",
            "xdr-examples",
            "--example",
            "qemud",
        ];
        let built = Command::new(cargo)
            .args(build)
            .args(["--message-format=json"])
            .current_dir(root)
            .stderr(Stdio::inherit())
            .output()?;
        let messages = String::from_utf8(built.stdout)?;
        let program = messages
            .lines()
            .filter(|line| line.contains("\"name\":\"qemud\""))
            .find_map(|line| Some(line.split_once("\"executable\":\"")?.1.split_once('"')?.0))
            .ok_or("qemud was not built")?
            .to_owned();
        let folder = tempfile::tempdir()?;
        let socket = folder.path().join("sock");
        let mut process = Command::new(program)
            .arg("--unix")
            .arg(&socket)
            .stdout(Stdio::piped())
            .spawn()?;
        wait(&mut lines(&mut process)?, |line| line == "ready")?;
        let pid = process.id();
        Daemon::started("qemud", process, pid, socket, Some(folder))
    }

    /// libvirt's own, by the script that the tests start it with.
    pub(crate) fn libvirtd() -> Result<Self> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let mut process = Command::new(root.join("../tests/interop/libvirt/run"))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()?;
        let mut values = Vec::new();
        wait(&mut lines(&mut process)?, |line| {
            values.push(line.to_owned());
            line.starts_with("READY")
        })
        .map_err(|_| "libvirtd did not start; run `tests/interop/install.sh libvirt` first")?;
        let value = |name: &str| {
            let named =
                |line: &String| Some(line.strip_prefix(name)?.strip_prefix('=')?.to_owned());
            values
                .iter()
                .find_map(named)
                .ok_or("the script says nothing of it")
        };
        let folder = PathBuf::from(value("FOLDER")?);
        let pid = std::fs::read_to_string(folder.join("libvirtd.pid"))?;
        let socket = PathBuf::from(value("SOCKET")?);
        Daemon::started("libvirtd", process, pid.trim().parse()?, socket, None)
    }

    fn started(
        name: &'static str,
        process: Child,
        pid: u32,
        socket: PathBuf,
        folder: Option<tempfile::TempDir>,
    ) -> Result<Self> {
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(1)
            .enable_all()
            .build()?;
        let uri = format!("test+unix:///default?socket={}", socket.display());
        let (keeper, test) = runtime.block_on(async {
            let keeper = Connection::open(&uri).await?;
            for number in 1..DOMAINS {
                let xml = format!(
                    "<domain type='test'><name>domain-{number}</name><memory>65536</memory>\
                     <vcpu>1</vcpu><os><type>hvm</type></os></domain>"
                );
                keeper.domain_define_xml(&xml).await?;
            }
            let test = keeper.domain_lookup_by_name("test").await?;
            Ok::<_, Box<dyn std::error::Error + Send + Sync>>((keeper, test))
        })?;
        Ok(Daemon {
            name,
            process,
            pid,
            socket,
            test,
            _keeper: (keeper, runtime),
            _folder: folder,
        })
    }

    pub(crate) fn name(&self) -> &'static str {
        self.name
    }

    pub(crate) fn socket(&self) -> &Path {
        &self.socket
    }

    pub(crate) fn test(&self) -> &Domain {
        &self.test
    }

    /// Bytes of memory that are its own.
    pub(crate) fn resident(&self) -> Result<u64> {
        let status = std::fs::read_to_string(format!("/proc/{}/smaps_rollup", self.pid))?;
        let kib: u64 = ["Private_Clean:", "Private_Dirty:"]
            .iter()
            .filter_map(|name| {
                let line = status.lines().find_map(|line| line.strip_prefix(name))?;
                line.trim().strip_suffix(" kB")?.parse::<u64>().ok()
            })
            .sum();
        Ok(kib * 1024)
    }

    /// Time of processors that it has used, in ticks of 10 ms.
    pub(crate) fn ticks(&self) -> Result<u64> {
        let stat = std::fs::read_to_string(format!("/proc/{}/stat", self.pid))?;
        // Behind the name of the program, which may have spaces.
        let (_, fields) = stat.rsplit_once(") ").ok_or("no stat of the daemon")?;
        let fields: Vec<&str> = fields.split(' ').collect();
        let [user, system] = [fields.get(11), fields.get(12)].map(|field| {
            field
                .and_then(|field| field.parse::<u64>().ok())
                .unwrap_or_default()
        });
        Ok(user + system)
    }
}

impl Drop for Daemon {
    fn drop(&mut self) {
        // The script ends what it started once nobody holds its input; the other one has none.
        if self.process.stdin.take().is_none() {
            let _ = self.process.kill();
        }
        let _ = self.process.wait();
    }
}

fn lines(process: &mut Child) -> Result<Lines<BufReader<ChildStdout>>> {
    let out = process.stdout.take().ok_or("the output is not piped")?;
    Ok(BufReader::new(out).lines())
}

fn wait(
    lines: &mut Lines<BufReader<ChildStdout>>,
    mut is_ready: impl FnMut(&str) -> bool,
) -> Result<()> {
    for line in lines {
        if is_ready(&line?) {
            return Ok(());
        }
    }
    Err("the daemon did not start".into())
}
