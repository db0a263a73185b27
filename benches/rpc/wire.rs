//! The bytes of ONC RPC (RFC 5531 sections 9 and 11) as somebody writes them by hand: records of
//! one fragment, AUTH_NONE, and bodies that are opaque data.

/// The program of `c/echo.x` and of `systems/ours.rs`.
pub(crate) const PROGRAM: u32 = 0x2000_0064;
pub(crate) const VERSION: u32 = 1;

pub(crate) const ECHO: u32 = 1;
pub(crate) const FETCH: u32 = 2;
pub(crate) const STORE: u32 = 3;
pub(crate) const SLOW: u32 = 4;
pub(crate) const SUBSCRIBE: u32 = 5;
pub(crate) const EVENT: u32 = 6;
/// Only libtirpc's server has it: how many bytes its heap holds.
pub(crate) const HEAP: u32 = 7;

/// Bytes of a small body, which is opaque data of this length.
pub(crate) const SMALL: usize = 64;
/// Bytes of a large one, which has a length word.
pub(crate) const LARGE: usize = 1 << 20;

/// Xid, message type, RPC version, program, version, procedure, credential, verifier.
pub(crate) const CALL_HEADER: usize = 40;
/// Xid, message type, reply status, verifier, accept status.
pub(crate) const REPLY_HEADER: usize = 24;

/// The largest record that anybody takes here.
pub(crate) const MAX_RECORD: usize = LARGE + 1024;

/// The mark of a record of one fragment.
pub(crate) fn mark(len: usize) -> [u8; 4] {
    (len as u32 | 1 << 31).to_be_bytes()
}

/// Appends the mark and the header of a call whose arguments take so many bytes.
pub(crate) fn put_call(out: &mut Vec<u8>, xid: u32, procedure: u32, arguments: usize) {
    out.extend_from_slice(&mark(CALL_HEADER + arguments));
    let mut header = [0; CALL_HEADER];
    let words = [xid, 0, 2, PROGRAM, VERSION, procedure];
    for (bytes, word) in header.as_chunks_mut::<4>().0.iter_mut().zip(words) {
        *bytes = word.to_be_bytes();
    }
    out.extend_from_slice(&header);
}

/// Appends the mark and the header of a reply whose results take so many bytes.
pub(crate) fn put_reply(out: &mut Vec<u8>, xid: u32, results: usize) {
    out.extend_from_slice(&mark(REPLY_HEADER + results));
    let mut header = [0; REPLY_HEADER];
    header[..4].copy_from_slice(&xid.to_be_bytes());
    header[7] = 1;
    out.extend_from_slice(&header);
}

/// Appends opaque data of a length that needs no padding.
pub(crate) fn put_opaque(out: &mut Vec<u8>, data: &[u8]) {
    out.extend_from_slice(&(data.len() as u32).to_be_bytes());
    out.extend_from_slice(data);
}

/// A whole call with its mark.
pub(crate) fn call(xid: u32, procedure: u32) -> Vec<u8> {
    let mut out = Vec::new();
    match procedure {
        ECHO => {
            put_call(&mut out, xid, ECHO, SMALL);
            out.extend_from_slice(&[7; SMALL]);
        }
        STORE => {
            put_call(&mut out, xid, STORE, 4 + LARGE);
            put_opaque(&mut out, &vec![7; LARGE]);
        }
        _ => put_call(&mut out, xid, procedure, 0),
    }
    out
}

/// How many bytes its reply takes, with its mark.
pub(crate) fn reply_len(procedure: u32) -> usize {
    4 + REPLY_HEADER
        + match procedure {
            ECHO => SMALL,
            FETCH => 4 + LARGE,
            STORE => 4,
            _ => 0,
        }
}

/// The word at a place.
pub(crate) fn word(bytes: &[u8], at: usize) -> u32 {
    u32::from_be_bytes(bytes[at..at + 4].try_into().unwrap())
}

/// The record at the start of `bytes`, behind its mark, if it is there whole.
pub(crate) fn record(bytes: &[u8]) -> Option<&[u8]> {
    let len = record_len(bytes)?;
    bytes.get(4..4 + len)
}

/// How long the record at the start is, without its mark.
pub(crate) fn record_len(bytes: &[u8]) -> Option<usize> {
    let mark = u32::from_be_bytes(*bytes.first_chunk()?);
    assert!(mark >> 31 == 1, "a record of one fragment");
    let len = (mark & !(1 << 31)) as usize;
    assert!(len <= MAX_RECORD, "a record within the limit");
    Some(len)
}

/// Whether a record is a successful reply to `xid` with results of so many bytes.
pub(crate) fn is_reply(record: &[u8], xid: u32, results: usize) -> bool {
    record.len() == REPLY_HEADER + results
        && word(record, 0) == xid
        && word(record, 4) == 1
        && record[8..REPLY_HEADER].iter().all(|byte| *byte == 0)
}
