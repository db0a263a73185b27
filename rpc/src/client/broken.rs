//! Why a call has no result, before it has the type of a procedure's failure.

#[cfg(feature = "tower")]
use crate::error::BoxError;
use crate::error::{CallError, Disconnected, Rejection};
use crate::libvirt::RemoteError;
use xdr_core::{DecodeError, EncodeError};

/// Why a call has no result: all but the procedure's own failure.
pub(crate) enum Broken {
    Rejected(Rejection),
    Remote(Box<RemoteError>),
    Encode(EncodeError),
    Decode(DecodeError),
    Timeout,
    NoFds,
    Disconnected(Disconnected),
    #[cfg(feature = "tower")]
    Layer(BoxError),
}

impl<E> From<Broken> for CallError<E> {
    // Kept out of every procedure's code: calls rarely break.
    #[cold]
    #[inline(never)]
    fn from(broken: Broken) -> Self {
        match broken {
            Broken::Rejected(rejection) => CallError::Rejected(rejection),
            Broken::Remote(error) => CallError::Remote(error),
            Broken::Encode(error) => CallError::Encode(error),
            Broken::Decode(error) => CallError::Decode(error),
            Broken::Timeout => CallError::Timeout,
            Broken::NoFds => CallError::NoFds,
            Broken::Disconnected(reason) => CallError::Disconnected(reason),
            #[cfg(feature = "tower")]
            Broken::Layer(error) => CallError::Layer(error),
        }
    }
}

/// What a service failed with is one of ours where it comes from a channel.
#[cfg(feature = "tower")]
impl From<BoxError> for Broken {
    fn from(error: BoxError) -> Self {
        match error.downcast::<CallError>().map(|error| *error) {
            Ok(CallError::App(never)) => match never {},
            Ok(CallError::Rejected(rejection)) => Broken::Rejected(rejection),
            Ok(CallError::Remote(error)) => Broken::Remote(error),
            Ok(CallError::Encode(error)) => Broken::Encode(error),
            Ok(CallError::Decode(error)) => Broken::Decode(error),
            Ok(CallError::Timeout) => Broken::Timeout,
            Ok(CallError::NoFds) => Broken::NoFds,
            Ok(CallError::Disconnected(reason)) => Broken::Disconnected(reason),
            Ok(CallError::Layer(error)) | Err(error) => Broken::Layer(error),
        }
    }
}
