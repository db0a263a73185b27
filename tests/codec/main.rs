//! The codec against bytes that it did not make: written by hand from RFC 4506, and printed by
//! the code that rpcgen generates.

mod by_hand;
mod edges;
mod rfc;
mod scalars;
mod types;
mod vectors;
