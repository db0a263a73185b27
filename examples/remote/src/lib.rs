//! The remote program of libvirt, which its daemons serve and its clients call, as an annotated trait.
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
