//! Putting a channel together.

use super::channel::Channel;
use super::link::Link;
use super::plan::{Hook, Plan, Way, decoding};
use super::reconnect::Reconnect;
use crate::error::ConnectError;
use crate::libvirt::KeepAlive;
use crate::limits::ClientLimits;
use crate::onc::Credential;
use crate::protocol::Protocol;
use crate::server::{Authorize, Program, Server, ServerBuilder};
use crate::transport::{Address, Connector, IntoEndpoint};
use futures_util::FutureExt as _;
use std::fmt;
use std::future::Future;
use std::io;
use std::sync::Arc;
use std::time::Duration;
use tokio::io::{AsyncRead, AsyncWrite};

/// Puts a channel together: where its server is, and what to do when the connection is lost.
///
/// ```no_run
/// # async fn example() -> Result<(), Box<dyn std::error::Error>> {
/// use std::time::Duration;
/// use xdr_rpc::{Channel, Reconnect};
///
/// let channel = Channel::builder()
///     .endpoint("tcp://clock-1.example:7000")
///     .endpoint("tcp://clock-2.example:7000") // where the first is not to be had
///     .reconnect(Reconnect::backoff(Duration::from_millis(50), Duration::from_secs(2)))
///     .on_reconnect(|_channel| async { eprintln!("connected again") })
///     .connect()
///     .await?;
/// # Ok(())
/// # }
/// ```
///
/// # When the connection is lost
///
/// Calls in flight end with [`Disconnected`](crate::Disconnected) and `may_have_run`, but for those of
/// procedures that are `idempotent`: they are sent again on the next connection, with the deadline that
/// they had. Calls made meanwhile wait for that connection until their deadline; what they end with
/// then tells why there is none.
///
/// The channel connects again as soon as a call waits for it; also at once where there is
/// [`on_reconnect`](ChannelBuilder::on_reconnect) or something that the server may
/// [call](ChannelBuilder::serve). Where there is nothing to do it waits for the next call. When the
/// last clone of the channel is gone, so is everything that it does.
#[must_use = "a channel is there once `connect` is awaited"]
pub struct ChannelBuilder {
    ways: Result<Vec<Way>, ConnectError>,
    limits: ClientLimits,
    timeout: Option<Duration>,
    credential: Credential,
    /// What the server may call on the connection.
    served: ServerBuilder,
    reconnect: Reconnect,
    on_reconnect: Option<Hook>,
    protocol: Protocol,
    keepalive: Option<KeepAlive>,
    #[cfg(feature = "tls")]
    tls: Option<crate::tls::TlsClient>,
}

impl ChannelBuilder {
    pub(super) fn new() -> Self {
        ChannelBuilder {
            ways: Ok(Vec::new()),
            limits: ClientLimits::default(),
            timeout: None,
            credential: Credential::none(),
            served: Server::builder(),
            reconnect: Reconnect::default(),
            on_reconnect: None,
            protocol: Protocol::default(),
            keepalive: None,
            #[cfg(feature = "tls")]
            tls: None,
        }
    }

    /// Where the server is: `tcp://HOST:PORT`, `tls://HOST:PORT` or `unix:///PATH`, or with `libvirt+`
    /// before it one that speaks libvirt's protocol. Where there are several, each attempt to connect
    /// tries them in turn.
    pub fn endpoint(mut self, endpoint: impl IntoEndpoint) -> Self {
        if let Ok(ways) = &mut self.ways {
            match endpoint.into_endpoint() {
                Ok(endpoint) => ways.push(Way::Endpoint(endpoint)),
                Err(error) => self.ways = Err(ConnectError::Endpoint(error)),
            }
        }
        self
    }

    /// In the place of an endpoint: a function that makes a connection each time that one is
    /// needed, through a tunnel, a simulated network or TLS.
    pub fn connector<F, C, S>(mut self, connect: F) -> Self
    where
        F: Fn() -> C + Send + Sync + 'static,
        C: Future<Output = io::Result<S>> + Send + 'static,
        S: AsyncRead + AsyncWrite + Send + Unpin + 'static,
    {
        if let Ok(ways) = &mut self.ways {
            let connector: Arc<dyn Connector> = Arc::new(connect);
            ways.push(Way::Connector(connector, self.protocol));
        }
        self
    }

    /// What is spoken on connections of [`connector`](ChannelBuilder::connector)s that are given from
    /// here on: ONC RPC, where nothing else is said. An endpoint says it itself.
    pub fn protocol(mut self, protocol: Protocol) -> Self {
        self.protocol = protocol;
        self
    }

    /// When a libvirt server is asked for a sign of life, once
    /// [`start_keepalive`](Channel::start_keepalive) says that it gives one.
    pub fn keepalive(mut self, keepalive: KeepAlive) -> Self {
        self.keepalive = Some(keepalive);
        self
    }

