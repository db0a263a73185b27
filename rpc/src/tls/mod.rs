//! TLS (RFC 8446, RFC 5246) around the connections of either protocol.
//!
//! Certificates are always checked: nothing here turns that off. A client checks the server's against
//! its [`Authorities`] and against the name or address of the endpoint; a server made with
//! [`TlsServer::mutual`] demands one of each client and checks it likewise, as libvirtd does. What a
//! handler then knows of its caller is [`Peer::Tls`](crate::Peer::Tls).
//!
//! ```no_run
//! use xdr_rpc::tls::{Authorities, CertifiedKey, TlsClient, TlsServer};
//!
//! # fn main() -> Result<(), xdr_rpc::tls::TlsError> {
//! let authorities = Authorities::from_pem_file("/etc/pki/CA/cacert.pem")?;
//! let server = CertifiedKey::from_pem_files(
//!     "/etc/pki/libvirt/servercert.pem",
//!     "/etc/pki/libvirt/private/serverkey.pem",
//! )?;
//! let server = TlsServer::mutual(server, authorities.clone())?;
//!
//! let client = CertifiedKey::from_pem_files("clientcert.pem", "clientkey.pem")?;
//! let client = TlsClient::mutual(authorities, client)?;
//! # let _ = (server, client);
//! # Ok(())
//! # }
//! ```
//!
//! A server takes its side with [`ServerBuilder::tls`](crate::ServerBuilder::tls), a client with
//! [`ChannelBuilder::tls`](crate::ChannelBuilder::tls); the endpoints are `tls://HOST:PORT` and
//! `libvirt+tls://HOST:PORT`. An endpoint of these without its side is an error before anything is
//! sent.
//!
//! Sessions are not resumed: every connection shows and checks its certificates anew.

mod authorities;
mod certified_key;
mod client;
mod confirmation;
mod error;
mod peer;
mod server;
mod subject;

pub use authorities::Authorities;
pub use certified_key::CertifiedKey;
pub use client::TlsClient;
pub use error::TlsError;
pub use peer::TlsPeer;
pub use server::TlsServer;

use std::sync::Arc;
use tokio::net::TcpStream;
use tokio_rustls::rustls::crypto::{CryptoProvider, ring};
use tokio_rustls::rustls::pki_types::CertificateDer;

/// A connection, of whichever end.
pub(crate) type TlsStream = Box<tokio_rustls::TlsStream<TcpStream>>;

/// The algorithms. Chosen here, whatever else in the program may use rustls and has a default of its own.
fn provider() -> Arc<CryptoProvider> {
    Arc::new(ring::default_provider())
}

/// What the other end has shown, its own certificate first.
fn certificates(shown: Option<&[CertificateDer<'_>]>) -> Arc<[Vec<u8>]> {
    let shown = shown.unwrap_or_default().iter();
    shown.map(|certificate| certificate.to_vec()).collect()
}
