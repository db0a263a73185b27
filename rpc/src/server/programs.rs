//! Which programs and versions there are.

use super::incoming::IncomingCall;
use crate::error::StartError;
use crate::fault::Fault;
use crate::procedure::{Procedure, Target};
use crate::session::Handler;
use futures_util::FutureExt as _;
use std::future::Future;
use tokio_util::sync::ReusableBoxFuture;
use xdr_core::Limits;

/// One version of a program that a server can serve. `#[rpc_program]` generates it; written by
/// hand it is the way to wrap a generated one or to serve calls without their types.
pub trait Program: Send + Sync + 'static {
    /// The program number.
    fn id(&self) -> u32;

    /// The version.
    fn version(&self) -> u32;

    /// Its procedures, without NULL.
    fn procedures(&self) -> &'static [Procedure];

    /// Runs one call. It is answered through its own methods; a call dropped without an answer
    /// is answered SYSTEM_ERR.
    fn call(&self, call: IncomingCall) -> impl Future<Output = ()> + Send + 'static;
}

/// [`Program`] without its future's type.
pub(crate) trait AnyProgram: Send + Sync {
    fn start(&self, call: IncomingCall, spare: Option<Handler>) -> Handler;
}

impl<P: Program> AnyProgram for P {
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

struct Entry {
    program: u32,
    version: u32,
    service: Box<dyn AnyProgram>,
}

/// The programs of one server.
pub(crate) struct Programs {
    entries: Vec<Entry>,
    /// What decoding the arguments of one call may cost.
    limits: Limits,
}

impl Programs {
    pub(crate) fn new(limits: Limits) -> Self {
        Programs {
            entries: Vec::new(),
            limits,
        }
    }

    pub(crate) fn add(&mut self, program: impl Program) -> Result<(), StartError> {
        let entry = Entry {
            program: program.id(),
            version: program.version(),
            service: Box::new(program),
        };
        if self
            .entries
            .iter()
            .any(|other| other.program == entry.program && other.version == entry.version)
        {
            return Err(StartError::Duplicate {
                program: entry.program,
                version: entry.version,
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

    pub(crate) fn limits(&self) -> &Limits {
        &self.limits
    }

    /// The version that was called, or how the call is refused: PROG_MISMATCH tells the lowest
    /// and the highest version that there really are.
    pub(crate) fn find(&self, target: Target) -> Result<&dyn AnyProgram, Fault> {
        let mut versions: Option<(u32, u32)> = None;
        for entry in &self.entries {
            if entry.program != target.program {
                continue;
            }
            if entry.version == target.version {
                return Ok(&*entry.service);
            }
            let (low, high) = versions.unwrap_or((entry.version, entry.version));
            versions = Some((low.min(entry.version), high.max(entry.version)));
        }
        Err(match versions {
            Some((low, high)) => Fault::ProgramMismatch { low, high },
            None => Fault::ProgramUnavailable,
        })
    }
}
