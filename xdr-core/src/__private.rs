//! What derived code calls. Not for users; it changes without notice.

pub use crate::of::{In, NoReader, NoWire, NoWriter, Of, Reader, Writer};
pub use crate::run::{
    Run, RunMut, alone, fixed_or_0, fixed_sum, from_run, in_run, inline_if_light, run_at, run_end,
    run_from, run_writer, short_run, taken,
};
pub use alloc::boxed::Box;
pub use alloc::vec::Vec;
pub use alloc::{string, vec};

use crate::schema::{EnumValue, Field, Schema};

/// A field: its name, its docs and what describes its type.
pub type FieldRow = (&'static str, &'static str, fn() -> Schema);

/// A value of an enum: its name, its docs and its number.
pub type ValueRow = (&'static str, &'static str, Option<i32>);

/// The fields of a struct or an arm.
#[must_use]
pub fn schema_fields(rows: &[FieldRow]) -> Vec<Field> {
    rows.iter()
        .map(|(name, docs, schema)| Field::new(name, docs, schema()))
        .collect()
}

/// The values of an enum.
#[must_use]
pub fn schema_values(rows: &[ValueRow]) -> Vec<EnumValue> {
    rows.iter()
        .map(|(name, docs, value)| EnumValue::new(name, docs, *value))
        .collect()
}
