//! The remote program of libvirt, which its daemons serve and its clients call, as an annotated trait.
//!
//! [`Remote`] has what domains, their events, consoles and storage need, as far as `virsh` asks for it, with
//! the names, numbers and limits of the protocol. Daemons have a few hundred procedures more; to have
//! one of them is to add a method.
//!
//! A client begins with a [`Connection`], which says what has to be said before the first question: who
//! calls, which features there are, and which driver to open.
//!
//! A server is an implementation of [`Remote`] behind a [`Guard`], which refuses callers that are not known
//! and writers on connections that are to look only, by the [`Access`] that every procedure demands:
//!
//! ```
//! use xdr_remote::{Guard, Remote, RemoteServer};
//! use xdr_rpc::{Server, ServerLimits, StartError};
//!
//! async fn serve(daemon: impl Remote) -> Result<Server, StartError> {
//!     Server::builder()
//!         .serve(RemoteServer::new(daemon))
//!         .authorize(Guard::new())
//!         .limits(ServerLimits::libvirt())
//!         .listen("libvirt+unix:///run/libvirt/libvirt-sock")
//!         .start()
//!         .await
//! }
//! ```
#![forbid(unsafe_code)]

mod access;
mod authentication;
mod connect;
mod connection;
mod domain;
mod events;
mod limits;
mod open_error;
mod program;
mod storage;
mod tls;
mod typed;
mod uri;
mod uuid;
mod wire;

pub use access::{Access, Guard, ReadOnly};
pub use connect::{AuthType, NodeInfo, SaslReply, SecurityModel, feature, open_flags};
pub use connection::{Connection, ConnectionBuilder};
pub use domain::{
    Domain, DomainInfo, DomainList, DomainState, SecurityLabel, StateAndReason, list_flags,
};
pub use events::*;
pub use limits::*;
pub use open_error::OpenError;
pub use program::{Remote, RemoteClient, RemoteEvent, RemoteEvents, RemoteServer};
pub use storage::{
    StoragePool, StoragePoolList, StorageVol, StorageVolInfo, StorageVolList, transfer_flags,
};
pub use typed::{TypedParam, TypedValue};
pub use uri::{Uri, UriError};
pub use uuid::{NotUuid, Uuid};
pub use wire::{Char, Flag};
