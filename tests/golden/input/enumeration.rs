//! The enum of RFC 4506, section 7.

/// What a file is.
#[derive(Debug, Clone, Copy, PartialEq, xdr_core::Xdr)]
pub enum FileKind {
    Text = 0,
    Data = 1,
    Exec = 2,
}
