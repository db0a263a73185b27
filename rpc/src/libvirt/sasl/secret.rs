//! What a server keeps of a password: enough to check it, too little to be used in its place
//! (RFC 5802 section 9).

use super::SecretError;
use super::message::prepared;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use hmac::{Hmac, Mac as _};
use sha2::{Digest as _, Sha256};
use std::fmt;
use std::str::FromStr;
use subtle::ConstantTimeEq as _;

/// How often a new secret is hashed.
const ITERATIONS: u32 = 16_384;
/// As often as RFC 7677 section 4 asks for at least.
const FEWEST: u32 = 4096;

/// A hash or a key.
pub(super) type Key = [u8; 32];

/// The salted keys of a password for SCRAM-SHA-256, which PLAIN is checked with as well.
///
/// A file of them has lines such as RFC 5803 describes:
///
/// ```
/// use xdr_rpc::libvirt::sasl::Secret;
///
/// # fn main() -> Result<(), xdr_rpc::libvirt::sasl::SecretError> {
/// let secret = Secret::new("correct horse")?;
/// let line = secret.to_text(); // SCRAM-SHA-256$16384:..$..:..
/// assert!(line.starts_with("SCRAM-SHA-256$16384:"));
/// assert!(line.parse::<Secret>()? == secret);
/// # Ok(())
/// # }
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct Secret {
    pub(super) iterations: u32,
    pub(super) salt: Vec<u8>,
    pub(super) stored_key: Key,
    pub(super) server_key: Key,
}

impl Secret {
    /// Of a password, with a random salt. Takes milliseconds, on purpose.
    ///
    /// # Errors
    ///
    /// The password is empty or has characters that SASL does not allow.
    pub fn new(password: &str) -> Result<Self, SecretError> {
        Secret::derive(password, &random::<16>()?, ITERATIONS)
    }

    /// Of a password, with a salt and a number of iterations.
    ///
    /// # Errors
    ///
    /// As of [`new`](Secret::new); or there are too few iterations, or no salt.
    pub fn derive(password: &str, salt: &[u8], iterations: u32) -> Result<Self, SecretError> {
        if salt.is_empty() || iterations < FEWEST {
            return Err(SecretError::Weak);
        }
        let password = prepared(password).ok_or(SecretError::Password)?;
        let (stored_key, server_key) =
            keys(password.as_bytes(), salt, iterations).ok_or(SecretError::Password)?;
        Ok(Secret {
            iterations,
            salt: salt.to_owned(),
            stored_key,
            server_key,
        })
    }

    /// Stands for somebody who is not there, always in the same way: who asks for a name shall not
    /// learn whether it is known.
    pub(super) fn of_nobody(user: &str, seed: &Key) -> Option<Self> {
        let part = |what: &[u8]| mac(seed, &[what, user.as_bytes()]);
        let mut salt = part(b"salt")?.to_vec();
        salt.truncate(16);
        Some(Secret {
            iterations: ITERATIONS,
            salt,
            stored_key: part(b"stored")?,
            server_key: part(b"server")?,
        })
    }

    /// Whether it is of this password, which is prepared already. Takes as long as [`new`](Secret::new).
    pub(super) fn is_of(&self, password: &[u8]) -> bool {
        keys(password, &self.salt, self.iterations)
            .is_some_and(|(stored_key, _)| stored_key.ct_eq(&self.stored_key).into())
    }

    /// The text of RFC 5803. Whoever has it can guess passwords without asking the server.
    #[must_use]
    pub fn to_text(&self) -> String {
        format!(
            "SCRAM-SHA-256${}:{}${}:{}",
            self.iterations,
            BASE64.encode(&self.salt),
            BASE64.encode(self.stored_key),
            BASE64.encode(self.server_key)
        )
    }
}

impl FromStr for Secret {
    type Err = SecretError;

    fn from_str(text: &str) -> Result<Self, SecretError> {
        parse(text).ok_or(SecretError::Text).and_then(|secret| {
            if secret.salt.is_empty() || secret.iterations < FEWEST {
                return Err(SecretError::Weak);
            }
            Ok(secret)
        })
    }
}

fn parse(text: &str) -> Option<Secret> {
    let (iterations, rest) = text.strip_prefix("SCRAM-SHA-256$")?.split_once(':')?;
    let (salt, rest) = rest.split_once('$')?;
    let (stored_key, server_key) = rest.split_once(':')?;
    let key = |text| Key::try_from(BASE64.decode(text).ok()?).ok();
    Some(Secret {
        iterations: iterations.parse().ok()?,
        salt: BASE64.decode(salt).ok()?,
        stored_key: key(stored_key)?,
        server_key: key(server_key)?,
    })
}

impl fmt::Debug for Secret {
    /// Without the secret.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Secret")
            .field("iterations", &self.iterations)
            .finish_non_exhaustive()
    }
}

/// StoredKey and ServerKey (RFC 5802 section 3).
fn keys(password: &[u8], salt: &[u8], iterations: u32) -> Option<(Key, Key)> {
    let mut salted = Key::default();
    pbkdf2::pbkdf2::<Hmac<Sha256>>(password, salt, iterations, &mut salted).ok()?;
    let client_key = mac(&salted, &[b"Client Key"])?;
    Some((
        Sha256::digest(client_key).into(),
        mac(&salted, &[b"Server Key"])?,
    ))
}

fn mac(key: &Key, parts: &[&[u8]]) -> Option<Key> {
    let mut mac = Hmac::<Sha256>::new_from_slice(key).ok()?;
    for part in parts {
        mac.update(part);
    }
    Some(mac.finalize().into_bytes().into())
}

pub(super) fn random<const N: usize>() -> Result<[u8; N], SecretError> {
    let mut bytes = [0; N];
    getrandom::getrandom(&mut bytes).map_err(|_| SecretError::NoRandomness)?;
    Ok(bytes)
}
