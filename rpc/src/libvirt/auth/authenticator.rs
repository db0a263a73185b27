//! The procedures of authentication.

use super::{Identity, Method};
use crate::context::{Context, Peer, UnixCredentials};
#[cfg(feature = "polkit")]
use crate::libvirt::polkit::{Action, Caller, Denied, Polkit};
#[cfg(feature = "sasl")]
use crate::libvirt::sasl::{Exchange, Refused, Reply, Server};
use crate::libvirt::{ErrorCode, ErrorDomain, RemoteError};
use crate::observe;
use crate::server::ServerBuilder;
use std::fmt;
use std::sync::Arc;
use tokio::sync::Mutex;

/// Authenticates the callers of a daemon.
///
/// A program hands its procedures on to it, and a guard asks
/// [`Context::is_authenticated`] before anything else:
///
/// ```
/// use xdr_rpc::libvirt::auth::{Authenticator, Identity, Method};
/// use xdr_rpc::{AuthStatus, Authorize, Context, Peer, Server, rpc_program};
///
/// #[derive(Debug, Clone, Copy, PartialEq)]
/// enum Access { Anyone, Known }
///
/// #[rpc_program(id = 0x2000_0091, version = 1, access = Access)]
/// trait Remote {
///     #[procedure(66, access = Access::Anyone)]
///     #[xdr(max = 20)]
///     async fn auth_list(&self, cx: &Context) -> Vec<Method>;
///
///     #[procedure(1, access = Access::Known)]
///     async fn open(&self, cx: &Context) -> bool;
/// }
///
/// struct Daemon(Authenticator);
///
/// impl Remote for Daemon {
///     async fn auth_list(&self, cx: &Context) -> Vec<Method> {
///         self.0.list(cx)
///     }
///     async fn open(&self, cx: &Context) -> bool {
///         cx.connection().get::<Identity>().is_some()
///     }
/// }
///
/// struct Guard;
///
/// impl Authorize for Guard {
///     async fn authorize(&self, cx: &mut Context) -> Result<(), AuthStatus> {
///         match cx.procedure().and_then(|procedure| procedure.access_as::<Access>()) {
///             Some(Access::Anyone) => Ok(()),
///             Some(Access::Known) if cx.is_authenticated() => Ok(()),
///             _ => Err(AuthStatus::RejectedCredential),
///         }
///     }
/// }
///
/// // Whoever comes over a Unix socket is asked about at polkit, everybody else by SASL.
/// let auth = Authenticator::new(|peer| match peer {
///     Peer::Unix(_) => Method::Polkit,
///     _ => Method::Sasl,
/// });
/// let server = auth
///     .protect(Server::builder())
///     .authorize(Guard)
///     .serve(RemoteServer::new(Daemon(auth)));
/// # let _ = server;
/// ```
///
/// What it finds out is an [`Identity`] in [`Context::connection`].
#[derive(Clone)]
pub struct Authenticator {
    method: Arc<dyn Fn(&Peer) -> Method + Send + Sync>,
    #[cfg(feature = "sasl")]
    sasl: Option<Server>,
    #[cfg(feature = "polkit")]
    polkit: Polkit,
}

/// What a connection is in the middle of. One question at a time: whoever asks two at once gets no
/// second answer.
#[derive(Clone)]
struct Progress(Arc<Mutex<Inner>>);

#[derive(Default)]
struct Inner {
    #[cfg(feature = "sasl")]
    exchange: Option<Exchange>,
    /// As it was when it was first seen.
    #[cfg(feature = "polkit")]
    caller: Option<Caller>,
}

impl Authenticator {
    /// Asks of each peer what `method` says. [`Method::None`] takes it as it is.
    #[must_use]
    pub fn new(method: impl Fn(&Peer) -> Method + Send + Sync + 'static) -> Self {
        Authenticator {
            method: Arc::new(method),
            #[cfg(feature = "sasl")]
            sasl: None,
            #[cfg(feature = "polkit")]
            polkit: Polkit::new(),
        }
    }

    /// Who has a name and a password. Without it nobody gets in by SASL.
    #[cfg(feature = "sasl")]
    #[must_use]
    pub fn with_sasl(mut self, sasl: Server) -> Self {
        self.sasl = Some(sasl);
        self
    }

