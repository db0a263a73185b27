//! The two sides of a connection: on one thread, or on one each.

use crate::allocator;
use rustix::time::{ClockId, clock_gettime};
use std::fmt;
use std::future::{Future, pending};
use std::net::SocketAddr;
use std::rc::Rc;
use std::thread::JoinHandle;
use tokio::runtime::{Builder, LocalOptions, LocalRuntime};
use tokio::sync::{mpsc, oneshot};

/// How many threads there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Threads {
    /// Client and server share a runtime of one thread.
    One,
    /// Each has a runtime of one thread.
    Two,
}

impl fmt::Display for Threads {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Threads::One => "1",
            Threads::Two => "2",
        })
    }
}

/// What a thread has used so far.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Usage {
    /// Nanoseconds of processor time.
    pub(crate) cpu: f64,
    pub(crate) requests: u64,
    pub(crate) live: i64,
}

impl Usage {
    /// Of this thread.
    pub(crate) fn now() -> Self {
        let time = clock_gettime(ClockId::ThreadCPUTime);
        Usage {
            cpu: time.tv_sec as f64 * 1e9 + time.tv_nsec as f64,
            requests: allocator::requests(),
            live: allocator::live(),
        }
    }
}

/// A server that runs, and the runtime of its clients.
pub(crate) struct Sides {
    pub(crate) address: SocketAddr,
    pub(crate) runtime: Rc<LocalRuntime>,
    server: Option<Server>,
}

/// The server's own thread, which ends when this is dropped.
struct Server {
    questions: Option<mpsc::UnboundedSender<oneshot::Sender<Usage>>>,
    thread: Option<JoinHandle<()>>,
}

impl Drop for Server {
    fn drop(&mut self) {
        self.questions = None;
        if let Some(thread) = self.thread.take() {
            thread.join().unwrap();
        }
    }
}

impl Sides {
    /// Starts a server; what `serve` spawns serves on.
    pub(crate) fn start<F>(threads: Threads, serve: impl FnOnce() -> F + Send + 'static) -> Self
    where
        F: Future<Output = SocketAddr>,
    {
        let runtime = Rc::new(runtime());
        match threads {
            Threads::One => Sides {
                address: runtime.block_on(async { serve().await }),
                runtime,
                server: None,
            },
            Threads::Two => {
                let (tell, told) = std::sync::mpsc::channel();
                let (questions, mut asked) = mpsc::unbounded_channel::<oneshot::Sender<Usage>>();
                let thread = std::thread::spawn(move || {
                    self::runtime().block_on(async {
                        tell.send(serve().await).unwrap();
                        while let Some(question) = asked.recv().await {
                            let _ = question.send(Usage::now());
                        }
                    });
                });
                Sides {
                    address: told.recv().unwrap(),
                    runtime,
                    server: Some(Server {
                        questions: Some(questions),
                        thread: Some(thread),
                    }),
                }
            }
        }
    }

    /// Of a server that is a process of its own.
    pub(crate) fn of_process(address: SocketAddr) -> Self {
        Sides {
            address,
            runtime: Rc::new(runtime()),
            server: None,
        }
    }

    /// Runs `work` on the clients' runtime.
    pub(crate) fn run<R: 'static>(&self, work: impl Future<Output = R> + 'static) -> R {
        let runtime = &self.runtime;
        runtime.block_on(async { tokio::task::spawn_local(work).await.unwrap() })
    }

    /// Where the server has a thread of its own: how to ask what it has used.
    pub(crate) fn meter(&self) -> Meter {
        let server = self.server.as_ref();
        Meter(server.and_then(|server| server.questions.clone()))
    }
}

/// Asks the server's thread what it has used.
#[derive(Clone)]
pub(crate) struct Meter(Option<mpsc::UnboundedSender<oneshot::Sender<Usage>>>);

impl Meter {
    pub(crate) async fn read(&self) -> Option<Usage> {
        let (question, answer) = oneshot::channel();
        self.0.as_ref()?.send(question).ok()?;
        answer.await.ok()
    }
}

fn runtime() -> LocalRuntime {
    Builder::new_current_thread()
        .enable_all()
        .build_local(LocalOptions::default())
        .unwrap()
}

/// Keeps `kept` for as long as the runtime lives.
pub(crate) fn keep<T: 'static>(kept: T) {
    tokio::task::spawn_local(async move {
        pending::<()>().await;
        drop(kept);
    });
}
