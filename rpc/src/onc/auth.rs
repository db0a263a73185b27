//! Credentials: AUTH_NONE and AUTH_SYS (RFC 5531 sections 8.2, 10 and appendix A).

use bytes::Bytes;
use std::fmt;
use std::sync::Arc;
use xdr_core::{Counted, Decoder, EncodeError, Xdr, from_slice, to_vec};

pub(super) const FLAVOR_NONE: u32 = 0;
pub(super) const FLAVOR_SYS: u32 = 1;

/// The longest body of a credential or verifier, in bytes (RFC 5531 section 8.2).
pub(super) const MAX_BODY: u32 = 400;

/// AUTH_NONE as credential and as verifier: two flavors and two lengths, all 0.
const NONE: [u8; 16] = [0; 16];

/// `auth_stat`: why a server does not take a credential or verifier.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Xdr)]
#[repr(i32)]
pub enum AuthStatus {
    /// AUTH_OK
    Ok = 0,
    /// AUTH_BADCRED: the credential is malformed.
    BadCredential = 1,
    /// AUTH_REJECTEDCRED: the client must begin a new session.
    RejectedCredential = 2,
    /// AUTH_BADVERF: the verifier is malformed.
    BadVerifier = 3,
    /// AUTH_REJECTEDVERF: the verifier expired or was replayed.
    RejectedVerifier = 4,
    /// AUTH_TOOWEAK: the flavor does not protect enough.
    TooWeak = 5,
    /// AUTH_INVALIDRESP: the verifier of the response is wrong.
    InvalidResponse = 6,
    /// AUTH_FAILED: the reason is unknown.
    Failed = 7,
    /// RPCSEC_GSS_CREDPROBLEM: no credentials for the user.
    GssCredentialProblem = 13,
    /// RPCSEC_GSS_CTXPROBLEM: a problem with the context.
    GssContextProblem = 14,
    /// Any other value.
    #[xdr(other)]
    Other(u32),
}

impl From<u32> for AuthStatus {
    fn from(value: u32) -> Self {
        match value {
            0 => AuthStatus::Ok,
            1 => AuthStatus::BadCredential,
            2 => AuthStatus::RejectedCredential,
            3 => AuthStatus::BadVerifier,
            4 => AuthStatus::RejectedVerifier,
            5 => AuthStatus::TooWeak,
            6 => AuthStatus::InvalidResponse,
            7 => AuthStatus::Failed,
            13 => AuthStatus::GssCredentialProblem,
            14 => AuthStatus::GssContextProblem,
            value => AuthStatus::Other(value),
        }
    }
}

impl fmt::Display for AuthStatus {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            AuthStatus::Ok => "authentication is fine",
            AuthStatus::BadCredential => "credential is malformed",
            AuthStatus::RejectedCredential => "credential is rejected",
            AuthStatus::BadVerifier => "verifier is malformed",
            AuthStatus::RejectedVerifier => "verifier is rejected",
            AuthStatus::TooWeak => "authentication is too weak",
            AuthStatus::InvalidResponse => "verifier of the response is wrong",
            AuthStatus::Failed => "authentication failed",
            AuthStatus::GssCredentialProblem => "no GSS credentials for the user",
            AuthStatus::GssContextProblem => "problem with the GSS context",
            AuthStatus::Other(value) => return write!(f, "authentication problem {value}"),
        })
    }
}

/// `authsys_parms`: the Unix user on whose behalf a client says to call.
#[derive(Debug, Clone, PartialEq, Eq, Xdr)]
pub struct AuthSys {
    /// Anything that the client likes.
    pub stamp: u32,
    /// The name of the client's machine, in bytes; seldom anything but ASCII.
    #[xdr(max = 255)]
    pub machine_name: Vec<u8>,
    /// The effective user.
    pub uid: u32,
    /// The effective group.
    pub gid: u32,
    /// Further groups, at most 16.
    #[xdr(max = 16)]
    pub gids: Vec<u32>,
}