    /// How polkit is asked.
    #[cfg(feature = "polkit")]
    #[must_use]
    pub fn with_polkit(mut self, polkit: Polkit) -> Self {
        self.polkit = polkit;
        self
    }

    /// Has a server count connections as not authenticated until this says otherwise. Without it they
    /// all pass for authenticated.
    pub fn protect(&self, server: ServerBuilder) -> ServerBuilder {
        let method = Arc::clone(&self.method);
        server.needs_authentication(move |peer| method(peer) != Method::None)
    }

    /// AUTH_LIST: what this caller has to do. Whoever need not do anything is authenticated with it;
    /// root too where it would be polkit's to say, lest a broken polkit locks it out.
    #[must_use]
    pub fn list(&self, cx: &Context) -> Vec<Method> {
        let method = match (self.method)(cx.peer()) {
            Method::Polkit if is_root(cx.peer()) => Method::None,
            method => method,
        };
        if method == Method::None {
            self.known(cx, Identity::new(Method::None, cx.peer()));
        }
        #[cfg(feature = "polkit")]
        if method == Method::Polkit
            && let Peer::Unix(Some(credentials)) = cx.peer()
            && let Ok(mut progress) = self.progress(cx).0.try_lock()
            && progress.caller.is_none()
        {
            progress.caller = Caller::of(credentials).ok();
        }
        vec![method]
    }

    /// AUTH_SASL_INIT: the mechanisms, separated by commas.
    ///
    /// # Errors
    ///
    /// This caller has no business here, or had too many failures.
    #[cfg(feature = "sasl")]
    pub async fn sasl_init(&self, cx: &Context) -> Result<String, RemoteError> {
        self.init(cx).map_err(|reason| refused(cx, &reason))
    }

    /// AUTH_SASL_START; no data are `nil`.
    ///
    /// # Errors
    ///
    /// Whoever it is does not get in.
    #[cfg(feature = "sasl")]
    pub async fn sasl_start(
        &self,
        cx: &Context,
        mechanism: &str,
        data: Option<&[u8]>,
    ) -> Result<Reply, RemoteError> {
        let started = self.advance(cx, Some(mechanism), data).await;
        started.map_err(|reason| refused(cx, &reason))
    }

    /// AUTH_SASL_STEP; no data are `nil`.
    ///
    /// # Errors
    ///
    /// Whoever it is does not get in.
    #[cfg(feature = "sasl")]
    pub async fn sasl_step(&self, cx: &Context, data: Option<&[u8]>) -> Result<Reply, RemoteError> {
        let stepped = self.advance(cx, None, data).await;
        stepped.map_err(|reason| refused(cx, &reason))
    }

    /// AUTH_POLKIT: gives 1, for `complete`, where there is no error. On connections that may only read
    /// another question is asked.
    ///
    /// # Errors
    ///
    /// This caller may not, has cancelled it, or has nobody who could ask for a password.
    #[cfg(feature = "polkit")]
    pub async fn polkit(&self, cx: &Context, read_only: bool) -> Result<i32, RemoteError> {
        let action = if read_only {
            Action::MONITOR
        } else {
            Action::MANAGE
        };
        let asked = self.ask(cx, &action).await;
        asked.map_err(|reason| denied(cx, &reason, &action))?;
        self.known(cx, Identity::new(Method::Polkit, cx.peer()));
        Ok(1)
    }

    #[cfg(feature = "sasl")]
    fn init(&self, cx: &Context) -> Result<String, Refused> {
        let server = self.sasl_for(cx)?;
        let progress = self.progress(cx);
        let mut progress = progress.0.try_lock().map_err(|_| Refused::because(BUSY))?;
        let new = || server.exchange(is_secure(cx.peer()));
        progress.exchange.get_or_insert_with(new).init()
    }

