//! A daemon that embeds the authenticator, and clients that go through the procedures of the remote
//! program to get in: over Unix sockets, TCP and TLS.

mod daemon;
mod polkit;
mod sasl;
