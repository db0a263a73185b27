//! The codecs of Rust's own types, one kind of XDR type a file.

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
