//! What generated code calls. Not for users; it changes without notice.

use crate::server::IncomingCall;
use xdr_core::{Encode, Plain};

pub use std::sync::Arc;

/// [`IncomingCall::reply`] for a result that has no limit or form: where its type has no codec,
/// the compiler speaks of the codec and not of the form.
pub fn reply<T: Encode>(call: &IncomingCall, result: &T) {
    call.reply::<T, Plain>(result);
}
