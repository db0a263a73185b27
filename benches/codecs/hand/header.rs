//! The call header.

use super::{Error, Hand, Input, Refusal};
use crate::data::header::{Flavor, Header, Kind};

impl<'a> Hand<'a> for Header {
    #[inline]
    fn size(&self) -> Result<usize, Refusal> {
        Ok(48)
    }

    #[inline]
    fn write(&self, out: &mut Vec<u8>) {
        let mut bytes = [0; 48];
        bytes[0..4].copy_from_slice(&self.xid.to_be_bytes());
        bytes[4..8].copy_from_slice(&(self.kind as u32).to_be_bytes());
        bytes[8..12].copy_from_slice(&self.rpc_version.to_be_bytes());
        bytes[12..16].copy_from_slice(&self.program.to_be_bytes());
        bytes[16..20].copy_from_slice(&self.version.to_be_bytes());
        bytes[20..24].copy_from_slice(&self.procedure.to_be_bytes());
        bytes[24..32].copy_from_slice(&self.cookie.to_be_bytes());
        bytes[32..36].copy_from_slice(&(self.flavor as u32).to_be_bytes());
        bytes[36..40].copy_from_slice(&self.length.to_be_bytes());
        bytes[40..48].copy_from_slice(&self.offset.to_be_bytes());
        out.extend_from_slice(&bytes);
    }

    #[inline]
    fn read(input: &mut Input<'a>) -> Result<Self, Error> {
        let bytes = input.array::<48>()?;
        let (words, _) = bytes.as_chunks::<4>();
        let word = |at: usize| u32::from_be_bytes(words[at]);
        let hyper = |at: usize| u64::from(word(at)) << 32 | u64::from(word(at + 1));
        Ok(Header {
            xid: word(0),
            kind: match word(1) {
                0 => Kind::Call,
                1 => Kind::Reply,
                _ => return Err(input.error(Refusal::UnknownValue)),
            },
            rpc_version: word(2),
            program: word(3),
            version: word(4),
            procedure: word(5),
            cookie: hyper(6),
            flavor: match word(8) {
                0 => Flavor::None,
                1 => Flavor::Sys,
                2 => Flavor::Short,
                _ => return Err(input.error(Refusal::UnknownValue)),
            },
            length: word(9),
            offset: hyper(10),
        })
    }
}
