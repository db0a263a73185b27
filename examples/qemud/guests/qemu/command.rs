//! The command line of QEMU for a domain.

use super::boot;
use crate::refusal::{Kind, Refusal};
use crate::xml::{Definition, Element};
use serde_json::json;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::Duration;
use tokio::process::Command;
use tokio::time::timeout;

/// So long QEMU may take until it stands ready.
const PATIENCE: Duration = Duration::from_secs(60);

/// Where a guest answers QMP.
pub(crate) fn qmp_socket(folder: &Path) -> PathBuf {
    folder.join("qmp.sock")
}

/// Where a guest has its serial line.
pub(crate) fn console_socket(folder: &Path) -> PathBuf {
    folder.join("console.sock")
}

/// Starts QEMU. When this is done it stands still, answers QMP, and is no child of the daemon: it
/// lives on without it.
pub(crate) async fn start(
    emulator: &Path,
    folder: &Path,
    definition: &Definition,
) -> Result<(), Refusal> {
    let arguments = arguments(folder, definition)?;
    let mut command = Command::new(emulator);
    command
        .args(arguments)
        .current_dir(folder)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .kill_on_drop(true);
    let emulator = emulator.display();
    let output = timeout(PATIENCE, command.output())
        .await
        .map_err(|_| Refusal::failed(format!("`{emulator}` does not get ready")))?
        .map_err(|error| Refusal::failed(format!("cannot run `{emulator}`: {error}")))?;
    if output.status.success() {
        return Ok(());
    }
    let problem = String::from_utf8_lossy(&output.stderr);
    let problem = problem.trim();
    Err(Refusal::internal(format!(
        "`{emulator}` did not start: {problem}"
    )))
}

fn arguments(folder: &Path, definition: &Definition) -> Result<Vec<OsString>, Refusal> {
    check(definition)?;
    let mut arguments: Vec<OsString> = Vec::new();
    let mut add = |words: &[&str]| arguments.extend(words.iter().map(OsString::from));
    add(&["-no-user-config", "-nodefaults", "-display", "none"]);
    add(&["-S", "-daemonize", "-vga", "std"]);
    add(&["-machine", "pc,accel=tcg"]);
    add(&["-uuid", &definition.uuid.to_string()]);
    add(&["-name", &format!("guest={}", value(&definition.name))]);
    add(&["-m", &format!("size={}k", definition.memory)]);
    add(&["-smp", &definition.vcpus.to_string()]);
    for (id, path) in [
        ("qmp", qmp_socket(folder)),
        ("console", console_socket(folder)),
    ] {
        let path = value(&text(&path)?);
        let socket = format!("socket,id={id},path={path},server=on,wait=off");
        add(&["-chardev", &socket]);
    }
    add(&["-mon", "chardev=qmp,mode=control"]);
    add(&["-serial", "chardev:console"]);
    let disks: Vec<&Element> = definition.devices("disk").collect();
    if disks.is_empty() {
        let image = folder.join("boot.img");
        std::fs::write(&image, boot::sector())
            .map_err(|error| Refusal::failed(format!("cannot write the boot sector: {error}")))?;
        add(&disk(0, "raw", &text(&image)?)
            .each_ref()
            .map(String::as_str));
    }
    for (place, element) in disks.into_iter().enumerate() {
        let (format, file) = source(element)?;
        add(&disk(place, format, &file).each_ref().map(String::as_str));
    }
    Ok(arguments)
}

/// What this daemon does not have is refused, rather than left out in silence.
fn check(definition: &Definition) -> Result<(), Refusal> {
    let unsupported = |detail: String| Err(Refusal::new(Kind::Unsupported, detail));
    if definition.kind != "qemu" {
        return unsupported(format!(
            "domain type {}; this daemon runs type 'qemu'",
            definition.kind
        ));
    }
    if definition.os_type != "hvm" {
        return unsupported(format!("os type {}; write 'hvm'", definition.os_type));
    }
    for device in ["interface", "hostdev", "filesystem", "tpm", "shmem"] {
        if definition.devices(device).next().is_some() {
            return unsupported(format!("device '{device}'"));
        }
    }
    Ok(())
}

/// The format and the file of a disk.
fn source(disk: &Element) -> Result<(&'static str, String), Refusal> {
    let unsupported = |detail: &str| Refusal::new(Kind::Unsupported, detail);
    if disk
        .attribute("device")
        .is_some_and(|device| device != "disk")
    {
        return Err(unsupported("a disk device other than 'disk'"));
    }
    let format = disk
        .first("driver")
        .and_then(|driver| driver.attribute("type"));
    let format = match format {
        None | Some("raw") => "raw",
        Some("qcow2") => "qcow2",
        Some(_) => return Err(unsupported("a disk format other than 'raw' and 'qcow2'")),
    };
    let file = disk
        .first("source")
        .and_then(|source| source.attribute("file"));
    let file = file.ok_or_else(|| unsupported("a disk without a source file"))?;
    if !file.starts_with('/') {
        return Err(unsupported(
            "a disk with a relative path; write an absolute one",
        ));
    }
    Ok((format, file.to_owned()))
}

/// The options of a disk. As JSON, where no file name can be taken for another option.
fn disk(place: usize, format: &str, file: &str) -> [String; 4] {
    let node = format!("disk{place}");
    let backend = json!({
        "driver": format,
        "node-name": node,
        "file": { "driver": "file", "filename": file },
    });
    let (bus, unit) = (place / 2, place % 2);
    let device = format!("ide-hd,drive={node},bus=ide.{bus},unit={unit}");
    let device = if place == 0 {
        device + ",bootindex=1"
    } else {
        device
    };
    [
        "-blockdev".to_owned(),
        backend.to_string(),
        "-device".to_owned(),
        device,
    ]
}

/// As the value of an option: a comma would end it.
fn value(text: &str) -> String {
    text.replace(',', ",,")
}

fn text(path: &Path) -> Result<String, Refusal> {
    let text = path.to_str();
    text.map(str::to_owned)
        .ok_or_else(|| Refusal::failed("the path of the state folder is not UTF-8"))
}
