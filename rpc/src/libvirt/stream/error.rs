//! Why a stream does not go on.

use crate::libvirt::RemoteError;
use std::error::Error;
use std::fmt;
use std::io;

/// Why a stream does not go on.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub enum StreamError {
    /// The server failed the stream, for this reason.
    Remote(Box<RemoteError>),
    /// The client aborted the stream.
    Aborted,
    /// This end has finished it, or the other one has: nothing more can be written.
    Finished,
    /// The connection is gone, for this reason.
    Disconnected(String),
    /// More came than was read, beyond four times the limit of bytes of one stream.
    Overflow,
    /// The other end broke the rules of the protocol.
    Protocol(&'static str),
    /// A hole is longer than 2^63 - 1 bytes, or was not agreed upon when the stream was opened.
    Hole(&'static str),
    /// The server did not confirm the end of the stream in time.
    Timeout,
    /// The handler uses the stream before it has answered, which would be never: the reply goes first.
    NotOpen,
}

impl fmt::Display for StreamError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            StreamError::Remote(error) => write!(f, "the server failed the stream: {error}"),
            StreamError::Aborted => f.write_str("the client aborted the stream"),
            StreamError::Finished => f.write_str("the stream is finished"),
            StreamError::Disconnected(reason) => write!(f, "disconnected: {reason}"),
            StreamError::Overflow => f.write_str("more came on the stream than was read"),
            StreamError::Protocol(what) | StreamError::Hole(what) => f.write_str(what),
            StreamError::Timeout => f.write_str("the end of the stream was not confirmed in time"),
            StreamError::NotOpen => f.write_str(
                "the stream is not open before the handler has answered; move it into a task",
            ),
        }
    }
}

impl Error for StreamError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            StreamError::Remote(error) => error.source(),
            _ => None,
        }
    }
}

impl From<StreamError> for io::Error {
    fn from(error: StreamError) -> Self {
        let kind = match &error {
            StreamError::Remote(_) | StreamError::Overflow => io::ErrorKind::Other,
            StreamError::Aborted => io::ErrorKind::ConnectionAborted,
            StreamError::Finished => io::ErrorKind::BrokenPipe,
            StreamError::Disconnected(_) => io::ErrorKind::ConnectionReset,
            StreamError::Protocol(_) => io::ErrorKind::InvalidData,
            StreamError::Hole(_) => io::ErrorKind::InvalidInput,
            StreamError::Timeout => io::ErrorKind::TimedOut,
            StreamError::NotOpen => io::ErrorKind::NotConnected,
        };
        io::Error::new(kind, error)
    }
}
