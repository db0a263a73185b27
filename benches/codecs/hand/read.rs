//! The READ reply.

use super::{Error, Hand, Input, Refusal, opaque_size, put_opaque};
use crate::data::opaque::{MAX, Read, ReadView, Status};

impl<'a> Hand<'a> for Read {
    #[inline]
    fn size(&self) -> Result<usize, Refusal> {
        Ok(36 + opaque_size(&self.data, MAX)?)
    }

    #[inline]
    fn write(&self, out: &mut Vec<u8>) {
        let mut bytes = [0; 36];
        bytes[0..4].copy_from_slice(&(self.status as u32).to_be_bytes());
        bytes[4..12].copy_from_slice(&self.file.to_be_bytes());
        bytes[12..20].copy_from_slice(&self.size.to_be_bytes());
        bytes[20..28].copy_from_slice(&self.modified.to_be_bytes());
        bytes[28..32].copy_from_slice(&self.count.to_be_bytes());
        bytes[32..36].copy_from_slice(&u32::from(self.end).to_be_bytes());
        out.extend_from_slice(&bytes);
        put_opaque(out, &self.data);
    }

    #[inline]
    fn read(input: &mut Input<'a>) -> Result<Self, Error> {
        let view = ReadView::read(input)?;
        Ok(Read {
            status: view.status,
            file: view.file,
            size: view.size,
            modified: view.modified,
            count: view.count,
            end: view.end,
            data: view.data.to_vec(),
        })
    }

    #[inline]
    fn read_over(&mut self, input: &mut Input<'a>) -> Result<(), Error> {
        let view = ReadView::read(input)?;
        self.status = view.status;
        self.file = view.file;
        self.size = view.size;
        self.modified = view.modified;
        self.count = view.count;
        self.end = view.end;
        self.data.clear();
        self.data.extend_from_slice(view.data);
        Ok(())
    }
}

impl<'a> Hand<'a> for ReadView<'a> {
    fn size(&self) -> Result<usize, Refusal> {
        Ok(0)
    }

    fn write(&self, _: &mut Vec<u8>) {}

    #[inline]
    fn read(input: &mut Input<'a>) -> Result<Self, Error> {
        let (words, _) = input.array::<36>()?.as_chunks::<4>();
        let word = |at: usize| u32::from_be_bytes(words[at]);
        let hyper = |at: usize| u64::from(word(at)) << 32 | u64::from(word(at + 1));
        Ok(ReadView {
            status: match word(0) {
                0 => Status::Ok,
                1 => Status::NotOwner,
                2 => Status::NoEntry,
                _ => return Err(input.error(Refusal::UnknownValue)),
            },
            file: hyper(1),
            size: hyper(3),
            modified: hyper(5),
            count: word(7),
            end: match word(8) {
                0 => false,
                1 => true,
                _ => return Err(input.error(Refusal::InvalidFlag)),
            },
            data: input.opaque(MAX)?,
        })
    }
}
