//! The example of RFC 4506 section 7: a file called `sillyprog` that user `john` wants to store.

use crate::edges::is_whole;
use crate::types::unhex;
use xdr_rpc::Xdr;
use xdr_rpc::xdr::{EncodeErrorKind, from_slice, to_vec};

const MAX_USER_NAME: u32 = 32;
const MAX_FILE_LEN: u32 = 65_535;
const MAX_NAME_LEN: u32 = 255;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Xdr)]
enum FileKind {
    Text = 0,
    Data = 1,
    Exec = 2,
}

#[derive(Debug, PartialEq, Eq, Xdr)]
#[xdr(switch = FileKind)]
enum FileType {
    #[xdr(case = FileKind::Text)]
    Text,
    #[xdr(case = FileKind::Data)]
    Data {
        #[xdr(max = MAX_NAME_LEN)]
        creator: String,
    },
    #[xdr(case = FileKind::Exec)]
    Exec {
        #[xdr(max = MAX_NAME_LEN)]
        interpretor: String,
    },
}

#[derive(Debug, PartialEq, Eq, Xdr)]
struct File {
    #[xdr(max = MAX_NAME_LEN)]
    filename: String,
    r#type: FileType,
    #[xdr(max = MAX_USER_NAME)]
    owner: String,
    #[xdr(max = MAX_FILE_LEN)]
    data: Vec<u8>,
}

/// The table of the RFC, row by row.
const SILLYPROG: &str = "
    00000009 73696c6c 7970726f 67000000
    00000002 00000004 6c697370
    00000004 6a6f686e
    00000006 28717569 74290000
";

fn sillyprog() -> File {
    File {
        filename: "sillyprog".into(),
        r#type: FileType::Exec {
            interpretor: "lisp".into(),
        },
        owner: "john".into(),
        data: b"(quit)".to_vec(),
    }
}

#[test]
fn the_file_of_the_rfc_has_the_bytes_of_the_rfc() {
    assert_eq!(to_vec(&sillyprog()).unwrap(), unhex(SILLYPROG));
    assert_eq!(from_slice::<File>(&unhex(SILLYPROG)).unwrap(), sillyprog());
}

#[test]
fn every_shorter_and_every_longer_input_is_refused() {
    is_whole::<File>(&unhex(SILLYPROG));
}

#[test]
fn an_owner_of_33_bytes_is_refused_both_ways_and_named() {
    let mut file = sillyprog();
    file.owner = "j".repeat(33);
    let error = to_vec(&file).unwrap_err();
    assert!(
        matches!(error.kind(), EncodeErrorKind::LimitExceeded { .. }),
        "{error}"
    );
    assert!(error.to_string().starts_with("owner: "), "{error}");

    let mut bytes = unhex("00000000 00000000 00000021");
    bytes.extend([b'j'; 36]);
    bytes.extend([0; 4]);
    assert_eq!(
        from_slice::<File>(&bytes).unwrap_err().to_string(),
        "owner: string of 33 bytes exceeds its limit of 32 (at byte 8)"
    );
}
