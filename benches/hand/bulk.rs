//! Large arrays.

use super::{Error, Hand, Input, Refusal, items_size, put_items, put_word};
use crate::types::{Corner, Mesh, Triangle, Words};

/// Filled in steps, so that what is zeroed is still in the first cache when it is written.
const BLOCK: usize = 4 << 10;

#[inline(always)]
fn put_blocks<T, const N: usize>(out: &mut Vec<u8>, items: &[T], write: impl Fn(&mut [u8; N], &T)) {
    put_word(out, items.len() as u32);
    for block in items.chunks(BLOCK / N) {
        let start = out.len();
        out.resize(start + block.len() * N, 0);
        for (bytes, item) in out[start..].as_chunks_mut::<N>().0.iter_mut().zip(block) {
            write(bytes, item);
        }
    }
}

impl<'a> Hand<'a> for Words {
    #[inline]
    fn size(&self) -> Result<usize, Refusal> {
        items_size(self.0.len(), 4, u32::MAX)
    }

    #[inline]
    fn write(&self, out: &mut Vec<u8>) {
        put_items(out, &self.0, |word| word.to_be_bytes());
    }

    #[inline]
    fn read(input: &mut Input<'a>) -> Result<Self, Error> {
        let words = input.items(u32::MAX)?;
        Ok(Words(
            words.iter().map(|word| u32::from_be_bytes(*word)).collect(),
        ))
    }

    #[inline]
    fn read_over(&mut self, input: &mut Input<'a>) -> Result<(), Error> {
        let words = input.items(u32::MAX)?;
        self.0.clear();
        self.0
            .extend(words.iter().map(|word| u32::from_be_bytes(*word)));
        Ok(())
    }
}

#[inline(always)]
fn read_triangle(bytes: &[u8; 48]) -> Triangle {
    let (words, _) = bytes.as_chunks::<4>();
    let float = |at: usize| f32::from_be_bytes(words[at]);
    let corner = |at: usize| Corner {
        x: float(at),
        y: float(at + 1),
        z: float(at + 2),
    };
    Triangle {
        normal: corner(0),
        corners: [corner(3), corner(6), corner(9)],
    }
}

impl<'a> Hand<'a> for Mesh {
    #[inline]
    fn size(&self) -> Result<usize, Refusal> {
        items_size(self.0.len(), 48, u32::MAX)
    }

    #[inline]
    fn write(&self, out: &mut Vec<u8>) {
        put_blocks(out, &self.0, |bytes: &mut [u8; 48], triangle| {
            let [first, second, third] = triangle.corners;
            let corners = [triangle.normal, first, second, third];
            for (bytes, corner) in bytes.as_chunks_mut::<12>().0.iter_mut().zip(&corners) {
                bytes[0..4].copy_from_slice(&corner.x.to_be_bytes());
                bytes[4..8].copy_from_slice(&corner.y.to_be_bytes());
                bytes[8..12].copy_from_slice(&corner.z.to_be_bytes());
            }
        });
    }

    #[inline]
    fn read(input: &mut Input<'a>) -> Result<Self, Error> {
        Ok(Mesh(
            input.items(u32::MAX)?.iter().map(read_triangle).collect(),
        ))
    }

    #[inline]
    fn read_over(&mut self, input: &mut Input<'a>) -> Result<(), Error> {
        let triangles = input.items(u32::MAX)?;
        self.0.clear();
        self.0.extend(triangles.iter().map(read_triangle));
        Ok(())
    }
}
