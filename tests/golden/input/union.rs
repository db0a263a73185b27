//! The union of RFC 4506, section 7.

use super::enumeration::FileKind;

const MAX_NAME_LEN: u32 = 255;

/// What a file is, and who made it or reads it.
#[derive(Debug, PartialEq, xdr_core::Xdr)]
#[xdr(switch = FileKind)]
pub enum FileType {
    #[xdr(case = FileKind::Text)]
    Text,
    #[xdr(case = FileKind::Data)]
    Data(#[xdr(max = MAX_NAME_LEN)] String),
    #[xdr(case = FileKind::Exec)]
    Exec {
        #[xdr(max = MAX_NAME_LEN)]
        interpreter: String,
    },
}
