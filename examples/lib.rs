//! The peer program of the interop tests: its types and traits, a server, and a client that
//! judges any server of it. The programs beside this library are thin shells around them.
#![forbid(unsafe_code)]

pub mod peer;
pub mod peer_client;
pub mod peer_server;
