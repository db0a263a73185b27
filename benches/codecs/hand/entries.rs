//! The linked list of entries.

use super::{Error, Hand, Input, Refusal, opaque_size, put_opaque, put_word};
use crate::data::list::{ENTRIES, Entry, EntryView, List, ListView, NAME};

/// What an entry takes at least with the flag before it: an empty name.
const LEAST: usize = 4 + 8 + 4 + 8;

#[inline(always)]
fn entry<'a>(input: &mut Input<'a>) -> Result<EntryView<'a>, Error> {
    Ok(EntryView {
        file: input.hyper()?,
        name: input.text(NAME)?,
        cookie: input.hyper()?,
    })
}

impl<'a> Hand<'a> for List {
    #[inline]
    fn size(&self) -> Result<usize, Refusal> {
        if self.entries.len() > ENTRIES as usize {
            return Err(Refusal::LimitExceeded);
        }
        let mut size = 4 + self.entries.len() * 20;
        for entry in &self.entries {
            size += opaque_size(entry.name.as_bytes(), NAME)?;
        }
        Ok(size)
    }

    #[inline]
    fn write(&self, out: &mut Vec<u8>) {
        for entry in &self.entries {
            let mut head = [0; 12];
            head[3] = 1;
            head[4..12].copy_from_slice(&entry.file.to_be_bytes());
            out.extend_from_slice(&head);
            put_opaque(out, entry.name.as_bytes());
            out.extend_from_slice(&entry.cookie.to_be_bytes());
        }
        put_word(out, 0);
    }

    #[inline]
    fn read(input: &mut Input<'a>) -> Result<Self, Error> {
        let mut entries = Vec::with_capacity(input.guess(LEAST));
        while input.more(entries.len(), ENTRIES)? {
            let entry = entry(input)?;
            entries.push(Entry {
                file: entry.file,
                name: entry.name.to_owned(),
                cookie: entry.cookie,
            });
        }
        Ok(List { entries })
    }

    #[inline]
    fn read_over(&mut self, input: &mut Input<'a>) -> Result<(), Error> {
        let mut count = 0;
        while input.more(count, ENTRIES)? {
            let entry = entry(input)?;
            match self.entries.get_mut(count) {
                Some(existing) => {
                    existing.file = entry.file;
                    entry.name.clone_into(&mut existing.name);
                    existing.cookie = entry.cookie;
                }
                None => self.entries.push(Entry {
                    file: entry.file,
                    name: entry.name.to_owned(),
                    cookie: entry.cookie,
                }),
            }
            count += 1;
        }
        self.entries.truncate(count);
        Ok(())
    }
}

impl<'a> Hand<'a> for ListView<'a> {
    fn size(&self) -> Result<usize, Refusal> {
        Ok(0)
    }

    fn write(&self, _: &mut Vec<u8>) {}

    #[inline]
    fn read(input: &mut Input<'a>) -> Result<Self, Error> {
        let mut entries = Vec::with_capacity(input.guess(LEAST));
        while input.more(entries.len(), ENTRIES)? {
            entries.push(entry(input)?);
        }
        Ok(ListView { entries })
    }
}
