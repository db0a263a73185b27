//! What goes wrong.

use std::error::Error;
use std::fmt;

/// A server does not let somebody in. Its text is all that the peer is ever told;
/// [`reason`](Refused::reason) is for the server's own log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused {
    reason: &'static str,
}

impl Refused {
    pub(crate) const fn because(reason: &'static str) -> Self {
        Refused { reason }
    }

    /// Why. Telling it to the peer would help whoever guesses.
    #[must_use]
    pub fn reason(&self) -> &'static str {
        self.reason
    }
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("authentication failed")
    }
}

impl Error for Refused {}

/// Why a client does not authenticate.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum ClientError {
    /// The server offers no mechanism that can be used here.
    NoMechanism {
        /// What it offers.
        offered: String,
        /// PLAIN is among it, and the connection can be read by others.
        plain_would_be_read: bool,
    },
    /// The user name or the password has characters that SASL does not allow (RFC 4013), or is empty.
    Credentials,
    /// The server says something that the mechanism does not have.
    Protocol(&'static str),
    /// The server says that all is well and has not proved that it knows the password.
    Unproved,
    /// The server proved something, but not that it knows the password: it may be another one.
    WrongServer,
}

impl fmt::Display for ClientError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ClientError::NoMechanism {
                offered,
                plain_would_be_read,
            } => {
                write!(
                    f,
                    "the server offers `{}` and this client has SCRAM-SHA-256 and PLAIN",
                    offered.escape_default()
                )?;
                if *plain_would_be_read {
                    f.write_str(", but PLAIN only where nobody else reads; use TLS")?;
                }
                Ok(())
            }
            ClientError::Credentials => f.write_str(
                "the user name or the password is empty or has characters that SASL does not allow",
            ),
            ClientError::Protocol(problem) => {
                write!(f, "the server breaks the mechanism: {problem}")
            }
            ClientError::Unproved => f.write_str(
                "the server ended the exchange before it proved that it knows the password",
            ),
            ClientError::WrongServer => {
                f.write_str("the server does not know the password; it may be another one")
            }
        }
    }
}

impl Error for ClientError {}

/// Why there is no [`Secret`](super::Secret).
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum SecretError {
    /// The password is empty or has characters that SASL does not allow (RFC 4013).
    Password,
    /// Fewer than 4096 iterations, which RFC 7677 asks for at least, or no salt.
    Weak,
    /// A text is not a secret of SCRAM-SHA-256 (RFC 5803).
    Text,
    /// The system has no random bytes.
    NoRandomness,
}

impl fmt::Display for SecretError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            SecretError::Password => {
                "the password is empty or has characters that SASL does not allow"
            }
            SecretError::Weak => "the secret is weak; give a salt and at least 4096 iterations",
            SecretError::Text => {
                "the text is not a secret; write `SCRAM-SHA-256$ITERATIONS:SALT$STORED_KEY:SERVER_KEY`"
            }
            SecretError::NoRandomness => "the system has no random bytes",
        })
    }
}

impl Error for SecretError {}
