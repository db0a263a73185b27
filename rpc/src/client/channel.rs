//! A connection to a server, shared by all that call over it.

use super::answer::Answer;
use super::builder::ChannelBuilder;
use super::call::Call;
use super::link::Link;
use super::plan::Plan;
use crate::context::Peer;
use crate::error::ConnectError;
use crate::events::{EventOf, Events, Lag};
use crate::limits::{ClientLimits, ServerLimits};
use crate::onc::Credential;
use crate::procedure::Callee;
use crate::protocol::Protocol;
use crate::server::{Program, Programs, Server};
use crate::session::{Driver, DriverLimits, Session, SessionLimits, Subscription, Subscriptions};
#[cfg(feature = "tower")]
use crate::tower::{Layered, Readiness};
use crate::transport::IntoEndpoint;
use std::sync::Arc;
use std::time::Duration;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::runtime::Handle;
use xdr_core::{Encode, Limits};

/// Bytes that an in-memory connection holds in each direction.
const LOCAL_BUFFER: usize = 64 << 10;

/// A connection to a server. Cheap to clone: all clones share the connection, which carries many
/// calls at a time and takes their replies in any order. It closes when the last clone is gone.
///
/// A channel that connected itself also connects again: see [`ChannelBuilder`]. One over a stream that it was
/// given, and one to a program within this process, do not.
#[derive(Debug, Clone)]
pub struct Channel {
    link: Arc<Link>,
    timeout: Duration,
    credential: Credential,
    /// The wait of this handle for a connection, as a service.
    #[cfg(feature = "tower")]
    pub(crate) readiness: Readiness,
}

impl Channel {
    /// Begins a channel with options of its own, or to several endpoints.
    pub fn builder() -> ChannelBuilder {
        ChannelBuilder::new()
    }

    /// Connects to `tcp://HOST:PORT` or `unix:///PATH`, or with `libvirt+` before it to what speaks
    /// libvirt's protocol, under the default limits.
    ///
    /// # Errors
    ///
    /// The endpoint is malformed, or nobody answers there in time.
    pub async fn connect(endpoint: impl IntoEndpoint) -> Result<Self, ConnectError> {
        Channel::builder().endpoint(endpoint).connect().await
    }

    /// [`connect`](Channel::connect) under limits of your own.
    ///
    /// # Errors
    ///
    /// As [`connect`](Channel::connect).
    pub async fn connect_with(
        endpoint: impl IntoEndpoint,
        limits: ClientLimits,
    ) -> Result<Self, ConnectError> {
        let builder = Channel::builder().endpoint(endpoint).limits(limits);
        builder.connect().await
    }

    /// A connection over any stream of bytes: a socket that was handed in, a pipe, TLS.
    ///
    /// It needs a Tokio runtime to run on: outside of one every call ends with `Disconnected`.
    pub fn over(
        stream: impl AsyncRead + AsyncWrite + Send + Unpin + 'static,
        limits: ClientLimits,
    ) -> Self {
        let subscriptions = Subscriptions::new(true);
        let session = Session::receiving(
            Peer::Local,
            Protocol::Onc,
            SessionLimits::from(&limits),
            &subscriptions,
        );
        let channel = Channel::on(&session, subscriptions, &limits);
        let programs = Arc::new(Programs::new(Limits::DEFAULT));
        match Handle::try_current() {
            Ok(runtime) => {
                let limits = DriverLimits::from(&limits);
                runtime.spawn(Driver::new(stream, session, programs, limits, None));
            }
            Err(error) => session.end(&error.to_string()),
        }
        channel
    }

