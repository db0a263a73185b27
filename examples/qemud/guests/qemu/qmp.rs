//! A client of QMP, QEMU's own protocol: a JSON object a line, over a Unix socket.

use crate::refusal::Refusal;
use serde_json::{Value, json};
use std::collections::HashMap;
use std::io::{self, ErrorKind};
use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use tokio::io::{AsyncBufReadExt as _, AsyncReadExt as _, AsyncWriteExt as _, BufReader};
use tokio::net::UnixStream;
use tokio::net::unix::{OwnedReadHalf, OwnedWriteHalf};
use tokio::sync::oneshot;
use tokio::time::timeout;

/// So long QEMU may take for an answer.
const PATIENCE: Duration = Duration::from_secs(20);

/// A longer line is not QEMU's.
const MAX_LINE: u64 = 4 << 20;

/// Something that QEMU says on its own.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Event {
    /// `STOP`, `RESUME` and so on.
    pub(crate) name: String,
    /// What belongs to it.
    pub(crate) data: Value,
}

/// Calls QEMU. An answer comes after all events before it have been heard.
#[derive(Debug, Clone)]
pub(crate) struct Qmp {
    writer: Arc<tokio::sync::Mutex<OwnedWriteHalf>>,
    waiting: Arc<Waiting>,
}

/// What comes from QEMU: the events, until it is gone.
#[derive(Debug)]
pub(crate) struct Incoming {
    reader: BufReader<OwnedReadHalf>,
    waiting: Arc<Waiting>,
}

type Answer = Result<Value, Refusal>;

#[derive(Debug, Default)]
struct Waiting {
    calls: Mutex<Option<HashMap<u64, oneshot::Sender<Answer>>>>,
    last_id: AtomicU64,
}

impl Waiting {
    fn calls(&self) -> MutexGuard<'_, Option<HashMap<u64, oneshot::Sender<Answer>>>> {
        self.calls.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Connects; gives also the number of QEMU's process, as the kernel has it. Somebody must take what
/// is [`Incoming`] for calls to be answered.
pub(crate) async fn connect(path: &Path) -> io::Result<(Qmp, Incoming, i32)> {
    timeout(PATIENCE, greet(path))
        .await
        .map_err(|_| ErrorKind::TimedOut)?
}

async fn greet(path: &Path) -> io::Result<(Qmp, Incoming, i32)> {
    let stream = UnixStream::connect(path).await?;
    let pid = stream.peer_cred()?.pid();
    let pid = pid.ok_or_else(|| io::Error::other("the system does not name QEMU's process"))?;
    let (reader, writer) = stream.into_split();
    let waiting = Arc::new(Waiting::default());
    *waiting.calls() = Some(HashMap::new());
    let qmp = Qmp {
        writer: Arc::new(tokio::sync::Mutex::new(writer)),
        waiting: Arc::clone(&waiting),
    };
    let mut incoming = Incoming {
        reader: BufReader::new(reader),
        waiting,
    };
    let greeting = incoming.line().await?;
    if greeting.get("QMP").is_none() {
        return Err(io::Error::new(ErrorKind::InvalidData, "no QMP greeting"));
    }
    // Until this is said, nothing else is understood, and there are no events.
    qmp.send(&json!({ "execute": "qmp_capabilities" })).await?;
    let answer = incoming.line().await?;
    if answer.get("return").is_none() {
        return Err(io::Error::new(ErrorKind::InvalidData, answer.to_string()));
    }
    Ok((qmp, incoming, pid))
}

impl Qmp {
    /// Calls QEMU, and gives what it answers.
    pub(crate) async fn call(&self, command: &str, arguments: Value) -> Answer {
        let id = self.waiting.last_id.fetch_add(1, Ordering::Relaxed);
        let (sender, receiver) = oneshot::channel();
        match &mut *self.waiting.calls() {
            Some(calls) => calls.insert(id, sender),
            None => return Err(gone()),
        };
        let request = json!({ "execute": command, "arguments": arguments, "id": id });
        let answer = async {
            self.send(&request).await.map_err(|_| gone())?;
            receiver.await.map_err(|_| gone())?
        };
        let answer = timeout(PATIENCE, answer).await;
        if let Some(calls) = &mut *self.waiting.calls() {
            calls.remove(&id);
        }
        answer.unwrap_or_else(|_| {
            let problem = format!("QEMU did not answer `{command}` in time");
            Err(Refusal::failed(problem))
        })
    }

    async fn send(&self, request: &Value) -> io::Result<()> {
        let mut line = request.to_string();
        line.push('\n');
        self.writer.lock().await.write_all(line.as_bytes()).await
    }
}

impl Incoming {
    /// The next event. What comes before it answers calls. None once QEMU is gone, or says what
    /// cannot be understood.
    pub(crate) async fn event(&mut self) -> Option<Event> {
        loop {
            let Ok(mut line) = self.line().await else {
                *self.waiting.calls() = None;
                return None;
            };
            if let Some(name) = line.get("event").and_then(Value::as_str) {
                let name = name.to_owned();
                let data = line.get_mut("data").map(Value::take).unwrap_or_default();
                return Some(Event { name, data });
            }
            self.answer(line);
        }
    }

    fn answer(&self, mut line: Value) {
        let id = line.get("id").and_then(Value::as_u64);
        let waiting = match (&mut *self.waiting.calls(), id) {
            (Some(calls), Some(id)) => calls.remove(&id),
            _ => None,
        };
        let answer = match line.get_mut("return") {
            Some(value) => Ok(value.take()),
            None => Err(problem(&line)),
        };
        if let Some(waiting) = waiting {
            // Whoever called may have gone.
            let _ = waiting.send(answer);
        }
    }

    async fn line(&mut self) -> io::Result<Value> {
        let mut line = Vec::new();
        let mut limited = (&mut self.reader).take(MAX_LINE);
        limited.read_until(b'\n', &mut line).await?;
        if line.last() != Some(&b'\n') {
            return Err(ErrorKind::UnexpectedEof.into());
        }
        serde_json::from_slice(&line).map_err(io::Error::from)
    }
}

fn gone() -> Refusal {
    Refusal::failed("QEMU is gone")
}

fn problem(line: &Value) -> Refusal {
    let description = line.pointer("/error/desc").and_then(Value::as_str);
    let description = description.unwrap_or("it does not say why");
    Refusal::internal(format!("QEMU refused: {description}"))
}
