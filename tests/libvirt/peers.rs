//! Programs of the system.

use std::path::PathBuf;
use std::process::Command;

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
