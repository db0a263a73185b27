//! The READDIRPLUS page.

use super::{Error, Hand, Input, Refusal, opaque_size, put_opaque, put_word};
use crate::data::readdirplus::{
    Attributes, Device, ENTRIES, Entry, EntryView, FileType, HANDLE, Handle, HandleView, NAME,
    Page, PageView, Time,
};

const ATTRIBUTES: usize = 84;

/// What an entry takes at least with the flag before it.
const LEAST: usize = 4 + 8 + 4 + 8 + 4 + 4;

#[inline(always)]
fn put_attributes(out: &mut Vec<u8>, attributes: &Option<Attributes>) {
    let Some(it) = attributes else {
        return put_word(out, 0);
    };
    let mut bytes = [0; 4 + ATTRIBUTES];
    let mut words = bytes.as_chunks_mut::<4>().0.iter_mut();
    let [size, used, file_system, file] = [it.size, it.used, it.file_system, it.file]
        .map(|hyper| [(hyper >> 32) as u32, hyper as u32]);
    let all = [
        1,
        it.kind as u32,
        it.mode,
        it.links,
        it.user,
        it.group,
        size[0],
        size[1],
        used[0],
        used[1],
        it.device.major,
        it.device.minor,
        file_system[0],
        file_system[1],
        file[0],
        file[1],
        it.accessed.seconds,
        it.accessed.nanoseconds,
        it.modified.seconds,
        it.modified.nanoseconds,
        it.changed.seconds,
        it.changed.nanoseconds,
    ];
    for word in all {
        *words.next().unwrap() = word.to_be_bytes();
    }
    out.extend_from_slice(&bytes);
}

#[inline(always)]
fn attributes(input: &mut Input<'_>) -> Result<Option<Attributes>, Error> {
    if !input.flag()? {
        return Ok(None);
    }
    let (words, _) = input.array::<ATTRIBUTES>()?.as_chunks::<4>();
    let word = |at: usize| u32::from_be_bytes(words[at]);
    let hyper = |at: usize| u64::from(word(at)) << 32 | u64::from(word(at + 1));
    let time = |at: usize| Time {
        seconds: word(at),
        nanoseconds: word(at + 1),
    };
    Ok(Some(Attributes {
        kind: match word(0) {
            1 => FileType::Regular,
            2 => FileType::Directory,
            3 => FileType::Block,
            4 => FileType::Character,
            5 => FileType::Link,
            6 => FileType::Socket,
            7 => FileType::Fifo,
            _ => return Err(input.error(Refusal::UnknownValue)),
        },
        mode: word(1),
        links: word(2),
        user: word(3),
        group: word(4),
        size: hyper(5),
        used: hyper(7),
        device: Device {
            major: word(9),
            minor: word(10),
        },
        file_system: hyper(11),
        file: hyper(13),
        accessed: time(15),
        modified: time(17),
        changed: time(19),
    }))
}

#[inline(always)]
fn entry<'a>(input: &mut Input<'a>) -> Result<EntryView<'a>, Error> {
    Ok(EntryView {
        file: input.hyper()?,
        name: input.opaque(NAME)?,
        cookie: input.hyper()?,
        attributes: attributes(input)?,
        handle: match input.flag()? {
            true => Some(HandleView {
                data: input.opaque(HANDLE)?,
            }),
            false => None,
        },
    })
}

#[inline(always)]
fn owned(entry: EntryView<'_>) -> Entry {
    Entry {
        file: entry.file,
        name: entry.name.to_vec(),
        cookie: entry.cookie,
        attributes: entry.attributes,
        handle: entry.handle.map(|handle| Handle {
            data: handle.data.to_vec(),
        }),
    }
}

fn optional_size(attributes: &Option<Attributes>) -> usize {
    4 + attributes.map_or(0, |_| ATTRIBUTES)
}

impl<'a> Hand<'a> for Page {
    #[inline]
    fn size(&self) -> Result<usize, Refusal> {
        if self.entries.len() > ENTRIES as usize {
            return Err(Refusal::LimitExceeded);
        }
        let mut size = optional_size(&self.directory) + 16 + self.entries.len() * 24;
        for entry in &self.entries {
            size += opaque_size(&entry.name, NAME)? + optional_size(&entry.attributes);
            if let Some(handle) = &entry.handle {
                size += opaque_size(&handle.data, HANDLE)?;
            }
        }
        Ok(size)
    }

    #[inline]
    fn write(&self, out: &mut Vec<u8>) {
        put_attributes(out, &self.directory);
        out.extend_from_slice(&self.verifier);
        for entry in &self.entries {
            let mut head = [0; 12];
            head[3] = 1;
            head[4..12].copy_from_slice(&entry.file.to_be_bytes());
            out.extend_from_slice(&head);
            put_opaque(out, &entry.name);
            out.extend_from_slice(&entry.cookie.to_be_bytes());
            put_attributes(out, &entry.attributes);
            put_word(out, u32::from(entry.handle.is_some()));
            if let Some(handle) = &entry.handle {
                put_opaque(out, &handle.data);
            }
        }
        let mut tail = [0; 8];
        tail[7] = u8::from(self.end);
        out.extend_from_slice(&tail);
    }

    #[inline]
    fn read(input: &mut Input<'a>) -> Result<Self, Error> {
        let directory = attributes(input)?;
        let verifier = *input.array()?;
        let mut entries = Vec::with_capacity(input.guess(LEAST));
        while input.more(entries.len(), ENTRIES)? {
            entries.push(owned(entry(input)?));
        }
        Ok(Page {
            directory,
            verifier,
            entries,
            end: input.flag()?,
        })
    }

    #[inline]
    fn read_over(&mut self, input: &mut Input<'a>) -> Result<(), Error> {
        self.directory = attributes(input)?;
        self.verifier = *input.array()?;
        let mut count = 0;
        while input.more(count, ENTRIES)? {
            let entry = entry(input)?;
            match self.entries.get_mut(count) {
                Some(existing) => entry_over(existing, entry),
                None => self.entries.push(owned(entry)),
            }
            count += 1;
        }
        self.entries.truncate(count);
        self.end = input.flag()?;
        Ok(())
    }
}

#[inline(always)]
fn entry_over(existing: &mut Entry, entry: EntryView<'_>) {
    existing.file = entry.file;
    entry.name.clone_into(&mut existing.name);
    existing.cookie = entry.cookie;
    existing.attributes = entry.attributes;
    match (&mut existing.handle, entry.handle) {
        (Some(existing), Some(handle)) => handle.data.clone_into(&mut existing.data),
        (existing, handle) => {
            *existing = handle.map(|handle| Handle {
                data: handle.data.to_vec(),
            });
        }
    }
}

impl<'a> Hand<'a> for PageView<'a> {
    fn size(&self) -> Result<usize, Refusal> {
        Ok(0)
    }

    fn write(&self, _: &mut Vec<u8>) {}

    #[inline]
    fn read(input: &mut Input<'a>) -> Result<Self, Error> {
        let directory = attributes(input)?;
        let verifier = *input.array()?;
        let mut entries = Vec::with_capacity(input.guess(LEAST));
        while input.more(entries.len(), ENTRIES)? {
            entries.push(entry(input)?);
        }
        Ok(PageView {
            directory,
            verifier,
            entries,
            end: input.flag()?,
        })
    }
}
