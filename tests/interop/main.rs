//! Against real peers: rpcgen's code and libtirpc, which share nothing with this project.
//!
//! Run by name, `cargo test -p tests --test interop`, after `tests/interop/install.sh`; without
//! the peer these tests fail and say so.

mod c_client;
mod c_server;
#[allow(dead_code, reason = "the tests of the codec use more of it")]
#[path = "../codec/edges.rs"]
mod edges;
mod oracle;
mod peer;
#[allow(dead_code, reason = "the tests of the programs use more of it")]
mod process;
#[path = "../programs/program.rs"]
mod program;
mod random;
mod rejects;
mod rpcinfo;
#[allow(dead_code, reason = "the tests of the codec use more of it")]
#[path = "../codec/types.rs"]
mod types;
