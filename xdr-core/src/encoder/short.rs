//! Counted opaque data and strings of a few bytes, written without a call of `memcpy`.

use alloc::vec::Vec;

/// Up to so many bytes are moved as words.
const SHORT: usize = 32;

/// Appends length word, data and padding, if the data are short and the buffer has room for whole words
/// of them. A short copy writes more than it keeps, so near the end of an exact buffer it is not for use.
///
/// The words overlap where the length is no multiple of theirs and are shifted, so that above the data
/// there are zeros: the padding.
#[inline(always)]
pub(super) fn put(out: &mut Vec<u8>, data: &[u8]) -> bool {
    if data.len() > SHORT || out.capacity().wrapping_sub(out.len()) < SHORT + 4 {
        return false;
    }
    let length = u32::try_from(data.len()).unwrap_or(u32::MAX);
    out.extend_from_slice(&length.to_be_bytes());
    let end = out.len().saturating_add(data.len().next_multiple_of(4));
    match data.len() {
        0..=8 => out.extend_from_slice(&upto8(data).to_le_bytes()),
        9..=16 => out.extend_from_slice(&upto16(data).to_le_bytes()),
        _ => {
            if let (Some(first), Some(last)) = (data.first_chunk::<16>(), data.last_chunk()) {
                let above = 8 * SHORT.saturating_sub(data.len());
                out.extend_from_slice(first);
                out.extend_from_slice(&(u128::from_le_bytes(*last) >> above).to_le_bytes());
            }
        }
    }
    out.truncate(end);
    true
}

/// The data as the low bytes of a number.
#[inline(always)]
fn upto8(data: &[u8]) -> u64 {
    if let (Some(first), Some(last)) = (data.first_chunk(), data.last_chunk()) {
        let (first, last) = (u32::from_le_bytes(*first), u32::from_le_bytes(*last));
        return u64::from(first) | u64::from(last) << (8 * data.len().saturating_sub(4));
    }
    match *data {
        [a] => u64::from(a),
        [a, b] => u64::from(u16::from_le_bytes([a, b])),
        [a, b, c] => u64::from(u32::from_le_bytes([a, b, c, 0])),
        _ => 0,
    }
}

/// As [`upto8`], for 8 bytes and more.
#[inline(always)]
fn upto16(data: &[u8]) -> u128 {
    let (Some(first), Some(last)) = (data.first_chunk(), data.last_chunk()) else {
        return 0;
    };
    let (first, last) = (u64::from_le_bytes(*first), u64::from_le_bytes(*last));
    u128::from(first) | u128::from(last) << (8 * data.len().saturating_sub(8))
}
