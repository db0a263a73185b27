//! How a reply begins.

use super::error::RemoteError;
use super::header::{Kind, Start, Status};
use crate::procedure::Target;
use xdr_core::{Decode, DecodeError, DecodeErrorKind, Decoder};

/// Reads the header of the reply to a call of `target`; `Ok(Ok(()))` leaves the decoder at the results.
///
/// The procedure is not compared, as libvirt's own client does not.
pub(crate) fn read_reply(
    input: &mut Decoder<'_>,
    target: Target,
) -> Result<Result<(), RemoteError>, DecodeError> {
    let start = Start::read(input)?;
    if (start.target.program, start.target.version) != (target.program, target.version) {
        return Err(input.error(DecodeErrorKind::Custom));
    }
    if start.kind == Kind::ReplyWithFds {
        input.word()?;
    }
    match start.status {
        Status::Ok => Ok(Ok(())),
        Status::Error => {
            let error = RemoteError::decode(input)?;
            // A failure that is none: nobody can tell what became of the call.
            if error.code == super::ErrorCode::OK {
                return Err(input.error(DecodeErrorKind::Custom));
            }
            Ok(Err(error))
        }
        Status::Continue | Status::Other(_) => Err(input.error(DecodeErrorKind::Custom)),
    }
}
