//! The example `qemud` with libvirt's own client, virsh: whatever it asks and does.
//!
//! Run by name, `cargo test -p tests --test virsh`, after `tests/interop/install.sh libvirt`;
//! without virsh, libvirtd and QEMU these tests fail and say so.

mod access;
mod beside_libvirtd;
mod commands;
mod daemon;
mod definitions;
mod events;
mod inside;
mod keepalive;
#[allow(dead_code, reason = "the tests with libvirtd use more of it")]
#[path = "../libvirt/peers.rs"]
mod peers;
#[allow(dead_code, reason = "other tests use more of it")]
#[path = "../interop/process.rs"]
mod process;
#[allow(dead_code, reason = "the tests of the programs use more of it")]
#[path = "../programs/program.rs"]
mod programs;
mod qemu;
mod read_only;
mod terminal;
mod virsh;
