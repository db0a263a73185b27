//! A zoo of XDR types, and a second opinion on each.
//!
//! Every type here stands twice: as Rust with `#[derive(Xdr)]`, and as a [`reference::Type`]
//! written by hand from RFC 4506, which knows nothing of the derive or of its schema. The
//! [`table`] ties the two together, and [`checks`] asks for each input whether both agree.
//! The fuzz targets and the replay of their corpus in the test suite call the same checks.

#![forbid(unsafe_code)]

pub mod checks;
pub mod corpus;
pub mod reference;
pub mod table;
pub mod types;
