//! Who may call what: decided before the arguments of a call are decoded.

use crate::context::Context;
use crate::onc::AuthStatus;
use std::future::Future;
use std::pin::Pin;

/// Decides about each call of a server, but for NULL, once its program, version and procedure are
/// known to exist and before its arguments are decoded.
///
/// ```
/// use xdr_rpc::{AuthStatus, Authorize, Context, Peer};
///
/// #[derive(Debug, Clone, Copy, PartialEq)]
/// enum Access { Read, Write }
///
/// /// Everybody may read; who comes from this machine as root may write.
/// struct RootWrites;
///
/// impl Authorize for RootWrites {
///     async fn authorize(&self, cx: &mut Context) -> Result<(), AuthStatus> {
///         let needs = cx.procedure().and_then(|procedure| procedure.access_as::<Access>());
///         match (needs, cx.peer()) {
///             (Some(Access::Read), _) => Ok(()),
///             (Some(Access::Write), Peer::Unix(Some(user))) if user.uid == 0 => Ok(()),
///             _ => Err(AuthStatus::TooWeak),
///         }
///     }
/// }
/// ```
pub trait Authorize: Send + Sync + 'static {
    /// Lets the call run, or answers it AUTH_ERROR. What it finds out, such as a verified identity,
    /// it can leave for the handler with [`Context::insert`].
    ///
    /// # Errors
    ///
    /// Why the caller may not.
    fn authorize(&self, cx: &mut Context) -> impl Future<Output = Result<(), AuthStatus>> + Send;
}

/// [`Authorize`] without its future's type.
pub(crate) trait Guard: Send + Sync {
    fn authorize<'a>(
        &'a self,
        cx: &'a mut Context,
    ) -> Pin<Box<dyn Future<Output = Result<(), AuthStatus>> + Send + 'a>>;
}

impl<A: Authorize> Guard for A {
    fn authorize<'a>(
        &'a self,
        cx: &'a mut Context,
    ) -> Pin<Box<dyn Future<Output = Result<(), AuthStatus>> + Send + 'a>> {
        Box::pin(Authorize::authorize(self, cx))
    }
}
