//! What a procedure is, as data: its numbers, its name, its types and its options.

use crate::interface::Interface;
use std::any::Any;
use std::fmt;
use std::time::Duration;
use xdr_core::schema::Schema;

/// The numbers that a call is addressed to (RFC 5531 section 9).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Target {
    /// The program number.
    pub program: u32,
    /// The version of the program.
    pub version: u32,
    /// The procedure within that version; 0 is NULL.
    pub procedure: u32,
}

impl Target {
    /// Puts the three numbers together.
    #[must_use]
    pub const fn new(program: u32, version: u32, procedure: u32) -> Self {
        Target {
            program,
            version,
            procedure,
        }
    }
}

/// What a caller must be allowed for a procedure: any type of the program's own, such as an enum of
/// `Read` and `Write`.
pub trait Access: Any + fmt::Debug + Send + Sync {}

impl<T: Any + fmt::Debug + Send + Sync> Access for T {}

/// A procedure of a program as `#[rpc_program]` describes it.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub struct Procedure {
    /// The program number.
    pub program: u32,
    /// The version that declares it.
    pub version: u32,
    /// Its number within the version.
    pub number: u32,
    /// The name of the trait's method.
    pub name: &'static str,
    /// The method's doc comment.
    pub docs: &'static str,
    /// Describes the arguments: void, or a struct of them in order.
    pub arguments: fn() -> Schema,
    /// Describes the result.
    pub result: fn() -> Schema,
    /// It is never answered (RFC 5531 section 8.4.1).
    pub oneway: bool,
    /// To run it twice is as good as once: a call whose connection was lost is sent again.
    pub idempotent: bool,
    /// It runs on a thread that may block.
    pub blocking: bool,
    /// It runs to its end although the caller is gone.
    pub detached: bool,
    /// Its reply opens a stream, which only the libvirt protocol has.
    pub stream: bool,
    /// It takes the place of one of an older version.
    pub overrides: bool,
    /// How long a call may take: a caller that says nothing else waits so long, and a handler that
    /// takes longer is dropped and answered SYSTEM_ERR. Nothing ends one that blocks a thread:
    /// [`Context::is_cancelled`](crate::Context::is_cancelled) tells it.
    pub timeout: Option<Duration>,
    /// The most bytes of arguments; more are not sent, and are answered GARBAGE_ARGS.
    pub max_args: usize,
    /// The most bytes of results; more are answered SYSTEM_ERR, and not taken by a caller.
    pub max_reply: usize,
    /// What a caller must be allowed.
    pub access: Option<&'static dyn Access>,
}

impl Procedure {
    /// Puts a description together, without any option.
    #[must_use]
    pub const fn new(
        target: Target,
        name: &'static str,
        docs: &'static str,
        arguments: fn() -> Schema,
        result: fn() -> Schema,
    ) -> Self {
        Procedure {
            program: target.program,
            version: target.version,
            number: target.procedure,
            name,
            docs,
            arguments,
            result,
            oneway: false,
            idempotent: false,
            blocking: false,
            detached: false,
            stream: false,
            overrides: false,
            timeout: None,
            max_args: usize::MAX,
            max_reply: usize::MAX,
            access: None,
        }
    }

    /// The same, never answered.
    #[must_use]
    pub const fn oneway(mut self) -> Self {
        self.oneway = true;
        self
    }

    /// The same, sent again where it may not have run.
    #[must_use]
    pub const fn idempotent(mut self) -> Self {
        self.idempotent = true;
        self
    }

    /// The same, on a thread that may block.
    #[must_use]
    pub const fn blocking(mut self) -> Self {
        self.blocking = true;
        self
    }

    /// The same, run to its end although the caller is gone.
    #[must_use]
    pub const fn detached(mut self) -> Self {
        self.detached = true;
        self
    }

    /// The same, with a stream that its reply opens.
    #[must_use]
    pub const fn stream(mut self) -> Self {
        self.stream = true;
        self
    }

    /// The same, in the place of one of an older version.
    #[must_use]
    pub const fn overrides(mut self) -> Self {
        self.overrides = true;
        self
    }

    /// The same, within so much time.
    #[must_use]
    pub const fn timeout(mut self, timeout: Duration) -> Self {
        self.timeout = Some(timeout);
        self
    }

    /// The same, with at most so many bytes of arguments.
    #[must_use]
    pub const fn max_args(mut self, bytes: usize) -> Self {
        self.max_args = bytes;
        self
    }

    /// The same, with at most so many bytes of results.
    #[must_use]
    pub const fn max_reply(mut self, bytes: usize) -> Self {
        self.max_reply = bytes;
        self
    }

    /// The same, for callers that are allowed this.
    #[must_use]
    pub const fn access(mut self, access: &'static dyn Access) -> Self {
        self.access = Some(access);
        self
    }

    /// The numbers that a call of it is addressed to.
    #[must_use]
    pub const fn target(&self) -> Target {
        Target::new(self.program, self.version, self.number)
    }

    /// What a caller must be allowed, where that is said in the type `T`.
    #[must_use]
    pub fn access_as<T: Any>(&self) -> Option<&'static T> {
        let access: &'static dyn Any = self.access?;
        access.downcast_ref()
    }
}

/// An event of a program as `#[rpc_program]` describes it.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub struct Event {
    /// The program number.
    pub program: u32,
    /// The version that declares it.
    pub version: u32,
    /// Its number within the version, which no procedure has.
    pub number: u32,
    /// The name in the trait.
    pub name: &'static str,
    /// The doc comment.
    pub docs: &'static str,
    /// Describes the arguments: void, or a struct of them in order.
    pub arguments: fn() -> Schema,
}

impl Event {
    /// Puts a description together.
    #[must_use]
    pub const fn new(
        target: Target,
        name: &'static str,
        docs: &'static str,
        arguments: fn() -> Schema,
    ) -> Self {
        Event {
            program: target.program,
            version: target.version,
            number: target.procedure,
            name,
            docs,
            arguments,
        }
    }

    /// The numbers that it is sent under.
    #[must_use]
    pub const fn target(&self) -> Target {
        Target::new(self.program, self.version, self.number)
    }
}

/// What a call is addressed to: numbers, or a description with its options.
#[derive(Debug, Clone, Copy)]
pub struct Callee {
    pub(crate) target: Target,
    pub(crate) procedure: Option<&'static Procedure>,
    /// What the server is spoken to in, where that is known.
    pub(crate) interface: Option<&'static Interface>,
}

impl From<Target> for Callee {
    fn from(target: Target) -> Self {
        Callee {
            target,
            procedure: None,
            interface: None,
        }
    }
}

impl From<&'static Procedure> for Callee {
    fn from(procedure: &'static Procedure) -> Self {
        Callee {
            target: procedure.target(),
            procedure: Some(procedure),
            interface: None,
        }
    }
}
