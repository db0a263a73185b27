//! Where a server knows its users from.

use super::Secret;
use futures_util::FutureExt as _;
use futures_util::future::BoxFuture;
use std::collections::HashMap;
use std::fmt;

/// Knows users.
///
/// ```
/// use xdr_rpc::libvirt::sasl::{Passwords, Secret};
///
/// /// A folder with a file for each user.
/// struct Folder(std::path::PathBuf);
///
/// impl Passwords for Folder {
///     async fn find(&self, user: &str) -> Option<Secret> {
///         if !user.chars().all(|char| char.is_ascii_alphanumeric()) {
///             return None;
///         }
///         let path = self.0.join(user);
///         let line = tokio::task::spawn_blocking(move || std::fs::read_to_string(path));
///         line.await.ok()?.ok()?.trim_end().parse().ok()
///     }
/// }
/// ```
pub trait Passwords: Send + Sync + 'static {
    /// What is kept of a user's password; none for those who may not come in. The name is as the peer
    /// sent it, prepared as RFC 4013 says.
    fn find(&self, user: &str) -> impl Future<Output = Option<Secret>> + Send;
}

/// Users in memory, as a program reads them from its configuration.
#[derive(Default, Clone)]
pub struct Users {
    secrets: HashMap<String, Secret>,
}

impl Users {
    /// No users yet.
    #[must_use]
    pub fn new() -> Self {
        Users::default()
    }

    /// The same and one more, in the place of one of the same name.
    #[must_use]
    pub fn with(mut self, user: impl Into<String>, secret: Secret) -> Self {
        self.secrets.insert(user.into(), secret);
        self
    }
}

impl Passwords for Users {
    async fn find(&self, user: &str) -> Option<Secret> {
        self.secrets.get(user).cloned()
    }
}

impl fmt::Debug for Users {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Users")
            .field("users", &self.secrets.len())
            .finish_non_exhaustive()
    }
}

/// [`Passwords`] without its future's type.
pub(super) trait Finder: Send + Sync {
    fn find<'a>(&'a self, user: &'a str) -> BoxFuture<'a, Option<Secret>>;
}

impl<P: Passwords> Finder for P {
    fn find<'a>(&'a self, user: &'a str) -> BoxFuture<'a, Option<Secret>> {
        Passwords::find(self, user).boxed()
    }
}
