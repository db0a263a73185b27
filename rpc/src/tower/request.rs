//! What passes through the layers of a client.

use crate::interface::Interface;
use crate::onc::Credential;
use crate::procedure::{Callee, Procedure, Target};
use bytes::Bytes;
use http::Extensions;
use std::time::Duration;

/// A call as the layers of a client see it.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Request {
    /// What is called.
    pub target: Target,
    /// Its description, unless it was called by its numbers alone.
    pub procedure: Option<&'static Procedure>,
    /// The version that the caller speaks, where a generated client calls.
    pub interface: Option<&'static Interface>,
    /// The encoded arguments.
    pub arguments: Bytes,
    /// From when it is sent to its reply; the channel's own where there is none.
    pub timeout: Option<Duration>,
    /// What it shows of the caller; the channel's own where there is none.
    pub credential: Option<Credential>,
    /// What layers leave for one another, one value of each type.
    pub extensions: Extensions,
}

impl Request {
    /// A call with these encoded arguments.
    #[must_use]
    pub fn new(callee: impl Into<Callee>, arguments: Bytes) -> Self {
        let callee = callee.into();
        Request {
            target: callee.target,
            procedure: callee.procedure,
            interface: callee.interface,
            arguments,
            timeout: callee.procedure.and_then(|procedure| procedure.timeout),
            credential: None,
            extensions: Extensions::new(),
        }
    }
}

/// The reply to a [`Request`] that succeeded.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Reply {
    /// The encoded results; none of a procedure that is `oneway`.
    pub results: Bytes,
    /// What layers leave for one another, one value of each type.
    pub extensions: Extensions,
}

impl Reply {
    /// A reply with these encoded results.
    #[must_use]
    pub fn new(results: Bytes) -> Self {
        Reply {
            results,
            extensions: Extensions::new(),
        }
    }
}
