//! What outlives the daemon: a folder for each domain.
//!
//! | file | what |
//! |---|---|
//! | `definition.xml` | what a persistent domain starts with |
//! | `autostart` | empty; the domain starts with the daemon |
//! | `live.xml`, `running.json` | what an active domain runs with, its id and its process |
//! | `condition` | how an active domain was last, as numbers |
//!
//! The sockets of a guest are there too.

use crate::domains::{Condition, PausedBy, RunningSince};
use crate::process::Process;
use crate::refusal::Refusal;
use crate::xml::Definition;
use serde_json::{Value, json};
use std::fs::{self, DirBuilder, File};
use std::io::{self, ErrorKind, Write as _};
use std::os::unix::fs::DirBuilderExt as _;
use std::path::{Path, PathBuf};
use uuid::Uuid;

/// The paths of sockets end after so many bytes.
const MAX_SOCKET_PATH: usize = 107;

/// Where domains are kept, or nowhere.
#[derive(Debug)]
pub(crate) struct Store {
    place: Option<Place>,
}

#[derive(Debug)]
struct Place {
    folder: PathBuf,
    /// Held for as long as the daemon lives, so that there is one daemon a folder.
    _lock: File,
}

/// A domain as it was kept.
#[derive(Debug)]
pub(crate) struct Kept {
    /// Of its folder.
    pub(crate) uuid: Uuid,
    /// What it starts with, where it is persistent.
    pub(crate) definition: Option<Definition>,
    /// Whether it starts with the daemon.
    pub(crate) autostart: bool,
    /// What was known of its guest.
    pub(crate) running: Option<KeptRunning>,
}

/// A guest as it was kept.
#[derive(Debug)]
pub(crate) struct KeptRunning {
    /// Its number.
    pub(crate) id: i32,
    /// What it runs with.
    pub(crate) definition: Definition,
    /// Not known where the daemon died just when it had started it.
    pub(crate) process: Option<Process>,
    /// How it was.
    pub(crate) condition: Option<Condition>,
}

impl Store {
    /// Keeps nothing.
    pub(crate) fn nowhere() -> Self {
        Store { place: None }
    }

    /// Keeps domains in this folder, which nobody else may.
    pub(crate) fn open(folder: &Path) -> io::Result<Self> {
        make_folder(folder).map_err(|error| {
            let problem = format!("cannot make the folder `{}`: {error}", folder.display());
            io::Error::new(error.kind(), problem)
        })?;
        let folder = folder.canonicalize()?;
        let longest = folder.join(Uuid::nil().to_string()).join("console.sock");
        if longest.as_os_str().len() > MAX_SOCKET_PATH {
            let path = folder.display();
            let problem = format!("`{path}` is too long for sockets in it; write a shorter one");
            return Err(io::Error::new(ErrorKind::InvalidInput, problem));
        }
        let lock = File::create(folder.join("lock"))?;
        lock.try_lock().map_err(|error| {
            let problem = format!("`{}` belongs to another daemon: {error}", folder.display());
            io::Error::new(ErrorKind::AlreadyExists, problem)
        })?;
        let place = Place {
            folder,
            _lock: lock,
        };
        Ok(Store { place: Some(place) })
    }

    /// The folder of a domain, which is there then.
    pub(crate) fn folder(&self, uuid: Uuid) -> Result<PathBuf, Refusal> {
        let folder = self
            .folder_of(uuid)
            .ok_or_else(|| Refusal::internal("there is no folder for state"))?;
        kept(make_folder(&folder), &folder)?;
        Ok(folder)
    }

    fn folder_of(&self, uuid: Uuid) -> Option<PathBuf> {
        let place = self.place.as_ref()?;
        Some(place.folder.join(uuid.to_string()))
    }

    fn write(&self, uuid: Uuid, name: &str, content: &str) -> Result<(), Refusal> {
        if self.place.is_none() {
            return Ok(());
        }
        let path = self.folder(uuid)?.join(name);
        kept(replace(&path, content), &path)
    }

    fn remove(&self, uuid: Uuid, names: &[&str]) -> Result<(), Refusal> {
        let Some(folder) = self.folder_of(uuid) else {
            return Ok(());
        };
        for name in names {
            let path = folder.join(name);
            match fs::remove_file(&path) {
                Err(error) if error.kind() != ErrorKind::NotFound => kept(Err(error), &path)?,
                _ => {}
            }
        }
        // Only an empty folder goes.
        let _ = fs::remove_dir(&folder);
        Ok(())
    }

    /// Keeps what a domain starts with.
    pub(crate) fn save_definition(&self, definition: &Definition) -> Result<(), Refusal> {
        let text = definition.write(None);
        self.write(definition.uuid, "definition.xml", &text)
    }

    /// Forgets what a domain starts with.
    pub(crate) fn forget_definition(&self, uuid: Uuid) -> Result<(), Refusal> {
        self.remove(uuid, &["definition.xml", "autostart"])
    }

    /// Keeps whether a domain starts with the daemon.
    pub(crate) fn save_autostart(&self, uuid: Uuid, autostart: bool) -> Result<(), Refusal> {
        if autostart {
            self.write(uuid, "autostart", "")
        } else {
            self.remove(uuid, &["autostart"])
        }
    }

