//! What a channel knows of its server before there is a connection: where it is, and how to be with it.

use super::channel::Channel;
use super::reconnect::Reconnect;
#[cfg(feature = "tls")]
use crate::context::Peer;
use crate::error::ConnectError;
use crate::libvirt::KeepAlive;
use crate::limits::ClientLimits;
use crate::onc::Credential;
use crate::protocol::Protocol;
use crate::server::Programs;
use crate::session::{Driver, DriverLimits, End, Session, SessionLimits, Subscriptions};
use crate::transport::{Address, Connector, Endpoint, FdStream, Stream};
use futures_util::future::{BoxFuture, Either};
use std::fmt;
use std::sync::Arc;
use std::time::Duration;
use tokio::time::{Instant, timeout, timeout_at};
use xdr_core::Limits;

/// Runs each time that a connection was made anew.
pub(super) type Hook = Arc<dyn Fn(Channel) -> BoxFuture<'static, ()> + Send + Sync>;

/// One of the ways to the server.
#[derive(Clone)]
pub(super) enum Way {
    Endpoint(Endpoint),
    /// A function of the user's, and what is spoken on what it makes.
    Connector(Arc<dyn Connector>, Protocol),
}

/// Everything that a connection is made from.
pub(super) struct Plan {
    pub(super) ways: Vec<Way>,
    pub(super) limits: ClientLimits,
    pub(super) timeout: Duration,
    pub(super) credential: Credential,
    /// What the server may call on the connection.
    pub(super) programs: Arc<Programs>,
    pub(super) reconnect: Reconnect,
    pub(super) keepalive: Option<KeepAlive>,
    #[cfg(feature = "tls")]
    pub(super) tls: Option<crate::tls::TlsClient>,
    pub(super) on_reconnect: Option<Hook>,
}

impl Plan {
    /// Tries each way once, in their order from number `first` on; gives what it led to, and the
    /// number of the way that did.
    pub(super) async fn connect(&self, first: usize) -> Result<(Stream, usize), ConnectError> {
        let mut errors = Vec::new();
        let (before, from) = self.ways.split_at(first.min(self.ways.len()));
        let numbered = from
            .iter()
            .chain(before)
            .zip((first..).take(from.len()).chain(0..));
        for (way, number) in numbered {
            match self.go(way).await {
                Ok(stream) => return Ok((stream, number)),
                Err(error) => errors.push(error),
            }
        }
        Err(match errors.pop() {
            None => ConnectError::NoEndpoint,
            Some(only) if errors.is_empty() => only,
            Some(last) => {
                errors.push(last);
                ConnectError::Several(errors)
            }
        })
    }

    async fn go(&self, way: &Way) -> Result<Stream, ConnectError> {
        let time = self.limits.connect_timeout;
        match way {
            Way::Endpoint(endpoint) => self.go_to(endpoint.clone()).await,
            Way::Connector(connector, _) => match timeout(time, connector.connect()).await {
                Ok(Ok(stream)) => Ok(stream),
                Ok(Err(source)) => Err(ConnectError::Connector { source }),
                Err(_) => Err(ConnectError::Connector {
                    source: std::io::ErrorKind::TimedOut.into(),
                }),
            },
        }
    }

    async fn go_to(&self, endpoint: Endpoint) -> Result<Stream, ConnectError> {
        let deadline = after(self.limits.connect_timeout);
        match timeout_at(deadline, Stream::connect(endpoint.address())).await {
            Ok(Ok(stream)) => self.secure(stream, endpoint, deadline).await,
            Ok(Err(source)) => Err(ConnectError::Io { endpoint, source }),
            Err(_) => Err(ConnectError::Timeout { endpoint }),
        }
    }

    /// Puts TLS around the connection to an endpoint, where that is what it asks for.
    #[cfg(feature = "tls")]
    async fn secure(
        &self,
        stream: Stream,
        endpoint: Endpoint,
        deadline: Instant,
    ) -> Result<Stream, ConnectError> {
        match (endpoint.address(), stream, &self.tls) {
            (Address::Tls(_), Stream::Tcp(tcp, _), Some(tls)) => {
                match tls.secure(tcp, &endpoint, deadline).await {
                    Ok((stream, peer)) => Ok(Stream::Other(stream, Peer::Tls(Box::new(peer)))),
                    Err(source) => Err(ConnectError::Io { endpoint, source }),
                }
            }
            (Address::Tls(_), _, _) => Err(ConnectError::NoTls { endpoint }),
            (_, stream, _) => Ok(stream),
        }
    }

    #[cfg(not(feature = "tls"))]
    async fn secure(
        &self,
        stream: Stream,
        endpoint: Endpoint,
        _: Instant,
    ) -> Result<Stream, ConnectError> {
        match endpoint.address() {
            Address::Tls(_) => Err(ConnectError::NoTls { endpoint }),
            _ => Ok(stream),
        }
    }

    /// What is spoken on the way of this number.
    pub(super) fn protocol(&self, way: usize) -> Protocol {
        match self.ways.get(way) {
            Some(Way::Endpoint(endpoint)) => endpoint.protocol(),
            Some(Way::Connector(_, protocol)) => *protocol,
            None => Protocol::default(),
        }
    }

    /// The session of a connection, and what drives it until its end. The driver is there already:
    /// should it never run, it ends the session when it is dropped.
    pub(super) fn open(
        &self,
        stream: Stream,
        protocol: Protocol,
        subscriptions: &Arc<Subscriptions>,
    ) -> (Arc<Session>, impl Future<Output = End> + use<>) {
        let programs = Arc::clone(&self.programs);
        let limits = SessionLimits::from(&self.limits);
        let session = Session::receiving(stream.peer(), protocol, limits, subscriptions);
        let limits = DriverLimits::from(&self.limits).keepalive(self.keepalive);
        let ours = Arc::clone(&session);
        let driver = match stream {
            Stream::Tcp(tcp, _) => Either::Left(Driver::new(tcp, ours, programs, limits, None)),
            Stream::Unix(unix, _) if protocol == Protocol::Libvirt => {
                let unix = FdStream::new(unix);
                session.pass_fds(Arc::clone(unix.port()));
                let driver = Driver::new(unix, ours, programs, limits, None);
                Either::Right(Either::Left(Either::Left(driver)))
            }
            Stream::Unix(unix, _) => Either::Right(Either::Left(Either::Right(Driver::new(
                unix, ours, programs, limits, None,
            )))),
            Stream::Other(other, _) => Either::Right(Either::Right(Driver::new(
                other, ours, programs, limits, None,
            ))),
        };
        (session, driver)
    }
}

/// The time so much later; the far future where there is none.
fn after(time: Duration) -> Instant {
    const FAR: Duration = Duration::from_secs(1 << 32);
    let now = Instant::now();
    now.checked_add(time).unwrap_or_else(|| now + FAR)
}

/// What decoding may cost under these limits.
pub(super) fn decoding(limits: &ClientLimits) -> Limits {
    Limits::DEFAULT
        .max_record(limits.max_record)
        .max_depth(limits.max_depth)
        .max_alloc(limits.max_alloc)
}

impl fmt::Debug for Way {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Way::Endpoint(endpoint) => write!(f, "{endpoint}"),
            Way::Connector(..) => f.write_str("connector"),
        }
    }
}

impl fmt::Debug for Plan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Plan")
            .field("ways", &self.ways)
            .field("reconnect", &self.reconnect)
            .finish_non_exhaustive()
    }
}
