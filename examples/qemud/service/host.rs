//! What the daemon knows of the machine that it runs on.

use crate::xml::Element;
use std::fs;
use std::io;
use std::path::Path;
use std::thread;
use xdr_remote::NodeInfo;

/// The name of the host.
pub(crate) fn name() -> String {
    let names = rustix::system::uname();
    names.nodename().to_string_lossy().into_owned()
}

/// What the host has. Its processors count as the cores of one socket.
pub(crate) fn info() -> io::Result<NodeInfo> {
    let names = rustix::system::uname();
    let memory = field("/proc/meminfo", "MemTotal:")?;
    let memory = memory.and_then(|text| text.strip_suffix(" kB")?.trim().parse().ok());
    let mhz = field("/proc/cpuinfo", "cpu MHz\t\t:")?;
    let mhz = mhz.and_then(|text| text.split('.').next()?.trim().parse().ok());
    let cpus = thread::available_parallelism().map_or(1, usize::from);
    let cpus = i32::try_from(cpus).unwrap_or(i32::MAX);
    Ok(NodeInfo {
        model: NodeInfo::model_of(&names.machine().to_string_lossy()),
        memory: memory.unwrap_or(0),
        cpus,
        mhz: mhz.unwrap_or(0),
        nodes: 1,
        sockets: 1,
        cores: cpus,
        threads: 1,
    })
}

/// The first value of that name in a file of lines.
fn field(path: &str, name: &str) -> io::Result<Option<String>> {
    let text = fs::read_to_string(path)?;
    let mut values = text.lines().filter_map(|line| line.strip_prefix(name));
    Ok(values.next().map(|value| value.trim().to_owned()))
}

/// What can be run here: by an emulator, or in memory alone.
pub(crate) fn capabilities(emulator: Option<&Path>) -> String {
    let names = rustix::system::uname();
    let machine = names.machine().to_string_lossy().into_owned();
    let text = |name: &str, text: &str| Element::new(name).text(text);
    let host = Element::new("host").child(Element::new("cpu").child(text("arch", &machine)));
    let mut arch = Element::new("arch").with("name", "x86_64");
    arch = arch.child(text("wordsize", "64"));
    let mut kind = "test";
    if let Some(emulator) = emulator {
        kind = "qemu";
        arch = arch.child(text("emulator", &emulator.to_string_lossy()));
    }
    let guest = Element::new("guest")
        .child(text("os_type", "hvm"))
        .child(arch.child(Element::new("domain").with("type", kind)));
    let capabilities = Element::new("capabilities").child(host).child(guest);
    capabilities.write()
}
