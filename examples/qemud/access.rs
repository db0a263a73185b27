//! Who may call, and how callers show who they are.

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use xdr_rpc::Peer;
use xdr_rpc::libvirt::auth::{Authenticator, Method};
use xdr_rpc::libvirt::polkit::Polkit;
use xdr_rpc::libvirt::sasl::{Secret, Server as Sasl, Users};
use xdr_rpc::tls::{Authorities, CertifiedKey, TlsServer};

/// How callers show who they are, by the way they come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Access {
    /// Over Unix sockets.
    pub(crate) unix: Method,
    /// Over TCP.
    pub(crate) tcp: Method,
    /// Over TLS, beside their certificates.
    pub(crate) tls: Method,
    /// The names and what is kept of the passwords.
    pub(crate) users: Option<PathBuf>,
    /// What asks polkit, where it is not at its place.
    pub(crate) pkcheck: Option<PathBuf>,
}

impl Default for Access {
    fn default() -> Self {
        Access {
            unix: Method::None,
            tcp: Method::None,
            tls: Method::None,
            users: None,
            pkcheck: None,
        }
    }
}

impl Access {
    /// Whether anybody has to give a password.
    pub(crate) fn wants_users(&self) -> bool {
        [self.unix, self.tcp, self.tls].contains(&Method::Sasl)
    }

    /// What asks them.
    pub(crate) fn authenticator(&self) -> Result<Authenticator, Box<dyn Error>> {
        let Access { unix, tcp, tls, .. } = *self;
        let mut authenticator = Authenticator::new(move |peer| match peer {
            Peer::Unix(_) => unix,
            Peer::Tls(_) => tls,
            _ => tcp,
        });
        if let Some(path) = &self.users {
            authenticator = authenticator.with_sasl(Sasl::new(users(path)?)?);
        }
        if let Some(path) = &self.pkcheck {
            authenticator = authenticator.with_polkit(Polkit::new().program(path));
        }
        Ok(authenticator)
    }
}

/// A file with a user a line, as [`user`] makes it.
fn users(path: &Path) -> Result<Users, Box<dyn Error>> {
    let shown = path.display();
    let text = fs::read_to_string(path).map_err(|error| format!("`{shown}`: {error}"))?;
    let mut users = Users::new();
    for (line, number) in text.lines().zip(1..) {
        let bad = |problem: String| format!("`{shown}`, line {number}: {problem}");
        let (name, secret) = line
            .split_once(' ')
            .ok_or_else(|| bad("write `NAME SECRET`".to_owned()))?;
        let secret: Secret = secret.parse().map_err(|error| bad(format!("{error}")))?;
        users = users.with(name, secret);
    }
    Ok(users)
}

/// The line of a user.
pub(crate) fn user(name: &str, password: &str) -> Result<String, Box<dyn Error>> {
    if name.is_empty() || name.contains(char::is_whitespace) {
        return Err("a name is one word".into());
    }
    Ok(format!("{name} {}", Secret::new(password)?.to_text()))
}

/// TLS with certificates of both sides, from the files that libvirt calls so: all in one folder, or where
/// libvirtd has them.
pub(crate) fn tls(pki: Option<&Path>) -> Result<TlsServer, Box<dyn Error>> {
    let [authorities, certificate, key] = match pki {
        Some(pki) => ["cacert.pem", "servercert.pem", "serverkey.pem"].map(|name| pki.join(name)),
        None => [
            "CA/cacert.pem",
            "libvirt/servercert.pem",
            "libvirt/private/serverkey.pem",
        ]
        .map(|name| Path::new("/etc/pki").join(name)),
    };
    let authorities = Authorities::from_pem_file(authorities)?;
    let own = CertifiedKey::from_pem_files(certificate, key)?;
    Ok(TlsServer::mutual(own, authorities)?)
}
