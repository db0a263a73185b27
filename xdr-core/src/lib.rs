//! XDR, the External Data Representation of RFC 4506, for plain Rust types.
//!
//! ```
//! use xdr_core::{Xdr, from_slice, to_vec};
//!
//! #[derive(Debug, PartialEq, Xdr)]
//! struct Entry<'a> {
//!     id: u64,
//!     #[xdr(max = 255)]
//!     name: &'a str,
//!     #[xdr(max = 16, each(max = 8))]
//!     tags: Vec<String>,
//! }
//!
//! let entry = Entry { id: 7, name: "seven", tags: vec!["odd".into()] };
//! let bytes = to_vec(&entry)?;
//! assert_eq!(bytes, *b"\0\0\0\0\0\0\0\x07\0\0\0\x05seven\0\0\0\0\0\0\x01\0\0\0\x03odd\0");
//! assert_eq!(from_slice::<Entry>(&bytes)?, entry);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # Types
//!
//! | XDR | Rust |
//! |---|---|
//! | `int`, `unsigned int`, `hyper`, `unsigned hyper` | `i32`, `u32`, `i64`, `u64` |
//! | `float`, `double`, `quadruple` | `f32`, `f64`, [`Quadruple`] |
//! | `bool` | `bool` |
//! | `opaque[n]` | `[u8; N]` |
//! | `opaque<m>` with `#[xdr(max = m)]` | `Vec<u8>`, `Box<[u8]>`, `Bytes`, `&[u8]`, `Cow<[u8]>` |
//! | `string<m>` with `#[xdr(max = m)]` | `String`, `Box<str>`, `&str`, `Cow<str>`; any opaque type where it is not UTF-8 |
//! | `T[n]` | `[T; N]` |
//! | `T<m>` with `#[xdr(max = m)]` | `Vec<T>`, `Box<[T]>` |
//! | `T *` | `Option<T>`, `Option<Box<T>>` |
//! | `struct node { T value; node *next; } *` with `#[xdr(list, max = m)]` | `Vec<T>` |
//! | `enum`, `struct`, `union`, `typedef` | enums, structs, enums with `#[xdr(switch = ..)]`, tuple structs of one field, each with [`Xdr`](derive@Xdr) |
//! | `void` | `()` |
//!
//! Borrowed types borrow from the input. [`Bytes`](bytes::Bytes) of 1 KiB and more share it, where
//! it came as `Bytes` itself ([`from_bytes`]); owned types copy.
//!
//! # What input can do
//!
//! Decoding takes the canonical encoding and nothing else: padding is zero, a bool is 0 or 1, an
//! enum has its declared values, strings are UTF-8, nothing follows. For any input, the memory
//! that decoding holds is bounded by the length of the input times a constant of the type: a
//! count is checked against the bytes that are there before anything is allocated for it.
//! [`Limits`] bound depth and memory besides.
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
mod of;
mod quadruple;
mod run;
pub mod schema;
mod wide;
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
