//! The daemon as its clients see it.

mod auth;
mod change;
mod connect;
mod host;
mod inside;
mod look;
mod remote;
mod subscribers;

pub(crate) use subscribers::Subscribers;

use crate::consoles::Consoles;
use crate::domains::Identity;
use crate::hypervisor::Hypervisor;
use crate::refusal::{Kind, Refusal};
use std::sync::Arc;
use xdr_remote::{Domain, ReadOnly};
use xdr_rpc::Context;
use xdr_rpc::libvirt::auth::Authenticator;
use xdr_rpc::libvirt::{ErrorCode, ErrorDomain, RemoteError};

/// What serves the remote program.
#[derive(Debug, Clone)]
pub(crate) struct Daemon {
    hypervisor: Hypervisor,
    subscribers: Arc<Subscribers>,
    authenticator: Authenticator,
    consoles: Arc<Consoles>,
    version: u64,
    read_only: bool,
}

impl Daemon {
    /// For callers who may write; `version` is that of the hypervisor.
    pub(crate) fn new(
        hypervisor: Hypervisor,
        subscribers: Arc<Subscribers>,
        authenticator: Authenticator,
        version: u64,
    ) -> Self {
        Daemon {
            hypervisor,
            subscribers,
            authenticator,
            consoles: Arc::default(),
            version,
            read_only: false,
        }
    }

    /// The same for callers who may only look.
    pub(crate) fn read_only(&self) -> Self {
        Daemon {
            read_only: true,
            ..self.clone()
        }
    }

    fn is_read_only(&self, cx: &Context) -> bool {
        self.read_only || cx.connection().get::<ReadOnly>().is_some()
    }
}

/// `VIR_FROM_DOMAIN`: what refuses is the part that is about domains.
const DOMAIN: ErrorDomain = ErrorDomain(20);

impl From<Refusal> for RemoteError {
    fn from(refusal: Refusal) -> Self {
        RemoteError::new(ErrorCode(refusal.code()), refusal.to_string()).domain(DOMAIN)
    }
}

/// Refuses flags that nobody knows the meaning of.
fn check_flags(flags: u32, known: u32, name: &str) -> Result<(), Refusal> {
    let unknown = flags & !known;
    if unknown == 0 {
        return Ok(());
    }
    let detail = format!("unsupported flags ({unknown:#x}) in function {name}");
    Err(Refusal::new(Kind::InvalidArgument, detail))
}

/// A domain as it travels.
fn domain(identity: Identity) -> Domain {
    Domain {
        name: identity.name,
        uuid: xdr_remote::Uuid(identity.uuid.into_bytes()),
        id: identity.id.unwrap_or(-1),
    }
}

/// What a domain is found by.
fn uuid(uuid: xdr_remote::Uuid) -> uuid::Uuid {
    uuid::Uuid::from_bytes(uuid.0)
}
