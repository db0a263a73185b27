//! The packet protocol of libvirt's daemon: header, errors, keepalive, file descriptors.
//!
//! An endpoint that begins with `libvirt+` speaks it, on both sides, with programs and clients that
//! know nothing of it:
//!
//! ```no_run
//! # use xdr_rpc::{Channel, libvirt::KeepAlive};
//! # async fn example() -> Result<(), Box<dyn std::error::Error>> {
//! let channel = Channel::builder()
//!     .endpoint("libvirt+unix:///run/libvirt/libvirt-sock")
//!     .keepalive(KeepAlive::default())
//!     .connect()
//!     .await?;
//! # Ok(())
//! # }
//! ```

#[cfg(any(feature = "sasl", feature = "polkit"))]
pub mod auth;
mod code;
mod error;
mod fds;
mod header;
mod keepalive;
mod packet;
#[cfg(feature = "polkit")]
pub mod polkit;
mod reply;
#[cfg(feature = "sasl")]
pub mod sasl;
pub(crate) mod stream;

pub use code::{ErrorCode, ErrorDomain, ErrorLevel};
pub use error::{ErrorDetails, MAX_STRING, RemoteError};
pub use header::{Header, Kind, Status};
pub use keepalive::KeepAlive;
pub use packet::{MAX_FDS, MAX_MESSAGE, PacketError, PacketReader};
pub use stream::{OpenCall, OpenFuture, Opening, Opens, OpensBeside, Part, Stream, StreamError};

pub(crate) use error::{of_fault, rpc_error, to_fault};
pub(crate) use fds::fd_count;
pub(crate) use header::{Start, header};
pub(crate) use keepalive::{is_keepalive, is_ping, ping, pong};
pub(crate) use packet::mark;
pub(crate) use reply::read_reply;
