//! The struct with every kind of array.

use super::{
    Error, Hand, Input, Refusal, items_size, opaque_size, point_bytes, put_items, put_opaque,
    put_word, read_point,
};
use bytes::Bytes;
use xdr_examples::peer::{Arrays, Blob, Hypers, NAME_MAX_LEN, SMALL};

impl<'a> Hand<'a> for Arrays {
    #[inline]
    fn size(&self) -> Result<usize, Refusal> {
        let mut size = 12 + 16 + 8;
        size += items_size(self.few.len(), 4, SMALL)?;
        size += items_size(self.h.0.len(), 8, u32::MAX)?;
        size += items_size(self.names.len(), 0, 3)?;
        for name in &self.names {
            size += opaque_size(name.as_bytes(), NAME_MAX_LEN)?;
        }
        size += items_size(self.vpts.len(), 8, u32::MAX)?;
        size += items_size(self.ds.len(), 8, 2)?;
        Ok(size + opaque_size(&self.b.0, u32::MAX)?)
    }

    #[inline]
    fn write(&self, out: &mut Vec<u8>) {
        let mut triple = [0; 12];
        for (bytes, value) in triple.as_chunks_mut().0.iter_mut().zip(&self.t) {
            *bytes = value.to_be_bytes();
        }
        out.extend_from_slice(&triple);
        put_items(out, &self.few, |value| value.to_be_bytes());
        put_items(out, &self.h.0, |value| value.to_be_bytes());
        put_word(out, self.names.len() as u32);
        for name in &self.names {
            put_opaque(out, name.as_bytes());
        }
        let mut points = [0; 16];
        for (bytes, point) in points.as_chunks_mut().0.iter_mut().zip(&self.pts) {
            *bytes = point_bytes(point);
        }
        out.extend_from_slice(&points);
        put_items(out, &self.vpts, point_bytes);
        put_items(out, &self.ds, |value| value.to_be_bytes());
        let [a, b, c, d, e, f, g] = self.f7;
        out.extend_from_slice(&[a, b, c, d, e, f, g, 0]);
        put_opaque(out, &self.b.0);
    }

    #[inline]
    fn read(input: &mut Input<'a>) -> Result<Self, Error> {
        let (triple, _) = input.array::<12>()?.as_chunks::<4>();
        let t = std::array::from_fn(|at| i32::from_be_bytes(triple[at]));
        let few = input
            .items(SMALL)?
            .iter()
            .map(|word| u32::from_be_bytes(*word))
            .collect();
        let hypers = input
            .items(u32::MAX)?
            .iter()
            .map(|bytes| i64::from_be_bytes(*bytes))
            .collect();
        let count = input.count(3, 4)?;
        let mut names = Vec::with_capacity(count);
        for _ in 0..count {
            names.push(input.text(NAME_MAX_LEN)?.to_owned());
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
        let b = Blob(Bytes::copy_from_slice(input.opaque(u32::MAX)?));
        Ok(Arrays {
            t,
            few,
            h: Hypers(hypers),
            names,
            pts,
            vpts,
            ds,
            f7,
            b,
        })
    }

    #[inline]
    fn read_over(&mut self, input: &mut Input<'a>) -> Result<(), Error> {
        let (triple, _) = input.array::<12>()?.as_chunks::<4>();
        self.t = std::array::from_fn(|at| i32::from_be_bytes(triple[at]));
        self.few.clear();
        self.few.extend(
            input
                .items(SMALL)?
                .iter()
                .map(|word| u32::from_be_bytes(*word)),
        );
        self.h.0.clear();
        self.h.0.extend(
            input
                .items(u32::MAX)?
                .iter()
                .map(|bytes| i64::from_be_bytes(*bytes)),
        );
        let count = input.count(3, 4)?;
        self.names.resize_with(count, String::new);
        for name in &mut self.names {
            name.clear();
            name.push_str(input.text(NAME_MAX_LEN)?);
        }
        let (points, _) = input.array::<16>()?.as_chunks::<8>();
        self.pts = std::array::from_fn(|at| read_point(&points[at]));
        self.vpts.clear();
        self.vpts
            .extend(input.items(u32::MAX)?.iter().map(read_point));
        self.ds.clear();
        self.ds.extend(
            input
                .items(2)?
                .iter()
                .map(|bytes| f64::from_be_bytes(*bytes)),
        );
        self.f7.copy_from_slice(input.fixed(7)?);
        self.b.0 = Bytes::copy_from_slice(input.opaque(u32::MAX)?);
        Ok(())
    }
}
