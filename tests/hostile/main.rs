//! Hostile and broken peers against a real server over real sockets. Each gets the answer of
//! RFC 5531 or a closed connection within its deadline, and every other connection keeps working.

mod access;
mod arguments;
mod bystander;
mod headers;
mod overload;
mod raw;
mod records;
mod resources;
mod reverse;
mod service;
mod shutdown;
mod vanish;
