//! A connection to a server, shared by all that call over it.

use super::answer::Answer;
use super::call::Call;
use crate::context::Peer;
use crate::error::ConnectError;
use crate::events::{EventOf, Events, Lag};
use crate::limits::{ClientLimits, ServerLimits};
use crate::onc::Credential;
use crate::procedure::Callee;
use crate::server::{Program, Programs};
use crate::session::{Driver, DriverLimits, Session, Subscription, Subscriptions};
use crate::transport::{IntoEndpoint, Stream};
use std::sync::Arc;
use std::time::Duration;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::runtime::Handle;
use xdr_core::{Encode, Limits};

/// Bytes that an in-memory connection holds in each direction.
const LOCAL_BUFFER: usize = 64 << 10;

/// A connection to a server. Cheap to clone: all clones share the connection, which carries many
/// calls at a time and takes their replies in any order. It closes when the last clone is gone.
#[derive(Debug, Clone)]
pub struct Channel {
    link: Arc<Link>,
    timeout: Duration,
    credential: Credential,
}

/// The connection itself; closes it when nobody can call over it any more.
#[derive(Debug)]
struct Link {
    session: Arc<Session>,
    limits: Limits,
    subscriptions: Arc<Subscriptions>,
    /// How many bytes of events may wait in one stream.
    max_events: usize,
    /// The connection is the peer's, which called first.
    is_back: bool,
}

impl Link {
    fn new(
        session: &Arc<Session>,
        subscriptions: Arc<Subscriptions>,
        limits: &ClientLimits,
    ) -> Self {
        Link {
            session: Arc::clone(session),
            limits: Limits::DEFAULT
                .max_record(limits.max_record)
                .max_depth(limits.max_depth)
                .max_alloc(limits.max_alloc),
            subscriptions,
            max_events: limits.max_event_bytes,
            is_back: false,
        }
    }
}

impl Drop for Link {
    fn drop(&mut self) {
        if !self.is_back {
            self.session.close();
        }
    }
}

impl Channel {
    /// Connects to `tcp://HOST:PORT` or `unix:///PATH`, under the default limits.
    ///
    /// # Errors
    ///
    /// The endpoint is malformed, or nobody answers there in time.
    pub async fn connect(endpoint: impl IntoEndpoint) -> Result<Self, ConnectError> {
        Channel::connect_with(endpoint, ClientLimits::default()).await
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
        let endpoint = endpoint.into_endpoint().map_err(ConnectError::Endpoint)?;
        let connected = tokio::time::timeout(limits.connect_timeout, Stream::connect(&endpoint));
        let stream = match connected.await {
            Ok(Ok(stream)) => stream,
            Ok(Err(source)) => return Err(ConnectError::Io { endpoint, source }),
            Err(_) => return Err(ConnectError::Timeout { endpoint }),
        };
        let subscriptions = Subscriptions::new(true);
        let session = Session::receiving(stream.peer(), (&limits).into(), &subscriptions);
        let channel = Channel::on(&session, subscriptions, &limits);
        let programs = Arc::new(Programs::new(Limits::DEFAULT));
        let limits = DriverLimits::from(&limits);
        match stream {
            Stream::Tcp(tcp, _) => tokio::spawn(Driver::new(tcp, session, programs, limits, None)),
            Stream::Unix(unix, _) => {
                tokio::spawn(Driver::new(unix, session, programs, limits, None))
            }
        };
        Ok(channel)
    }

    /// A connection over any stream of bytes: a socket that was handed in, a pipe, TLS.
    ///
    /// It needs a Tokio runtime to run on: outside of one every call ends with `Disconnected`.
    pub fn over(
        stream: impl AsyncRead + AsyncWrite + Send + Unpin + 'static,
        limits: ClientLimits,
    ) -> Self {
        let subscriptions = Subscriptions::new(true);
        let session = Session::receiving(Peer::Local, (&limits).into(), &subscriptions);
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

    /// Connects to a program within this process, with no socket between.
    ///
    /// It needs a Tokio runtime to run on: outside of one every call ends with `Disconnected`.
    pub fn local(program: impl Program) -> Self {
        let (client_limits, server_limits) = (ClientLimits::default(), ServerLimits::default());
        let (near, far) = tokio::io::duplex(LOCAL_BUFFER);
        let mut programs = Programs::new(Limits::DEFAULT);
        // The first program of a server is never a duplicate.
        let _ = programs.add(program);
        let subscriptions = Subscriptions::new(true);
        let near_session = Session::receiving(Peer::Local, (&client_limits).into(), &subscriptions);
        let far_session = Session::new(Peer::Local, (&server_limits).into());
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
        let mut link = Link::new(session, Subscriptions::new(true), &ClientLimits::default());
        link.is_back = true;
        Channel {
            link: Arc::new(link),
            timeout: ClientLimits::default().call_timeout,
            credential: Credential::none(),
        }
    }

    fn on(
        session: &Arc<Session>,
        subscriptions: Arc<Subscriptions>,
        limits: &ClientLimits,
    ) -> Self {
        Channel {
            link: Arc::new(Link::new(session, subscriptions, limits)),
            timeout: limits.call_timeout,
            credential: Credential::none(),
        }
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

    /// The other end of the connection.
    #[must_use]
    pub fn peer(&self) -> &Peer {
        self.link.session.peer()
    }

    /// Why the connection ended, once it has; every further call fails.
    #[must_use]
    pub fn closed(&self) -> Option<String> {
        self.link.session.ended()
    }

    /// A call of any procedure with any arguments; generated clients make all theirs so.
    pub fn call<A: Encode, R: Answer>(
        &self,
        callee: impl Into<Callee>,
        arguments: A,
    ) -> Call<'_, A, R> {
        Call::new(self, callee.into(), arguments)
    }

    pub(super) fn session(&self) -> &Arc<Session> {
        &self.link.session
    }

    /// The events of one version of a program that the server sends from now on: see [`Events`].
    pub fn events<E: EventOf>(&self) -> Events<E> {
        Events::new(self.clone())
    }

    pub(crate) fn subscribe(&self, program: u32, version: u32, lag: Lag) -> Arc<Subscription> {
        let link = &self.link;
        link.subscriptions
            .subscribe(program, version, lag, link.max_events)
    }

    pub(crate) fn subscriptions(&self) -> &Subscriptions {
        &self.link.subscriptions
    }

    pub(crate) fn limits(&self) -> &Limits {
        &self.link.limits
    }

    pub(super) fn timeout(&self) -> Duration {
        self.timeout
    }

    pub(super) fn credential(&self) -> &Credential {
        &self.credential
    }
}
