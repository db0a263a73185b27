//! A connection to a daemon: what has to be said before a client can call the rest.

use crate::authentication::authenticate;
use crate::connect::{feature, open_flags};
use crate::open_error::OpenError;
use crate::program::{RemoteClient, RemoteEvent};
use crate::tls;
use crate::uri::Uri;
use std::ops::Deref;
use xdr_rpc::libvirt::{KeepAlive, sasl};
use xdr_rpc::{Address, CallError, Channel, ClientLimits, Events, Reconnect};

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
    /// Connects to the daemon of a [`Uri`] and opens its driver there.
    ///
    /// # Errors
    ///
    /// The URI is none, or nobody is there, or the daemon wants to know who calls and is not content, or
    /// it cannot open the driver.
    pub async fn open(uri: &str) -> Result<Self, OpenError> {
        Connection::builder(uri).open().await
    }

    /// The same, with more to say about it.
    #[must_use]
    pub fn builder(uri: &str) -> ConnectionBuilder {
        ConnectionBuilder {
            uri: uri.to_owned(),
            flags: 0,
            login: None,
        }
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

/// What there is to say before a driver is opened.
///
/// ```no_run
/// # async fn example() -> Result<(), xdr_remote::OpenError> {
/// use xdr_remote::Connection;
///
/// let connection = Connection::builder("qemu+tls://host.example/system?pkipath=/home/fred/pki")
///     .login("fred", "open sesame")
///     .read_only()
///     .open()
///     .await?;
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone)]
pub struct ConnectionBuilder {
    uri: String,
    flags: u32,
    login: Option<sasl::Client>,
}

impl ConnectionBuilder {
    /// Nothing is to be changed through this connection.
    #[must_use]
    pub fn read_only(mut self) -> Self {
        self.flags |= open_flags::READ_ONLY;
        self
    }

    /// A name and a password for daemons that want SASL. A password is shown to the daemon only where nobody
    /// else can read the connection.
    #[must_use]
    pub fn login(mut self, user: &str, password: &str) -> Self {
        self.login = Some(sasl::Client::new(user, password));
        self
    }

    /// Connects and opens the driver.
    ///
    /// # Errors
    ///
    /// As for [`Connection::open`].
    pub async fn open(self) -> Result<Connection, OpenError> {
        let uri: Uri = self.uri.parse()?;
        let endpoint = uri.endpoint(self.flags & open_flags::READ_ONLY != 0);
        let is_secure = !matches!(endpoint.address(), Address::Tcp(_));
        let mut channel = Channel::builder()
            .limits(ClientLimits::libvirt())
            .keepalive(KeepAlive::default())
            .reconnect(Reconnect::never());
        if matches!(endpoint.address(), Address::Tls(_)) {
            channel = channel.tls(tls::client(&uri)?);
        }
        let client = RemoteClient::new(channel.endpoint(endpoint).connect().await?);
        authenticate(&client, self.login.as_ref(), is_secure).await?;
        // From here on both ends may ask for a sign of life.
        if supports(&client, feature::PROGRAM_KEEPALIVE).await? {
            client.channel().start_keepalive();
        }
        let driver = uri.driver_uri();
        client.connect_open(Some(&driver), self.flags).await?;
        Ok(Connection {
            has_callbacks: supports(&client, feature::REMOTE_EVENT_CALLBACK).await?,
            has_close_callback: supports(&client, feature::REMOTE_CLOSE_CALLBACK).await?,
            client,
        })
    }
}

async fn supports(client: &RemoteClient, feature: i32) -> Result<bool, CallError> {
    match client.connect_supports_feature(feature).await {
        // An older daemon does not know what it is asked.
        Err(CallError::Remote(_)) => Ok(false),
        answer => answer,
    }
}
