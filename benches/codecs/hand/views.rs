//! The types that borrow from their input; they are only read here.

use super::{Error, Hand, Input, Refusal, read_point};
use crate::small::{ArraysView, NameView, TextView, TreeView};
use xdr_examples::peer::{NAME_MAX_LEN, SMALL};

/// The decoding half of [`Hand`] for a view.
macro_rules! view {
    ($ty:ident, $read:expr) => {
        impl<'a> Hand<'a> for $ty<'a> {
            fn size(&self) -> Result<usize, Refusal> {
                Ok(0)
            }

            fn write(&self, _: &mut Vec<u8>) {}

            #[inline]
            fn read(input: &mut Input<'a>) -> Result<Self, Error> {
                $read(input)
            }
        }
    };
}
view!(NameView, |input: &mut Input<'a>| input
    .text(NAME_MAX_LEN)
    .map(NameView));
view!(TextView, |input: &mut Input<'a>| input
    .text(u32::MAX)
    .map(TextView));
view!(TreeView, read_tree);
view!(ArraysView, read_arrays);

fn read_tree<'a>(input: &mut Input<'a>) -> Result<TreeView<'a>, Error> {
    input.descend()?;
    let label = input.text(NAME_MAX_LEN)?;
    let left = if input.flag()? {
        Some(Box::new(read_tree(input)?))
    } else {
        None
    };
    let right = if input.flag()? {
        Some(Box::new(read_tree(input)?))
    } else {
        None
    };
    input.ascend();
    Ok(TreeView { label, left, right })
}

#[inline]
fn read_arrays<'a>(input: &mut Input<'a>) -> Result<ArraysView<'a>, Error> {
    let (triple, _) = input.array::<12>()?.as_chunks::<4>();
    let t = std::array::from_fn(|at| i32::from_be_bytes(triple[at]));
    let few = input
        .items(SMALL)?
        .iter()
        .map(|word| u32::from_be_bytes(*word))
        .collect();
    let h = input
        .items(u32::MAX)?
        .iter()
        .map(|bytes| i64::from_be_bytes(*bytes))
        .collect();
    let count = input.count(3, 4)?;
    let mut names = Vec::with_capacity(count);
    for _ in 0..count {
        names.push(input.text(NAME_MAX_LEN)?);
    }
    let (points, _) = input.array::<16>()?.as_chunks::<8>();
    let pts = std::array::from_fn(|at| read_point(&points[at]));
    let vpts = input.items(u32::MAX)?.iter().map(read_point).collect();
    let ds = input
        .items(2)?
        .iter()
        .map(|bytes| f64::from_be_bytes(*bytes))
        .collect();
    let mut f7 = [0; 7];
    f7.copy_from_slice(input.fixed(7)?);
    Ok(ArraysView {
        t,
        few,
        h,
        names,
        pts,
        vpts,
        ds,
        f7,
        b: input.opaque(u32::MAX)?,
    })
}
