//! The saved game: [`encode`], [`decode`] to owned values and over them, and [`view`].

mod decode;
mod encode;
mod over;
mod view;

use super::{Error, Hand, Input, Refusal};
use crate::data::savedata::{PLAYERS, Saved, SavedView};

/// What a player takes at least.
const LEAST: usize = 16 + 4 + 8 + 4 + 24 + 4 + 4 + 4 + 4 + 4 + 4 + 24 + 4 + 4 + 16;

impl<'a> Hand<'a> for Saved {
    #[inline]
    fn size(&self) -> Result<usize, Refusal> {
        encode::size(self)
    }

    #[inline]
    fn write(&self, out: &mut Vec<u8>) {
        encode::write(self, out);
    }

    #[inline]
    fn read(input: &mut Input<'a>) -> Result<Self, Error> {
        let count = input.count(PLAYERS, LEAST)?;
        let mut players = Vec::with_capacity(count);
        for _ in 0..count {
            players.push(decode::player(input)?);
        }
        Ok(Saved { players })
    }

    #[inline]
    fn read_over(&mut self, input: &mut Input<'a>) -> Result<(), Error> {
        let count = input.count(PLAYERS, LEAST)?;
        over::each(
            &mut self.players,
            count,
            input,
            over::player,
            decode::player,
        )
    }
}

impl<'a> Hand<'a> for SavedView<'a> {
    fn size(&self) -> Result<usize, Refusal> {
        Ok(0)
    }

    fn write(&self, _: &mut Vec<u8>) {}

    #[inline]
    fn read(input: &mut Input<'a>) -> Result<Self, Error> {
        let count = input.count(PLAYERS, LEAST)?;
        let mut players = Vec::with_capacity(count);
        for _ in 0..count {
            players.push(view::player(input)?);
        }
        Ok(SavedView { players })
    }
}