impl AuthSys {
    /// A user of a machine, with no further groups.
    #[must_use]
    pub fn new(machine_name: &str, uid: u32, gid: u32) -> Self {
        AuthSys {
            stamp: 0,
            machine_name: machine_name.into(),
            uid,
            gid,
            gids: Vec::new(),
        }
    }

    /// The same with further groups, at most 16.
    #[must_use]
    pub fn gids(mut self, gids: impl Into<Vec<u32>>) -> Self {
        self.gids = gids.into();
        self
    }
}

/// What a client shows of itself with each call.
#[derive(Clone, PartialEq, Eq)]
pub struct Credential {
    /// Credential and verifier as they stand in the header of a call.
    encoded: Option<Arc<[u8]>>,
}

impl Credential {
    /// AUTH_NONE: nothing.
    #[must_use]
    pub const fn none() -> Self {
        Credential { encoded: None }
    }

    /// AUTH_SYS: a user by number, taken on trust.
    ///
    /// # Errors
    ///
    /// The machine name or the groups exceed their limit.
    pub fn sys(user: &AuthSys) -> Result<Self, EncodeError> {
        let body = to_vec(user)?;
        let mut encoded = Vec::with_capacity(body.len().saturating_add(NONE.len()));
        let length = u32::try_from(body.len()).unwrap_or(u32::MAX);
        encoded.extend_from_slice(&FLAVOR_SYS.to_be_bytes());
        encoded.extend_from_slice(&length.to_be_bytes());
        encoded.extend_from_slice(&body);
        encoded.extend_from_slice(&[0; 8]);
        Ok(Credential {
            encoded: Some(encoded.into()),
        })
    }

    /// The bytes of credential and verifier in the header of a call.
    pub(crate) fn encoded(&self) -> &[u8] {
        self.encoded.as_deref().unwrap_or(&NONE)
    }
}

impl Default for Credential {
    fn default() -> Self {
        Credential::none()
    }
}

impl fmt::Debug for Credential {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.encoded {
            None => "Credential(AUTH_NONE)",
            Some(_) => "Credential(AUTH_SYS)",
        })
    }
}

/// A credential that came with a call and was found well-formed.
#[derive(Debug, Clone)]
pub(crate) struct ReceivedCredential {
    pub(crate) flavor: u32,
    pub(crate) body: Bytes,
}

impl ReceivedCredential {
    /// AUTH_NONE
    pub(crate) fn none() -> Self {
        ReceivedCredential {
            flavor: FLAVOR_NONE,
            body: Bytes::new(),
        }
    }

    pub(crate) fn auth_sys(&self) -> Option<AuthSys> {
        if self.flavor != FLAVOR_SYS {
            return None;
        }
        from_slice(&self.body).ok()
    }
}

/// Checks a credential without keeping anything of it.
pub(super) fn check_credential(flavor: u32, body: &[u8]) -> Result<(), AuthStatus> {
    match flavor {
        FLAVOR_NONE => Ok(()),
        FLAVOR_SYS if is_auth_sys(body) => Ok(()),
        FLAVOR_SYS => Err(AuthStatus::BadCredential),
        _ => Err(AuthStatus::RejectedCredential),
    }
}

/// Whether the bytes are one `authsys_parms`, by the same rules as the derived codec but without
/// its allocations: most handlers never look.
fn is_auth_sys(body: &[u8]) -> bool {
    let mut input = Decoder::new(body);
    let mut read = || {
        input.word()?;
        input.opaque(Counted::Opaque, 255)?;
        input.array::<8>()?;
        let gids = input.word()?;
        if gids <= 16 {
            input.take((gids as usize).saturating_mul(4))?;
        }
        Ok::<_, xdr_core::DecodeError>(gids <= 16)
    };
    matches!(read(), Ok(true)) && input.finish().is_ok()
}
