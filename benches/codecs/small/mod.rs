//! The types of `examples/peer.rs`: small messages of every kind, ours beside the codec by hand.

pub(crate) mod types;
pub(crate) mod values;
