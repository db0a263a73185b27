//! A daemon that speaks libvirt's protocol.
#![forbid(unsafe_code)]

mod domains;
mod guests;
mod hypervisor;
mod process;
mod refusal;
mod store;
#[cfg(test)]
mod tests;
mod xml;

fn main() {}
