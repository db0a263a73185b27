//! The struct of RFC 4506, section 7.

use super::union::FileType;

const MAX_USER_NAME: u32 = 32;
const MAX_FILE_LEN: u32 = 65535;
const MAX_NAME_LEN: u32 = 255;

/// A complete file.
#[derive(Debug, PartialEq, xdr_core::Xdr)]
pub struct File {
    #[xdr(max = MAX_NAME_LEN)]
    pub name: String,
    pub kind: FileType,
    #[xdr(max = MAX_USER_NAME)]
    pub owner: String,
    #[xdr(max = MAX_FILE_LEN)]
    pub data: Vec<u8>,
}
