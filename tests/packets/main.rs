//! Hostile bytes at the sockets of libvirt's protocol: what a daemon does where a peer breaks every
//! rule, and what a client does. The bytes are laid out by hand, and the answers are those of libvirt's own
//! daemon. After each of them somebody else's calls go on and somebody new is served.

#[allow(dead_code, reason = "these tests look at the most memory alone")]
#[path = "../memory/allocator.rs"]
mod allocator;
mod bytes;
mod clients;
mod daemon;
mod defects;
mod events;
mod floods;
mod kinds;
mod lengths;
#[allow(dead_code, reason = "other tests use more of it")]
#[path = "../daemon/packets.rs"]
mod raw;
mod readers;
mod scene;
mod streams;
