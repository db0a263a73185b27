//! What callers must be allowed, and who asks.

use xdr_rpc::{AuthStatus, Authorize, Context};

/// What a caller must be allowed, which every procedure says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// Nothing: it is how callers tell who they are.
    Anyone,
    /// To look.
    Read,
    /// To change something, or to see what is inside a domain: its screen, console and storage.
    Write,
}

/// A value of a connection through which nothing may be changed: an implementation of `connect_open` leaves
/// it where the caller's flags say so.
///
/// ```
/// use xdr_remote::{ReadOnly, open_flags};
/// use xdr_rpc::Context;
///
/// fn open(cx: &Context, flags: u32) {
///     if flags & open_flags::READ_ONLY != 0 {
///         cx.connection().insert(ReadOnly);
///     }
/// }
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReadOnly;

/// Decides about every call by the [`Access`] that its procedure demands. What demands nothing that
/// this type says is refused.
#[derive(Debug, Clone, Copy, Default)]
pub struct Guard {
    read_only: bool,
}

impl Guard {
    /// For a server where callers may write, unless their connection is [`ReadOnly`].
    #[must_use]
    pub fn new() -> Self {
        Guard::default()
    }

    /// For a server where nobody may write, such as that of a socket which is open to everybody.
    #[must_use]
    pub fn read_only() -> Self {
        Guard { read_only: true }
    }

    fn decide(self, needs: Access, is_known: bool, is_read_only: bool) -> Result<(), AuthStatus> {
        match needs {
            Access::Anyone => Ok(()),
            _ if !is_known => Err(AuthStatus::RejectedCredential),
            Access::Read => Ok(()),
            Access::Write if self.read_only || is_read_only => Err(AuthStatus::TooWeak),
            Access::Write => Ok(()),
        }
    }
}

impl Authorize for Guard {
    async fn authorize(&self, cx: &mut Context) -> Result<(), AuthStatus> {
        let needs = cx.procedure().and_then(|procedure| procedure.access_as());
        let needs = *needs.ok_or(AuthStatus::TooWeak)?;
        let is_read_only = cx.connection().get::<ReadOnly>().is_some();
        self.decide(needs, cx.is_authenticated(), is_read_only)
    }
}
