//! What decoding may hold in memory, whatever the input says.
//!
//! The invariant: for an input of `L` bytes, decoding a `T` never holds more than
//! `2 * K(T) * L + 1 KiB`, where `K(T)` is the most memory that an element of any container in `T`
//! takes for each byte that it takes on the wire at least; and a failed decode leaves nothing.
//!
//! An error holds its path besides, which is of the type and not of the input: as many steps as the
//! limit of depth allows.

mod allocator;
mod counts;
mod hold;
mod hostile;
mod lengths;
mod limits;
mod nfs;
mod random;
mod shapes;
mod stack;

use xdr_zoo::types::memory as zoo;
