//! Streams: bytes both ways beside calls, between our client and our server and against bytes laid out by
//! hand from the facts of libvirt's protocol.

mod client;
mod endings;
mod gone;
mod holes;
mod opening;
mod pair;
mod random;
mod raw;
mod refused;
mod server;
mod slow;
mod transfer;
