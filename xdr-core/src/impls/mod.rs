//! The codecs of Rust's own types, one kind of XDR type a file.
//!
//! What derived code calls for each field is inlined, but not in a debug build: there it would lie, unused,
//! on the stack of every level of a recursive type.

mod array;
mod convert;
mod list;
mod nested;
mod opaque;
mod optional;
mod plain;
mod range;
mod reference;
mod result;
mod scalar;
mod string;
