//! Layers of tower around channels and servers, and balanced channels.
#![forbid(unsafe_code)]

mod balance;
mod beside;
mod dns;
mod layers;
mod own;
mod program;
mod retry;
mod server;
