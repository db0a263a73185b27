//! A connection to a daemon: what has to be said before a client can call the rest.

use crate::connect::{AuthType, feature, open_flags};
use crate::program::{RemoteClient, RemoteEvent};
use crate::uri::{Uri, UriError};
use std::error::Error;
use std::fmt;
use std::ops::Deref;
use xdr_rpc::libvirt::KeepAlive;
use xdr_rpc::{CallError, Channel, ChannelBuilder, ClientLimits, ConnectError, Events, Reconnect};

/// A driver that is open at a daemon. All procedures are those of the [`RemoteClient`] that it derefs to.
///
/// ```no_run
/// # async fn example() -> Result<(), Box<dyn std::error::Error>> {
/// use xdr_remote::Connection;
///
/// let connection = Connection::open("test+unix:///default?socket=/run/libvirt/libvirt-sock").await?;
/// let test = connection.domain_lookup_by_name("test").await?;
/// println!("{}", connection.domain_get_xml_desc(test, 0).await?);
/// connection.close().await?;
/// # Ok(())
/// # }
/// ```
///
/// A driver belongs to its connection, so one that is lost is not replaced: all calls fail from then on.
#[derive(Debug)]
pub struct Connection {
    client: RemoteClient,
    has_callbacks: bool,
    has_close_callback: bool,
}

impl Connection {
    /// Connects and opens a driver.
    ///
    /// # Errors
    ///
    /// The URI is none, or nobody is there, or the daemon wants to know who calls and is not content, or
    /// it cannot open the driver.
    pub async fn open(uri: &str) -> Result<Self, OpenError> {
        Connection::open_with(&uri.parse()?, 0).await
    }

    /// The same, to look only.
    ///
    /// # Errors
    ///
    /// As for [`open`](Connection::open).
    pub async fn open_read_only(uri: &str) -> Result<Self, OpenError> {
        Connection::open_with(&uri.parse()?, open_flags::READ_ONLY).await
    }

    /// The same, with [`open_flags`].
    ///
    /// # Errors
    ///
    /// As for [`open`](Connection::open).
    pub async fn open_with(uri: &Uri, flags: u32) -> Result<Self, OpenError> {
        let channel = channel(uri, flags & open_flags::READ_ONLY != 0)?;
        let client = RemoteClient::new(channel.connect().await?);
        authenticate(&client).await?;
        if supports(&client, feature::PROGRAM_KEEPALIVE).await? {
            client.channel().start_keepalive();
        }
        client.connect_open(Some(&uri.driver_uri()), flags).await?;
        let has_callbacks = supports(&client, feature::REMOTE_EVENT_CALLBACK).await?;
        let has_close_callback = supports(&client, feature::REMOTE_CLOSE_CALLBACK).await?;
        Ok(Connection {
            client,
            has_callbacks,
            has_close_callback,
        })
    }

    /// Asks for these kinds of events, of all domains. Events wait from here on; those of other kinds
    /// come as well if they are asked for in another way.
    ///
    /// # Errors
    ///
    /// The daemon does not have one of them.
    pub async fn watch(&self, event_ids: &[i32]) -> Result<Events<RemoteEvent>, CallError> {
        let events = self.client.events();
        if self.has_close_callback {
            self.client.connect_register_close_callback().await?;
        }
        for &event_id in event_ids {
            if self.has_callbacks {
                let registered = self
                    .client
                    .connect_domain_event_callback_register_any(event_id, None);
                registered.await?;
            } else {
                self.client
                    .connect_domain_event_register_any(event_id)
                    .await?;
            }
        }
        Ok(events)
    }

    /// Closes the driver. A connection that is dropped closes it as well, without waiting for that.
    ///
    /// # Errors
    ///
    /// The daemon did not answer.
    pub async fn close(self) -> Result<(), CallError> {
        self.client.connect_close().await
    }
}

impl Deref for Connection {
    type Target = RemoteClient;

    fn deref(&self) -> &RemoteClient {
        &self.client
    }
}

fn channel(uri: &Uri, read_only: bool) -> Result<ChannelBuilder, OpenError> {
    Ok(Channel::builder()
        .endpoint(uri.endpoint(read_only))
        .limits(ClientLimits::libvirt())
        .keepalive(KeepAlive::default())
        .reconnect(Reconnect::never()))
}

async fn supports(client: &RemoteClient, feature: i32) -> Result<bool, CallError> {
    match client.connect_supports_feature(feature).await {
        // An older daemon does not know what it is asked.
        Err(CallError::Remote(_)) => Ok(false),
        answer => answer,
    }
}

/// Tells the daemon who calls, where it asks. It is asked for its ways also where it has none.
async fn authenticate(client: &RemoteClient) -> Result<(), OpenError> {
    match client.auth_list().await?.first() {
        None | Some(AuthType::None) => Ok(()),
        Some(AuthType::Polkit) if client.auth_polkit().await? => Ok(()),
        Some(AuthType::Polkit) => Err(OpenError::Refused("polkit does not let you in")),
        Some(AuthType::Sasl) => Err(OpenError::Refused("it wants SASL")),
        Some(AuthType::Unknown(_)) => Err(OpenError::Refused("it asks in a way that is not known")),
    }
}

/// Why a driver could not be opened.
#[derive(Debug)]
#[non_exhaustive]
pub enum OpenError {
    /// The URI is none.
    Uri(UriError),
    /// Nobody is there.
    Connect(ConnectError),
    /// The daemon is not content with who calls.
    Refused(&'static str),
    /// The daemon answered with an error, or not at all.
    Call(CallError),
}

impl fmt::Display for OpenError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            OpenError::Uri(error) => write!(f, "{error}"),
            OpenError::Connect(error) => write!(f, "{error}"),
            OpenError::Refused(why) => write!(f, "the daemon asks who you are: {why}"),
            OpenError::Call(error) => write!(f, "{error}"),
        }
    }
}

impl Error for OpenError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            OpenError::Uri(error) => error.source(),
            OpenError::Connect(error) => error.source(),
            OpenError::Refused(_) => None,
            OpenError::Call(error) => error.source(),
        }
    }
}

impl From<UriError> for OpenError {
    fn from(error: UriError) -> Self {
        OpenError::Uri(error)
    }
}

impl From<ConnectError> for OpenError {
    fn from(error: ConnectError) -> Self {
        OpenError::Connect(error)
    }
}

impl From<CallError> for OpenError {
    fn from(error: CallError) -> Self {
        OpenError::Call(error)
    }
}
