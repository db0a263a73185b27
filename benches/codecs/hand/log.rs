//! The log.

use super::{Error, Hand, Input, Refusal, items_size, opaque_size, put_opaque, put_word};
use crate::data::log::{LONG, Log, LogView, RECORDS, Record, RecordView, SHORT};

/// What a record takes at least: four empty strings.
const LEAST: usize = 4 + 4 * 4 + 4 + 8;

impl<'a> Hand<'a> for Log {
    #[inline]
    fn size(&self) -> Result<usize, Refusal> {
        let mut size = items_size(self.records.len(), 16, RECORDS)?;
        for record in &self.records {
            size += opaque_size(record.identity.as_bytes(), SHORT)?;
            size += opaque_size(record.user.as_bytes(), SHORT)?;
            size += opaque_size(record.date.as_bytes(), SHORT)?;
            size += opaque_size(record.request.as_bytes(), LONG)?;
        }
        Ok(size)
    }

    #[inline]
    fn write(&self, out: &mut Vec<u8>) {
        put_word(out, self.records.len() as u32);
        for record in &self.records {
            put_word(out, record.address);
            put_opaque(out, record.identity.as_bytes());
            put_opaque(out, record.user.as_bytes());
            put_opaque(out, record.date.as_bytes());
            put_opaque(out, record.request.as_bytes());
            let mut tail = [0; 12];
            tail[0..4].copy_from_slice(&record.code.to_be_bytes());
            tail[4..12].copy_from_slice(&record.size.to_be_bytes());
            out.extend_from_slice(&tail);
        }
    }

    #[inline]
    fn read(input: &mut Input<'a>) -> Result<Self, Error> {
        let count = input.count(RECORDS, LEAST)?;
        let mut records = Vec::with_capacity(count);
        for _ in 0..count {
            let record = record(input)?;
            records.push(Record {
                address: record.address,
                identity: record.identity.to_owned(),
                user: record.user.to_owned(),
                date: record.date.to_owned(),
                request: record.request.to_owned(),
                code: record.code,
                size: record.size,
            });
        }
        Ok(Log { records })
    }

    #[inline]
    fn read_over(&mut self, input: &mut Input<'a>) -> Result<(), Error> {
        let count = input.count(RECORDS, LEAST)?;
        self.records.truncate(count);
        for existing in &mut self.records {
            let record = record(input)?;
            existing.address = record.address;
            record.identity.clone_into(&mut existing.identity);
            record.user.clone_into(&mut existing.user);
            record.date.clone_into(&mut existing.date);
            record.request.clone_into(&mut existing.request);
            existing.code = record.code;
            existing.size = record.size;
        }
        for _ in self.records.len()..count {
            let record = record(input)?;
            self.records.push(Record {
                address: record.address,
                identity: record.identity.to_owned(),
                user: record.user.to_owned(),
                date: record.date.to_owned(),
                request: record.request.to_owned(),
                code: record.code,
                size: record.size,
            });
        }
        Ok(())
    }
}

#[inline(always)]
fn record<'a>(input: &mut Input<'a>) -> Result<RecordView<'a>, Error> {
    Ok(RecordView {
        address: input.word()?,
        identity: input.text(SHORT)?,
        user: input.text(SHORT)?,
        date: input.text(SHORT)?,
        request: input.text(LONG)?,
        code: input.word()?,
        size: input.hyper()?,
    })
}

impl<'a> Hand<'a> for LogView<'a> {
    fn size(&self) -> Result<usize, Refusal> {
        Ok(0)
    }

    fn write(&self, _: &mut Vec<u8>) {}

    #[inline]
    fn read(input: &mut Input<'a>) -> Result<Self, Error> {
        let count = input.count(RECORDS, LEAST)?;
        let mut records = Vec::with_capacity(count);
        for _ in 0..count {
            records.push(record(input)?);
        }
        Ok(LogView { records })
    }
}
