//! The example of RFC 4506 section 7, with its bytes.

use crate::support::both_ways;
use xdr_core::Xdr;

const MAXUSERNAME: u32 = 32;
const MAXFILELEN: u32 = 65535;
const MAXNAMELEN: u32 = 255;

#[derive(Debug, Clone, Copy, PartialEq, Xdr)]
enum Filekind {
    Text = 0,
    Data = 1,
    Exec = 2,
}

#[derive(Debug, PartialEq, Xdr)]
#[xdr(switch = Filekind)]
enum Filetype {
    #[xdr(case = Filekind::Text)]
    Text,
    #[xdr(case = Filekind::Data)]
    Data(#[xdr(max = MAXNAMELEN)] String),
    #[xdr(case = Filekind::Exec)]
    Exec(#[xdr(max = MAXNAMELEN)] String),
}

#[derive(Debug, PartialEq, Xdr)]
struct File {
    #[xdr(max = MAXNAMELEN)]
    filename: String,
    kind: Filetype,
    #[xdr(max = MAXUSERNAME)]
    owner: String,
    #[xdr(max = MAXFILELEN)]
    data: Vec<u8>,
}

#[test]
fn the_file_of_section_7_has_the_bytes_that_the_section_prints() {
    let file = File {
        filename: "sillyprog".into(),
        kind: Filetype::Exec("lisp".into()),
        owner: "john".into(),
        data: b"(quit)".to_vec(),
    };
    let bytes = [
        0x00, 0x00, 0x00, 0x09, 0x73, 0x69, 0x6c, 0x6c, 0x79, 0x70, 0x72, 0x6f, 0x67, 0x00, 0x00,
        0x00, 0x00, 0x00, 0x00, 0x02, 0x00, 0x00, 0x00, 0x04, 0x6c, 0x69, 0x73, 0x70, 0x00, 0x00,
        0x00, 0x04, 0x6a, 0x6f, 0x68, 0x6e, 0x00, 0x00, 0x00, 0x06, 0x28, 0x71, 0x75, 0x69, 0x74,
        0x29, 0x00, 0x00,
    ];
    both_ways(&file, &bytes);
}
