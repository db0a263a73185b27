//! Inputs that are not, or not quite, what an encoder would write.

use crate::encode::{Encoded, What};
use crate::rng::Rng;

/// The bytes with their end, one of them, one word, or a word that decides on others changed.
pub fn damaged(of: &Encoded, rng: &mut Rng) -> Vec<u8> {
    let mut bytes = of.bytes.clone();
    // No type takes no bytes at all.
    let at = rng.below(bytes.len());
    let word = at & !3;
    match rng.below(12) {
        0 => bytes.truncate(at),
        1 => bytes.extend((0..=rng.below(8)).map(|_| rng.word() as u8)),
        2 => bytes.extend([0; 4]),
        3 => bytes[at] ^= 1 << rng.below(8),
        4 => set(&mut bytes, word, rng.below(6) as u32),
        5 => set(
            &mut bytes,
            word,
            rng.pick(&[u32::MAX, 0x8000_0000 | at as u32]),
        ),
        _ if of.marks.is_empty() => bytes.truncate(at),
        _ => {
            let mark = rng.pick(&of.marks);
            marked(&mut bytes, mark.at, mark.of, rng);
        }
    }
    bytes
}

fn marked(bytes: &mut [u8], at: usize, of: What, rng: &mut Rng) {
    match of {
        What::Length { max } => {
            let len = get(bytes, at);
            let near = [
                len.wrapping_add(1),
                len.wrapping_sub(1),
                len.wrapping_add(4),
            ];
            let far = [
                max.wrapping_add(1),
                max,
                u32::MAX,
                u32::MAX - 3,
                0x8000_0000,
                0x3fff_ffff,
            ];
            let to = match rng.one_in(2) {
                true => rng.pick(&near),
                false => rng.pick(&far),
            };
            set(bytes, at, to);
        }
        What::Flag => {
            let to = rng.pick(&[2, 0x100, 0x0100_0000, u32::MAX, 1 - (get(bytes, at) & 1)]);
            set(bytes, at, to);
        }
        What::Number => {
            let now = get(bytes, at);
            let to = [
                now.wrapping_add(1),
                now.wrapping_sub(1),
                now ^ 0x8000_0000,
                rng.word(),
            ];
            set(bytes, at, rng.pick(&to));
        }
        // No start of a character, a byte that only continues one, NUL.
        What::Text(count) => bytes[at + rng.below(count)] = rng.pick(&[0xff, 0x80, 0]),
        What::Padding(count) => bytes[at + rng.below(count)] |= 1 << rng.below(8),
    }
}

fn get(bytes: &[u8], at: usize) -> u32 {
    bytes[at..at + 4]
        .iter()
        .fold(0, |word, byte| word << 8 | u32::from(*byte))
}

fn set(bytes: &mut [u8], at: usize, word: u32) {
    bytes[at..at + 4].copy_from_slice(&word.to_be_bytes());
}
