//! Copies of a few bytes without a call of memcpy, with their padding.

/// Appends data and padding.
///
/// Up to 32 bytes are loaded as one or two words that overlap, and shifted together: what is
/// above them is then zero, as padding has to be.
#[inline(always)]
pub(crate) fn put(out: &mut Vec<u8>, data: &[u8]) {
    let end = out.len() + data.len().next_multiple_of(4);
    match data.len() {
        0..=8 => out.extend_from_slice(&upto8(data).to_le_bytes()),
        9..=16 => out.extend_from_slice(&upto16(data).to_le_bytes()),
        17..=32 => {
            if let (Some(first), Some(last)) = (data.first_chunk::<16>(), data.last_chunk()) {
                let tail = u128::from_le_bytes(*last) >> (8 * (32 - data.len()));
                out.extend_from_slice(first);
                out.extend_from_slice(&tail.to_le_bytes());
            }
        }
        _ => {
            out.extend_from_slice(data);
            out.extend_from_slice(&[0; 4]);
        }
    }
    out.truncate(end);
}

#[inline(always)]
fn upto8(data: &[u8]) -> u64 {
    if let (Some(first), Some(last)) = (data.first_chunk(), data.last_chunk()) {
        let (first, last) = (u32::from_le_bytes(*first), u32::from_le_bytes(*last));
        return u64::from(first) | u64::from(last) << (8 * (data.len() - 4));
    }
    let mut word = 0;
    for byte in data.iter().rev() {
        word = word << 8 | u64::from(*byte);
    }
    word
}

#[inline(always)]
fn upto16(data: &[u8]) -> u128 {
    let (Some(first), Some(last)) = (data.first_chunk(), data.last_chunk()) else {
        return 0;
    };
    let (first, last) = (u64::from_le_bytes(*first), u64::from_le_bytes(*last));
    u128::from(first) | u128::from(last) << (8 * (data.len() - 8))
}
