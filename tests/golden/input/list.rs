//! The list of RFC 4506, section 4.19.

/// Strings, each behind a word that says that it is there.
#[derive(Debug, PartialEq, xdr_core::Xdr)]
pub struct StringList {
    #[xdr(list, max = 100, each(max = 255))]
    pub items: Vec<String>,
}
