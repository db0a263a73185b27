//! Against real peers: rpcgen's code and libtirpc, which share nothing with this project.
//!
//! Run by name, `cargo test -p tests --test interop`, after `tests/interop/install.sh`; without
//! the peer these tests fail and say so.

mod c_client;
mod c_server;
mod oracle;
mod peer;
#[allow(dead_code, reason = "the tests of the programs use more of it")]
mod process;
#[path = "../programs/program.rs"]
mod program;
mod random;
mod rejects;
mod rpcinfo;
#[path = "../codec/types.rs"]
mod types;