    /// Keeps what is about to run, and what runs it once that is known.
    pub(crate) fn save_running(
        &self,
        id: i32,
        definition: &Definition,
        process: Option<Process>,
    ) -> Result<(), Refusal> {
        let uuid = definition.uuid;
        let process = process.map(|process| json!([process.pid, process.started]));
        let running = json!({ "id": id, "process": process });
        self.write(uuid, "live.xml", &definition.write(None))?;
        self.write(uuid, "running.json", &running.to_string())
    }

    /// Keeps how an active domain is. What is lost of it is not worth a failure.
    pub(crate) fn save_condition(&self, uuid: Uuid, condition: Condition) {
        let (state, reason) = condition.numbers();
        if !condition.is_active() {
            return;
        }
        if let Err(error) = self.write(uuid, "condition", &format!("{state} {reason}")) {
            eprintln!("qemud: {error}");
        }
    }

    /// Forgets what a domain ran with.
    pub(crate) fn forget_running(&self, uuid: Uuid) {
        let names = [
            "running.json",
            "live.xml",
            "condition",
            "qmp.sock",
            "console.sock",
            "boot.img",
            "screen.ppm",
        ];
        if let Err(error) = self.remove(uuid, &names) {
            eprintln!("qemud: {error}");
        }
    }

    /// All that is kept. What cannot be read is told and left where it is.
    pub(crate) fn load(&self) -> io::Result<Vec<Kept>> {
        let Some(place) = &self.place else {
            return Ok(Vec::new());
        };
        let mut all = Vec::new();
        for entry in fs::read_dir(&place.folder)? {
            let entry = entry?;
            let Some(uuid) = entry
                .file_name()
                .to_str()
                .and_then(|name| name.parse().ok())
            else {
                continue;
            };
            match load_one(uuid, &entry.path()) {
                Ok(one) => all.push(one),
                Err(problem) => eprintln!("qemud: `{}`: {problem}", entry.path().display()),
            }
        }
        Ok(all)
    }
}

/// Nobody else has business there: what is in it can start programs.
fn make_folder(path: &Path) -> io::Result<()> {
    let mut folder = DirBuilder::new();
    folder.recursive(true).mode(0o700).create(path)
}

fn load_one(uuid: Uuid, folder: &Path) -> Result<Kept, String> {
    let definition = match read(&folder.join("definition.xml"))? {
        Some(text) => Some(Definition::read(&text).map_err(|refusal| refusal.to_string())?),
        None => None,
    };
    Ok(Kept {
        uuid,
        definition,
        autostart: folder.join("autostart").exists(),
        running: load_running(folder)?,
    })
}

fn load_running(folder: &Path) -> Result<Option<KeptRunning>, String> {
    let (Some(running), Some(live)) = (
        read(&folder.join("running.json"))?,
        read(&folder.join("live.xml"))?,
    ) else {
        return Ok(None);
    };
    let running: Value = serde_json::from_str(&running).map_err(|error| error.to_string())?;
    let number = |value: Option<&Value>| value.and_then(Value::as_u64);
    let id = number(running.get("id")).and_then(|id| i32::try_from(id).ok());
    let process = running.get("process");
    let pid = number(process.and_then(|process| process.get(0)));
    let started = number(process.and_then(|process| process.get(1)));
    let process = match (pid.and_then(|pid| i32::try_from(pid).ok()), started) {
        (Some(pid), Some(started)) => Some(Process { pid, started }),
        _ => None,
    };
    let condition = read(&folder.join("condition"))?;
    Ok(Some(KeptRunning {
        id: id.ok_or("`running.json` has no id")?,
        definition: Definition::read(&live).map_err(|refusal| refusal.to_string())?,
        process,
        condition: condition.and_then(|text| condition_from(&text)),
    }))
}

/// The conditions of active domains.
fn condition_from(text: &str) -> Option<Condition> {
    let known = [
        Condition::Running(RunningSince::Unknown),
        Condition::Running(RunningSince::Booted),
        Condition::Running(RunningSince::Unpaused),
        Condition::Paused(PausedBy::User),
        Condition::Paused(PausedBy::StartingUp),
    ];
    let (state, reason) = text.split_once(' ')?;
    let numbers = (state.parse().ok()?, reason.parse().ok()?);
    known
        .into_iter()
        .find(|condition| condition.numbers() == numbers)
}

fn read(path: &Path) -> Result<Option<String>, String> {
    match fs::read_to_string(path) {
        Ok(text) => Ok(Some(text)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error.to_string()),
    }
}

/// In one step, so that nobody ever reads a half.
fn replace(path: &Path, content: &str) -> io::Result<()> {
    let new = path.with_extension("new");
    let mut file = File::create(&new)?;
    file.write_all(content.as_bytes())?;
    file.sync_all()?;
    fs::rename(&new, path)
}

fn kept(result: io::Result<()>, path: &Path) -> Result<(), Refusal> {
    result.map_err(|error| Refusal::failed(format!("cannot keep `{}`: {error}", path.display())))
}