    /// How to be safe at `tls` endpoints: which authorities vouch for their servers, and what this end
    /// shows.
    #[cfg(feature = "tls")]
    pub fn tls(mut self, tls: crate::tls::TlsClient) -> Self {
        self.tls = Some(tls);
        self
    }

    /// Replaces the default limits.
    pub fn limits(mut self, limits: ClientLimits) -> Self {
        self.limits = limits;
        self
    }

    /// What every call shows of itself, unless the call says otherwise.
    pub fn credential(mut self, credential: Credential) -> Self {
        self.credential = credential;
        self
    }

    /// For every call that says nothing else; stands before
    /// [`call_timeout`](ClientLimits::call_timeout).
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.timeout = Some(timeout);
        self
    }

    /// A program that the server may call, on the same connection.
    pub fn serve(mut self, program: impl Program) -> Self {
        self.served = self.served.serve(program);
        self
    }

    /// A version of a program and all versions that it extends, for the server to call.
    pub fn serve_versions(mut self, program: impl Program) -> Self {
        self.served = self.served.serve_versions(program);
        self
    }

    /// Lets `guard` decide about each call of the server's.
    pub fn authorize(mut self, guard: impl Authorize) -> Self {
        self.served = self.served.authorize(guard);
        self
    }

    /// When to connect again.
    pub fn reconnect(mut self, reconnect: Reconnect) -> Self {
        self.reconnect = reconnect;
        self
    }

    /// Runs each time that there is a connection again, beside the calls that waited for it: to subscribe
    /// again, or to fetch what was missed. It has no part in the first connection. One that still runs
    /// when that connection is lost as well is dropped for the next one. It shares the channel,
    /// which cannot close while it runs.
    pub fn on_reconnect<F, T>(mut self, hook: F) -> Self
    where
        F: Fn(Channel) -> T + Send + Sync + 'static,
        T: Future<Output = ()> + Send + 'static,
    {
        self.on_reconnect = Some(Arc::new(move |channel| hook(channel).boxed()));
        self
    }

    /// Connects.
    ///
    /// # Errors
    ///
    /// An endpoint is malformed, or there is none, or nobody answers at any in time, or what is
    /// served cannot be. It is tried once: only a channel that had a connection connects again by itself.
    pub async fn connect(self) -> Result<Channel, ConnectError> {
        let plan = self.plan()?;
        let (stream, way) = plan.connect(0).await?;
        let plan = Arc::new(plan);
        let link = Link::planned(&plan);
        link.connected_by(stream, way);
        Ok(Channel::of(link, &plan))
    }

    /// Leaves it to the first call to connect.
    ///
    /// # Errors
    ///
    /// An endpoint is malformed, or there is none, or what is served cannot be.
    pub fn connect_lazy(self) -> Result<Channel, ConnectError> {
        let plan = Arc::new(self.plan()?);
        Ok(Channel::of(Link::planned(&plan), &plan))
    }

    /// Whoever asks for TLS and does not say how is told before anything is sent, not served without.
    fn check_tls(&self, ways: &[Way]) -> Result<(), ConnectError> {
        #[cfg(feature = "tls")]
        if self.tls.is_some() {
            return Ok(());
        }
        let wants_tls = |way: &Way| match way {
            Way::Endpoint(endpoint) if matches!(endpoint.address(), Address::Tls(_)) => {
                Some(endpoint.clone())
            }
            _ => None,
        };
        match ways.iter().find_map(wants_tls) {
            Some(endpoint) => Err(ConnectError::NoTls { endpoint }),
            None => Ok(()),
        }
    }

    fn plan(mut self) -> Result<Plan, ConnectError> {
        let ways = std::mem::replace(&mut self.ways, Ok(Vec::new()))?;
        if ways.is_empty() {
            return Err(ConnectError::NoEndpoint);
        }
        self.check_tls(&ways)?;
        let programs = self.served.programs(decoding(&self.limits));
        let programs = programs.map_err(ConnectError::Serve)?;
        Ok(Plan {
            ways,
            timeout: self.timeout.unwrap_or(self.limits.call_timeout),
            limits: self.limits,
            credential: self.credential,
            programs: Arc::new(programs),
            reconnect: self.reconnect,
            keepalive: self.keepalive,
            #[cfg(feature = "tls")]
            tls: self.tls,
            on_reconnect: self.on_reconnect,
        })
    }
}

impl fmt::Debug for ChannelBuilder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ChannelBuilder")
            .field("ways", &self.ways)
            .field("limits", &self.limits)
            .field("reconnect", &self.reconnect)
            .finish_non_exhaustive()
    }
}
