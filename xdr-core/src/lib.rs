//! XDR, the External Data Representation of RFC 4506, for plain Rust types.
#![no_std]
#![forbid(unsafe_code)]

extern crate alloc;
#[cfg(feature = "std")]
extern crate std;

mod api;
mod decoder;
mod encoder;
mod error;
mod form;
mod impls;
mod limits;
mod quadruple;
mod run;
pub mod schema;
mod wire;

#[doc(hidden)]
pub mod __private;

pub use api::{
    append, decode_into_slice, from_bytes, from_bytes_with, from_slice, from_slice_with, to_bytes,
    to_vec,
};
pub use decoder::Decoder;
pub use encoder::{Encoder, SEGMENT_FROM, Segments};
pub use error::{
    Counted, DecodeError, DecodeErrorKind, EncodeError, EncodeErrorKind, Path, Segment,
};
pub use form::{As, Each, Every, Limit, List, Max, Nested, Plain, Range};
pub use limits::Limits;
pub use quadruple::Quadruple;
pub use wire::{
    Decode, DecodeBounded, DecodeOwned, Encode, EncodeBounded, Failure, MaxSize, MaxSizeBounded,
    Wire, WireBounded, XdrEnum,
};
#[cfg(feature = "derive")]
pub use xdr_derive::Xdr;
