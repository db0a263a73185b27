//! Who a caller is: the procedures AUTH_LIST, AUTH_SASL_INIT, AUTH_SASL_START, AUTH_SASL_STEP and AUTH_POLKIT
//! of the remote program, for a daemon to embed.

mod authenticator;
mod identity;

pub use authenticator::Authenticator;
pub use identity::{Identity, Method};
