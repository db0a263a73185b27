//! SASL (RFC 4422) as the libvirt protocol carries it: SCRAM-SHA-256 (RFC 7677) and PLAIN (RFC 4616).
//!
//! Both sides work on the bytes of AUTH_SASL_INIT, AUTH_SASL_START and AUTH_SASL_STEP and know nothing
//! of the program that these belong to. In them no data (`nil`) is not the same as empty data, so data
//! are an `Option` here.
//!
//! ```
//! use xdr_rpc::libvirt::sasl::{Client, Next, Secret, Server, Users};
//!
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let users = Users::new().with("fred", Secret::new("123456")?);
//! let server = Server::new(users)?;
//!
//! // A connection begins; nobody else can read what goes over it.
//! let mut exchange = server.exchange(true);
//! let offered = exchange.init()?;
//! assert_eq!(offered, "SCRAM-SHA-256,PLAIN");
//!
//! let mut client = Client::new("fred", "123456").exchange(&offered, true)?;
//! let first = client.start().await?;
//! let mut reply = exchange.start(client.mechanism(), first.as_deref()).await?;
//! while let Next::Send(data) = client.step(reply.data.as_deref(), reply.complete).await? {
//!     reply = exchange.step(data.as_deref()).await?;
//! }
//! assert_eq!(exchange.user(), Some("fred"));
//! # Ok(())
//! # }
//! ```
//!
//! No mechanism here puts a layer of its own around the connection: whoever has it read by others
//! should use TLS. A password never crosses a connection that others can read, unless it is said so:
//! PLAIN is neither offered nor chosen there.

mod callbacks;
mod client;
mod error;
mod message;
mod passwords;
mod secret;
mod server;

pub use client::{Client, ClientExchange, Next};
pub use error::{ClientError, Refused, SecretError};
pub use passwords::{Passwords, Users};
pub use secret::Secret;
pub use server::{Exchange, Reply, Server};

use std::fmt;

/// The most bytes of data of one start or step, in either direction: REMOTE_AUTH_SASL_DATA_MAX.
pub const MAX_DATA: usize = 65_536;

/// A way to authenticate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Mechanism {
    /// Proves the password both ways without showing it (RFC 7677).
    ScramSha256,
    /// Shows the password (RFC 4616).
    Plain,
}

impl Mechanism {
    /// All of them, the strongest first.
    const ALL: [Mechanism; 2] = [Mechanism::ScramSha256, Mechanism::Plain];

    /// Its registered name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Mechanism::ScramSha256 => "SCRAM-SHA-256",
            Mechanism::Plain => "PLAIN",
        }
    }

    fn named(name: &str) -> Option<Self> {
        Mechanism::ALL
            .into_iter()
            .find(|mechanism| mechanism.name() == name)
    }
}

impl fmt::Display for Mechanism {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
