//! The daemon as its clients see it.

mod auth;
mod change;
mod connect;
mod host;
mod look;
mod remote;
mod subscribers;

pub(crate) use subscribers::Subscribers;

use crate::domains::Identity;
use crate::hypervisor::Hypervisor;
use crate::refusal::Refusal;
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

    /// A refusal as the client gets it.
    fn error(&self, refusal: &Refusal) -> RemoteError {
        let domain = if self.hypervisor.is_qemu() {
            ErrorDomain::QEMU
        } else {
            ErrorDomain::TEST
        };
        RemoteError::new(ErrorCode(refusal.code()), refusal.to_string()).domain(domain)
    }

    /// The same, where something else would have been the result.
    fn answer<T>(&self, result: Result<T, Refusal>) -> Result<T, RemoteError> {
        result.map_err(|refusal| self.error(&refusal))
    }

    /// What this driver does not have at all.
    fn no_support<T>(&self, name: &str) -> Result<T, RemoteError> {
        let refusal = Refusal::new(crate::refusal::Kind::NoSupport, name);
        Err(self.error(&refusal))
    }

    /// Refuses flags that nobody knows the meaning of.
    fn check_flags(&self, flags: u32, known: u32, name: &str) -> Result<(), RemoteError> {
        let unknown = flags & !known;
        if unknown == 0 {
            return Ok(());
        }
        let detail = format!("unsupported flags ({unknown:#x}) in function {name}");
        let refusal = Refusal::new(crate::refusal::Kind::InvalidArgument, detail);
        Err(self.error(&refusal))
    }
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