    /// Connects to a program within this process, with no socket between. The versions that it
    /// extends are there as well. Nobody is asked for permission: whoever has the implementation may
    /// call it.
    ///
    /// It needs a Tokio runtime to run on: outside of one every call ends with `Disconnected`.
    pub fn local(program: impl Program) -> Self {
        let (client_limits, server_limits) = (ClientLimits::default(), ServerLimits::default());
        let (near, far) = tokio::io::duplex(LOCAL_BUFFER);
        let programs = Server::builder().serve_versions(program).into_programs();
        let subscriptions = Subscriptions::new(true);
        let near_session = Session::receiving(
            Peer::Local,
            Protocol::Onc,
            SessionLimits::from(&client_limits),
            &subscriptions,
        );
        let far_session = Session::new(
            Peer::Local,
            Protocol::Onc,
            SessionLimits::from(&server_limits),
        );
        let channel = Channel::on(&near_session, subscriptions, &client_limits);
        let no_programs = Arc::new(Programs::new(Limits::DEFAULT));
        let client = (
            near,
            near_session,
            no_programs,
            DriverLimits::from(&client_limits),
        );
        let server = (
            far,
            far_session,
            Arc::new(programs),
            DriverLimits::from(&server_limits).without_idle_timeout(),
        );
        for (stream, session, programs, limits) in [client, server] {
            match Handle::try_current() {
                Ok(runtime) => {
                    runtime.spawn(Driver::new(stream, session, programs, limits, None));
                }
                Err(error) => session.end(&error.to_string()),
            }
        }
        channel
    }

    /// Over a connection on which the other end called first, and which is its to close.
    pub(crate) fn back(session: &Arc<Session>) -> Self {
        let limits = ClientLimits::default();
        Channel::with_link(Link::back(session, &limits), limits.call_timeout)
    }

    fn on(
        session: &Arc<Session>,
        subscriptions: Arc<Subscriptions>,
        limits: &ClientLimits,
    ) -> Self {
        let link = Link::fixed(session, subscriptions, limits);
        Channel::with_link(link, limits.call_timeout)
    }

    pub(super) fn of(link: Arc<Link>, plan: &Plan) -> Self {
        Channel::with_link(link, plan.timeout).with_credential(plan.credential.clone())
    }

    /// This connection, with another credential on the calls made through this handle.
    #[must_use]
    pub fn with_credential(mut self, credential: Credential) -> Self {
        self.credential = credential;
        self
    }

    /// This connection, with another deadline for the calls made through this handle.
    #[must_use]
    pub fn with_timeout(mut self, timeout: Duration) -> Self {
        self.timeout = timeout;
        self
    }

    /// The other end of the connection, or of the last one; nobody before the first, and where calls
    /// go through a service.
    #[must_use]
    pub fn peer(&self) -> Option<Peer> {
        self.link.peer()
    }

    /// Why there is no connection now: it ended, there was none yet, or none could be made. A channel
    /// that connects again may have one later.
    #[must_use]
    pub fn closed(&self) -> Option<String> {
        self.link.down()
    }

    /// From now on the server is asked for a sign of life where it is silent, as
    /// [`keepalive`](ChannelBuilder::keepalive) says, on this connection. Only for a server that has said it
    /// answers.
    pub fn start_keepalive(&self) {
        self.link.session().start_keepalive();
    }

    /// A call of any procedure with any arguments; generated clients make all theirs so.
    pub fn call<A: Encode, R: Answer>(
        &self,
        callee: impl Into<Callee>,
        arguments: A,
    ) -> Call<'_, A, R> {
        Call::new(self, callee.into(), arguments)
    }

    /// The events of one version of a program that the server sends from now on: see [`Events`].
    pub fn events<E: EventOf>(&self) -> Events<E> {
        Events::new(self.clone())
    }

    pub(crate) fn subscribe(&self, program: u32, version: u32, lag: Lag) -> Arc<Subscription> {
        self.link.subscribe(program, version, lag)
    }

    pub(crate) fn subscriptions(&self) -> &Subscriptions {
        self.link.subscriptions()
    }

    pub(crate) fn limits(&self) -> &Limits {
        self.link.limits()
    }

    #[cfg(feature = "tower")]
    pub(crate) fn layered(service: Layered) -> Self {
        let limits = ClientLimits::default();
        Channel::with_link(Link::through(service, &limits), limits.call_timeout)
    }

    /// Whether calls have to wait for a connection.
    #[cfg(feature = "tower")]
    pub(crate) fn waits_for_connection(&self) -> bool {
        self.link.waits_for_connection()
    }

    fn with_link(link: Arc<Link>, timeout: Duration) -> Self {
        Channel {
            link,
            timeout,
            credential: Credential::none(),
            #[cfg(feature = "tower")]
            readiness: Readiness::default(),
        }
    }

    pub(crate) fn link(&self) -> &Arc<Link> {
        &self.link
    }

    pub(crate) fn timeout(&self) -> Duration {
        self.timeout
    }

    pub(super) fn credential(&self) -> &Credential {
        &self.credential
    }
}
