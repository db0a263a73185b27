//! Endpoints as text: `tcp://127.0.0.1:2049`, `unix:///run/clock.sock`, and with `libvirt+` before it what
//! speaks libvirt's protocol.

use crate::error::EndpointError;
use crate::protocol::Protocol;
use std::fmt;
use std::path::PathBuf;
use std::str::FromStr;

/// Where a server listens or a client connects, and what is spoken there.
///
/// ```
/// use xdr_rpc::{Address, Endpoint, Protocol};
///
/// let endpoint: Endpoint = "libvirt+unix:///run/libvirt/libvirt-sock".parse()?;
/// assert_eq!(endpoint.protocol(), Protocol::Libvirt);
/// assert_eq!(*endpoint.address(), Address::Unix("/run/libvirt/libvirt-sock".into()));
/// # Ok::<(), xdr_rpc::EndpointError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Endpoint {
    protocol: Protocol,
    address: Address,
}

/// Where an endpoint is.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Address {
    /// `tcp://HOST:PORT`. The host is a name or an address, an IPv6 address in brackets.
    Tcp(String),
    /// `tls://HOST:PORT`: TLS from the first byte on.
    Tls(String),
    /// `unix:///PATH`, a stream socket.
    Unix(PathBuf),
}

impl Endpoint {
    /// An endpoint of this protocol.
    #[must_use]
    pub fn new(protocol: Protocol, address: Address) -> Self {
        Endpoint { protocol, address }
    }

    /// What is spoken there.
    #[must_use]
    pub fn protocol(&self) -> Protocol {
        self.protocol
    }

    /// Where it is.
    #[must_use]
    pub fn address(&self) -> &Address {
        &self.address
    }
}

impl FromStr for Endpoint {
    type Err = EndpointError;

    fn from_str(text: &str) -> Result<Self, EndpointError> {
        let wrong = |problem| EndpointError {
            text: text.to_owned(),
            problem,
        };
        let (protocol, address) = match text.strip_prefix("libvirt+") {
            Some(address) => (Protocol::Libvirt, address),
            None => (Protocol::Onc, text),
        };
        let Some((scheme, rest)) = address.split_once("://") else {
            return Err(wrong("it has no scheme"));
        };
        let address = match scheme {
            "tcp" => Address::Tcp(host_and_port(rest).map_err(wrong)?),
            "tls" => Address::Tls(host_and_port(rest).map_err(wrong)?),
            "unix" if rest.starts_with('/') => Address::Unix(PathBuf::from(rest)),
            "unix" => return Err(wrong("its path is not absolute")),
            _ => return Err(wrong("its scheme is unknown")),
        };
        Ok(Endpoint { protocol, address })
    }
}

fn host_and_port(text: &str) -> Result<String, &'static str> {
    match text.rsplit_once(':') {
        Some(("", _)) => Err("it has no host"),
        Some((_, port)) if port.parse::<u16>().is_err() => {
            Err("its port is not a number from 0 to 65535")
        }
        Some(_) => Ok(text.to_owned()),
        None => Err("it has no port"),
    }
}

impl fmt::Display for Endpoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.protocol == Protocol::Libvirt {
            f.write_str("libvirt+")?;
        }
        match &self.address {
            Address::Tcp(address) => write!(f, "tcp://{address}"),
            Address::Tls(address) => write!(f, "tls://{address}"),
            Address::Unix(path) => write!(f, "unix://{}", path.display()),
        }
    }
}

/// What says where to connect or listen: an [`Endpoint`], or its text.
pub trait IntoEndpoint {
    /// The endpoint.
    ///
    /// # Errors
    ///
    /// A text that is not one.
    fn into_endpoint(self) -> Result<Endpoint, EndpointError>;
}

impl IntoEndpoint for Endpoint {
    fn into_endpoint(self) -> Result<Endpoint, EndpointError> {
        Ok(self)
    }
}

impl IntoEndpoint for &Endpoint {
    fn into_endpoint(self) -> Result<Endpoint, EndpointError> {
        Ok(self.clone())
    }
}

impl IntoEndpoint for &str {
    fn into_endpoint(self) -> Result<Endpoint, EndpointError> {
        self.parse()
    }
}

impl IntoEndpoint for &String {
    fn into_endpoint(self) -> Result<Endpoint, EndpointError> {
        self.parse()
    }
}

impl IntoEndpoint for String {
    fn into_endpoint(self) -> Result<Endpoint, EndpointError> {
        self.parse()
    }
}
