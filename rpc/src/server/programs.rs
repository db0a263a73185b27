//! Which programs and versions there are.

use super::builder::ServerBuilder;
use super::guard::Guard;
use super::incoming::IncomingCall;
use crate::error::StartError;
use crate::fault::Fault;
use crate::interface::Interface;
use crate::observe::ProgramFigures;
use crate::procedure::{Procedure, Target};
use crate::session::Handler;
#[cfg(feature = "tower")]
use crate::tower::CallPath;
use futures_util::FutureExt as _;
use std::future::Future;
use std::sync::Arc;
use tokio::sync::Semaphore;
use tokio_util::sync::{CancellationToken, ReusableBoxFuture};
use tokio_util::task::TaskTracker;
use xdr_core::Limits;

/// One version of a program that a server can serve. `#[rpc_program]` generates it; written by
/// hand it is the way to wrap a generated one or to serve calls without their types.
pub trait Program: Send + Sync + 'static {
    /// The version of the program, as data.
    fn interface(&self) -> &'static Interface;

    /// The description of a procedure. A number that has none is answered PROC_UNAVAIL, but for 0,
    /// which is NULL.
    fn procedure(&self, number: u32) -> Option<&'static Procedure> {
        self.interface().find(number)
    }

    /// Runs one call. It is answered through its own methods; a call dropped without an answer
    /// is answered SYSTEM_ERR.
    fn call(&self, call: IncomingCall) -> impl Future<Output = ()> + Send + 'static;

    /// Adds this version to a server, and those that it extends on the same implementation.
    fn serve_on(self, server: ServerBuilder) -> ServerBuilder
    where
        Self: Sized,
    {
        server.serve(self)
    }
}

/// [`Program`] without its future's type.
pub(crate) trait AnyProgram: Send + Sync {
    fn procedure(&self, number: u32) -> Option<&'static Procedure>;

    fn start(&self, call: IncomingCall, spare: Option<Handler>) -> Handler;
}

impl<P: Program> AnyProgram for P {
    fn procedure(&self, number: u32) -> Option<&'static Procedure> {
        Program::procedure(self, number)
    }

    fn start(&self, call: IncomingCall, spare: Option<Handler>) -> Handler {
        // The body of an `async` block is compiled anew wherever its type is erased, which is twice
        // below; that of a generic function is not. So the block is polled through one, for the body
        // holds the code of a whole program.
        let future = self.call(call).fuse();
        match spare {
            Some(mut handler) => {
                handler.set(future);
                handler
            }
            None => ReusableBoxFuture::new(future),
        }
    }
}

/// One version of a program, as it is served.
pub(crate) struct Entry {
    pub(crate) interface: &'static Interface,
    pub(crate) service: Arc<dyn AnyProgram>,
    pub(crate) figures: ProgramFigures,
}

/// How many detached calls run at a time where nobody says.
const DETACHED: usize = 1024;

/// The programs of one server.
pub(crate) struct Programs {
    entries: Vec<Entry>,
    /// What decoding the arguments of one call may cost.
    limits: Limits,
    /// Decides who may call what.
    guard: Option<Arc<dyn Guard>>,
    /// Calls that run on without their connection.
    running_on: TaskTracker,
    /// One permit for each of those that are detached.
    detached: Arc<Semaphore>,
    /// The server is gone.
    abort: CancellationToken,
    /// The layers around the path of each call.
    #[cfg(feature = "tower")]
    path: Option<CallPath>,
}

impl Programs {
    pub(crate) fn new(limits: Limits) -> Self {
        Programs {
            entries: Vec::new(),
            limits,
            guard: None,
            running_on: TaskTracker::new(),
            detached: Arc::new(Semaphore::new(DETACHED)),
            abort: CancellationToken::new(),
            #[cfg(feature = "tower")]
            path: None,
        }
    }

    #[cfg(feature = "tower")]
    pub(crate) fn path(&self) -> Option<&CallPath> {
        self.path.as_ref()
    }

    #[cfg(feature = "tower")]
    pub(crate) fn path_mut(&mut self) -> &mut Option<CallPath> {
        &mut self.path
    }

    /// Whether there are layers around the path of each call.
    pub(crate) fn is_layered(&self) -> bool {
        #[cfg(feature = "tower")]
        return self.path.is_some();
        #[cfg(not(feature = "tower"))]
        false
    }

    pub(crate) fn add(&mut self, program: impl Program) -> Result<(), StartError> {
        let interface = program.interface();
        let entry = Entry {
            interface,
            service: Arc::new(program),
            figures: ProgramFigures::of(interface),
        };
        if self
            .entries
            .iter()
            .map(|other| other.interface)
            .any(|other| (other.program, other.version) == (interface.program, interface.version))
        {
            return Err(StartError::Duplicate {
                program: interface.program,
                version: interface.version,
            });
        }
        self.entries.push(entry);
        Ok(())
    }

    /// Whether there is any program at all.
    pub(crate) fn serves(&self) -> bool {
        !self.entries.is_empty()
    }

    pub(crate) fn set_limits(&mut self, limits: Limits) {
        self.limits = limits;
    }

    pub(crate) fn set_guard(&mut self, guard: Arc<dyn Guard>) {
        self.guard = Some(guard);
    }

    pub(crate) fn running_on(&self) -> &TaskTracker {
        &self.running_on
    }

    pub(crate) fn detached(&self) -> &Arc<Semaphore> {
        &self.detached
    }

    /// How many detached calls run at a time.
    pub(crate) fn set_detached(&mut self, most: usize) {
        self.detached = Arc::new(Semaphore::new(most.clamp(1, Semaphore::MAX_PERMITS)));
    }

    pub(crate) fn abort(&self) -> &CancellationToken {
        &self.abort
    }

    /// Who decides about calls; nobody is a mistake where a procedure asks for somebody.
    pub(crate) fn guard(&self) -> Option<&Arc<dyn Guard>> {
        self.guard.as_ref()
    }

    /// A procedure that says what its callers must be allowed.
    pub(crate) fn guarded(&self) -> Option<&'static Procedure> {
        let versions = self
            .entries
            .iter()
            .flat_map(|entry| entry.interface.versions());
        let mut procedures = versions.flat_map(|version| version.procedures);
        procedures.find(|procedure| procedure.access.is_some())
    }

    pub(crate) fn limits(&self) -> &Limits {
        &self.limits
    }

    /// The version that was called, or how the call is refused: PROG_MISMATCH tells the lowest
    /// and the highest version that there really are.
    pub(crate) fn find(&self, target: Target) -> Result<&Entry, Fault> {
        let mut versions: Option<(u32, u32)> = None;
        for entry in &self.entries {
            let Interface {
                program, version, ..
            } = *entry.interface;
            if program != target.program {
                continue;
            }
            if version == target.version {
                return Ok(entry);
            }
            let (low, high) = versions.unwrap_or((version, version));
            versions = Some((low.min(version), high.max(version)));
        }
        Err(match versions {
            Some((low, high)) => Fault::ProgramMismatch { low, high },
            None => Fault::ProgramUnavailable,
        })
    }
}