    /// A start with a mechanism, or a step without.
    #[cfg(feature = "sasl")]
    async fn advance(
        &self,
        cx: &Context,
        mechanism: Option<&str>,
        data: Option<&[u8]>,
    ) -> Result<Reply, Refused> {
        self.sasl_for(cx)?;
        let progress = self.progress(cx);
        let mut progress = progress.0.try_lock().map_err(|_| Refused::because(BUSY))?;
        let exchange = progress.exchange.as_mut().ok_or(UNASKED)?;
        let reply = match mechanism {
            Some(mechanism) => exchange.start(mechanism, data).await?,
            None => exchange.step(data).await?,
        };
        if let Some(user) = exchange.user() {
            let mut identity = Identity::new(Method::Sasl, cx.peer());
            identity.user = Some(user.to_owned());
            self.known(cx, identity);
        }
        Ok(reply)
    }

    #[cfg(feature = "polkit")]
    async fn ask(&self, cx: &Context, action: &Action) -> Result<(), Denied> {
        let Peer::Unix(Some(credentials)) = cx.peer() else {
            return Err(Denied::NoProcess);
        };
        if (self.method)(cx.peer()) != Method::Polkit {
            return Err(Denied::Failed("nobody asked for that".to_owned()));
        }
        let progress = self.progress(cx);
        let progress = progress.0.try_lock();
        let mut progress = progress.map_err(|_| Denied::Failed(BUSY.to_owned()))?;
        let caller = match progress.caller {
            Some(caller) => caller,
            None => *progress.caller.insert(Caller::of(credentials)?),
        };
        self.polkit.ask(action, &caller).await
    }

    /// The guard may look at once.
    fn known(&self, cx: &Context, identity: Identity) {
        cx.connection().insert(identity);
        cx.set_authenticated();
    }

    fn progress(&self, cx: &Context) -> Progress {
        let new = || Progress(Arc::new(Mutex::new(Inner::default())));
        cx.connection().get_or_insert_with(new)
    }

    #[cfg(feature = "sasl")]
    fn sasl_for(&self, cx: &Context) -> Result<&Server, Refused> {
        if (self.method)(cx.peer()) != Method::Sasl {
            return Err(UNASKED);
        }
        self.sasl
            .as_ref()
            .ok_or(Refused::because("there are no users"))
    }
}

#[cfg(feature = "sasl")]
const UNASKED: Refused = Refused::because("nobody asked for that");
const BUSY: &str = "another question is under way";

#[cfg(feature = "sasl")]
/// Every refusal looks the same.
#[cfg(feature = "sasl")]
fn refused(cx: &Context, reason: &Refused) -> RemoteError {
    observe::authentication_failed(cx.peer(), &reason.reason());
    RemoteError::new(ErrorCode::AUTH_FAILED, reason.to_string()).domain(ErrorDomain::RPC)
}

/// `VIR_FROM_POLKIT`
#[cfg(feature = "polkit")]
const POLKIT: ErrorDomain = ErrorDomain(60);

/// As libvirt words it: clients look at the code, to start an agent for one.
#[cfg(feature = "polkit")]
fn denied(cx: &Context, reason: &Denied, action: &Action) -> RemoteError {
    observe::authentication_failed(cx.peer(), reason);
    let (code, message) = match reason {
        Denied::Cancelled => (
            ErrorCode::AUTH_CANCELLED,
            "authentication cancelled: user cancelled authentication process".to_owned(),
        ),
        Denied::NoAgent => (
            ErrorCode::AUTH_UNAVAILABLE,
            format!(
                "authentication unavailable: no polkit agent available to authenticate action '{}'",
                action.name()
            ),
        ),
        Denied::ByPolicy => (
            ErrorCode::AUTH_FAILED,
            "authentication failed: access denied by policy".to_owned(),
        ),
        Denied::NoProcess | Denied::Failed(_) => {
            (ErrorCode::AUTH_FAILED, "authentication failed".to_owned())
        }
    };
    RemoteError::new(code, message).domain(POLKIT)
}

fn is_root(peer: &Peer) -> bool {
    matches!(peer, Peer::Unix(Some(UnixCredentials { uid: 0, .. })))
}

/// Whether nobody else can read what goes over the connection. Of streams that were handed in nothing is
/// known.
#[cfg(feature = "sasl")]
fn is_secure(peer: &Peer) -> bool {
    match peer {
        Peer::Unix(_) => true,
        #[cfg(feature = "tls")]
        Peer::Tls(_) => true,
        Peer::Tcp(_) | Peer::Local => false,
    }
}

impl fmt::Debug for Authenticator {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Authenticator").finish_non_exhaustive()
    }
}
