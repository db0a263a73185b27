//! Types of fixed size.

use super::{Error, Hand, Input, Refusal};
use xdr_examples::peer::{Colour, Point, Scalars};

#[inline(always)]
pub(crate) fn colour(value: u32) -> Option<Colour> {
    match value as i32 {
        0 => Some(Colour::Red),
        1 => Some(Colour::Green),
        -5 => Some(Colour::Blue),
        0x7fff_ffff => Some(Colour::Last),
        _ => None,
    }
}

#[inline(always)]
pub(crate) fn point_bytes(point: &Point) -> [u8; 8] {
    let [a, b, c, d] = point.x.to_be_bytes();
    let [e, f, g, h] = point.y.to_be_bytes();
    [a, b, c, d, e, f, g, h]
}

#[inline(always)]
pub(crate) fn read_point(bytes: &[u8; 8]) -> Point {
    let [a, b, c, d, e, f, g, h] = *bytes;
    Point {
        x: i32::from_be_bytes([a, b, c, d]),
        y: i32::from_be_bytes([e, f, g, h]),
    }
}

impl<'a> Hand<'a> for Scalars {
    #[inline]
    fn size(&self) -> Result<usize, Refusal> {
        Ok(44)
    }

    #[inline]
    fn write(&self, out: &mut Vec<u8>) {
        let mut bytes = [0; 44];
        bytes[0..4].copy_from_slice(&self.i.to_be_bytes());
        bytes[4..8].copy_from_slice(&self.u.to_be_bytes());
        bytes[8..16].copy_from_slice(&self.h.to_be_bytes());
        bytes[16..24].copy_from_slice(&self.uh.to_be_bytes());
        bytes[24..28].copy_from_slice(&self.f.to_be_bytes());
        bytes[28..36].copy_from_slice(&self.d.to_be_bytes());
        bytes[36..40].copy_from_slice(&u32::from(self.b).to_be_bytes());
        bytes[40..44].copy_from_slice(&(self.c as i32).to_be_bytes());
        out.extend_from_slice(&bytes);
    }

    #[inline]
    fn read(input: &mut Input<'a>) -> Result<Self, Error> {
        let bytes = input.array::<44>()?;
        let (words, _) = bytes.as_chunks::<4>();
        let word = |at: usize| u32::from_be_bytes(words[at]);
        let hyper = |at: usize| u64::from(word(at)) << 32 | u64::from(word(at + 1));
        Ok(Scalars {
            i: word(0) as i32,
            u: word(1),
            h: hyper(2) as i64,
            uh: hyper(4),
            f: f32::from_bits(word(6)),
            d: f64::from_bits(hyper(7)),
            b: match word(9) {
                0 => false,
                1 => true,
                _ => return Err(input.error(Refusal::InvalidFlag)),
            },
            c: colour(word(10)).ok_or_else(|| input.error(Refusal::UnknownValue))?,
        })
    }
}
