//! Large arrays, with the instructions that the processor has.

use super::{Error, Hand, Input, Refusal, items_size, put_word};
use crate::data::mesh::{Mesh, Point, Triangle};
use crate::data::words::Words;
use pulp::Arch;

/// Filled in steps, so that what is zeroed is still in the first cache when it is written.
const BLOCK: usize = 4 << 10;

#[inline(always)]
fn put_blocks<T, const N: usize>(out: &mut Vec<u8>, items: &[T], write: impl Fn(&mut [u8; N], &T)) {
    put_word(out, items.len() as u32);
    put_each(out, items, write);
}

/// Without a count.
#[inline(always)]
pub(super) fn put_each<T, const N: usize>(
    out: &mut Vec<u8>,
    items: &[T],
    write: impl Fn(&mut [u8; N], &T),
) {
    Arch::new().dispatch(
        #[inline(always)]
        || {
            for block in items.chunks(BLOCK / N) {
                let start = out.len();
                out.resize(start + block.len() * N, 0);
                for (bytes, item) in out[start..].as_chunks_mut::<N>().0.iter_mut().zip(block) {
                    write(bytes, item);
                }
            }
        },
    );
}

/// Appends what `read` makes of each item.
#[inline(always)]
pub(super) fn get_items<T, const N: usize>(
    out: &mut Vec<T>,
    items: &[[u8; N]],
    read: impl Fn(&[u8; N]) -> T,
) {
    Arch::new().dispatch(
        #[inline(always)]
        || out.extend(items.iter().map(&read)),
    );
}

impl<'a> Hand<'a> for Words {
    #[inline]
    fn size(&self) -> Result<usize, Refusal> {
        items_size(self.words.len(), 4, u32::MAX)
    }

    #[inline]
    fn write(&self, out: &mut Vec<u8>) {
        put_blocks(
            out,
            &self.words,
            #[inline(always)]
            |bytes, word| *bytes = word.to_be_bytes(),
        );
    }

    #[inline]
    fn read(input: &mut Input<'a>) -> Result<Self, Error> {
        let mut words = Words { words: Vec::new() };
        words.read_over(input)?;
        Ok(words)
    }

    #[inline]
    fn read_over(&mut self, input: &mut Input<'a>) -> Result<(), Error> {
        let words = input.items(u32::MAX)?;
        self.words.clear();
        get_items(
            &mut self.words,
            words,
            #[inline(always)]
            |word| u32::from_be_bytes(*word),
        );
        Ok(())
    }
}

#[inline(always)]
fn read_triangle(bytes: &[u8; 48]) -> Triangle {
    let (words, _) = bytes.as_chunks::<4>();
    let float = |at: usize| f32::from_be_bytes(words[at]);
    let point = |at: usize| Point {
        x: float(at),
        y: float(at + 1),
        z: float(at + 2),
    };
    Triangle {
        corners: [point(0), point(3), point(6)],
        normal: point(9),
    }
}

#[inline(always)]
fn write_triangle(bytes: &mut [u8; 48], triangle: &Triangle) {
    let [first, second, third] = triangle.corners;
    let points = [first, second, third, triangle.normal];
    for (bytes, point) in bytes.as_chunks_mut::<12>().0.iter_mut().zip(&points) {
        bytes[0..4].copy_from_slice(&point.x.to_be_bytes());
        bytes[4..8].copy_from_slice(&point.y.to_be_bytes());
        bytes[8..12].copy_from_slice(&point.z.to_be_bytes());
    }
}

impl<'a> Hand<'a> for Mesh {
    #[inline]
    fn size(&self) -> Result<usize, Refusal> {
        items_size(self.triangles.len(), 48, u32::MAX)
    }

    #[inline]
    fn write(&self, out: &mut Vec<u8>) {
        put_blocks(out, &self.triangles, write_triangle);
    }

    #[inline]
    fn read(input: &mut Input<'a>) -> Result<Self, Error> {
        let mut mesh = Mesh {
            triangles: Vec::new(),
        };
        mesh.read_over(input)?;
        Ok(mesh)
    }

    #[inline]
    fn read_over(&mut self, input: &mut Input<'a>) -> Result<(), Error> {
        let triangles = input.items(u32::MAX)?;
        self.triangles.clear();
        get_items(&mut self.triangles, triangles, read_triangle);
        Ok(())
    }
}
