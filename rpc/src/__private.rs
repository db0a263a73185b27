//! What generated code calls. Not for users; it changes without notice.

use crate::client::{Answer, Call, Channel};
use crate::interface::Interface;
use crate::libvirt::{OpenCall, Opening, Stream};
use crate::procedure::Procedure;
use crate::server::IncomingCall;
use std::fmt::Debug;
use tokio_util::task::AbortOnDropHandle;
use xdr_core::{Encode, Plain};

pub use std::sync::Arc;

/// [`IncomingCall::reply`] for a result that has no limit or form: where its type has no codec,
/// the compiler speaks of the codec and not of the form.
pub fn reply<T: Encode>(call: &IncomingCall, result: &T) {
    call.reply::<T, Plain>(result);
}

/// A call by a client that speaks a version: one function, so that the compiler speaks of a result
/// without codec once.
pub fn call<'a, A: Encode, R: Answer>(
    channel: &'a Channel,
    speaks: &'static Interface,
    procedure: &'static Procedure,
    arguments: A,
) -> Call<'a, A, R> {
    channel.call(procedure, arguments).speaking(speaks)
}

/// The same of a procedure that opens a stream.
pub fn open<'a, A: Encode, O: Opening>(
    channel: &'a Channel,
    speaks: &'static Interface,
    procedure: &'static Procedure,
    arguments: A,
) -> OpenCall<'a, A, O> {
    OpenCall::new(call(channel, speaks, procedure, arguments))
}

/// The stream that the answer to a call opens. Where there can be none the call is answered.
#[must_use]
pub fn stream(call: &IncomingCall) -> Option<Stream> {
    call.open_stream()
}

/// Runs a handler on a thread that may block. A panic drops the call in it, which is answered then.
///
/// Nothing ends a handler that has begun. One that still waits for a thread is given up with the future,
/// so that connections which come and go leave no queue behind.
pub async fn blocking(handler: impl FnOnce() + Send + 'static) {
    let _ = AbortOnDropHandle::new(tokio::task::spawn_blocking(handler)).await;
}

/// A definition with mistakes leaves an interface without a name. They have been reported, so nothing
/// is said about what extends it.
const fn is_stub(older: &Interface) -> bool {
    older.name.is_empty()
}

/// Whether a version of this program can extend `older`.
#[must_use]
pub const fn is_same_program(older: &Interface, program: u32) -> bool {
    is_stub(older) || older.program == program
}

/// Whether this version can extend `older`.
#[must_use]
pub const fn is_newer(older: &Interface, version: u32) -> bool {
    is_stub(older) || version > older.version
}

/// Whether a version that says nothing about access can extend `older`.
#[must_use]
pub const fn is_open(older: &Interface) -> bool {
    !older.has_access()
}

/// Whether nothing in `older` has this number.
#[must_use]
pub const fn is_new(older: &Interface, number: u32) -> bool {
    !older.has_procedure(number) && !older.has_event(number)
}

/// Whether a procedure of `older` has this number.
#[must_use]
pub const fn is_procedure(older: &Interface, number: u32) -> bool {
    is_stub(older) || older.has_procedure(number)
}

/// Prints a value whose type can be printed; a method of its own comes before that of [`NotShown`].
#[derive(Debug)]
pub struct Shown<'a, T>(pub &'a T);

impl<'a, T: Debug> Shown<'a, T> {
    /// The value.
    #[must_use]
    pub fn as_debug(&self) -> &'a dyn Debug {
        self.0
    }
}

/// Stands for a value whose type cannot be printed.
pub trait NotShown {
    /// Two dots.
    fn as_debug(&self) -> &'static dyn Debug;
}

impl<T> NotShown for Shown<'_, T> {
    fn as_debug(&self) -> &'static dyn Debug {
        const DOTS: &std::fmt::Arguments<'static> = &format_args!("..");
        DOTS
    }
}
