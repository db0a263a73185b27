//! The macros run without rustc, on the files of the compile-fail suite (`tests/ui`).
//!
//! A wrong definition says in comments what is said about it, and where:
//!
//! ```text
//!     len: usize,
//!     //   ^^^^^ `usize` has no fixed size on the wire; use `u32` or `u64`
//! ```
//!
//! The carets stand under what the message is shown at; slashes right before them count too. A
//! place of more than one line is marked on its first line, to the end of it. Three kinds:
//!
//! | comment | who finds it | what is checked here |
//! |---|---|---|
//! | `^^ message` | the macro | these messages and no others, at these places |
//! | `^^ const: message` | an assertion in the generated code | it is there, at this place |
//! | `^^ rustc E0277: message` | rustc | the macro says nothing |
//!
//! What rustc prints in the end is in the `.stderr` beside each file. It has to be exactly what the
//! comments announce, and `tests/ui.rs` compares it with rustc itself.

mod announced;
mod case;
mod found;
mod golden;
mod hygiene;
mod refusals;
mod rules;
pub(crate) mod sites;
mod stderr;
