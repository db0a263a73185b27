//! Against libvirt itself: its daemon, its client and the dissector of its protocol, which share
//! nothing with this project.
//!
//! Run by name, `cargo test -p tests --test libvirt`, after `tests/interop/install.sh libvirt`;
//! without them these tests fail and say so.

mod answers;
mod client;
mod dissector;
mod login;
#[allow(dead_code, reason = "the tests without libvirt use more of it")]
#[path = "../daemon/packets.rs"]
mod packets;
mod peers;
#[allow(dead_code, reason = "the tests of the codec use more of it")]
#[path = "../interop/process.rs"]
mod process;
#[allow(dead_code, reason = "the tests of the programs use more of it")]
#[path = "../programs/program.rs"]
mod program;
mod proxy;
mod read_only;
mod relay;
mod secure;
mod session;
mod splice;
mod transcripts;
mod virt;
mod volumes;
