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

/// The fields of a struct or an arm, each with its name, its docs and what describes its type.
#[must_use]
pub fn schema_fields(rows: &[(&'static str, &'static str, fn() -> Schema)]) -> Vec<Field> {
    rows.iter()
        .map(|(name, docs, schema)| Field::new(name, docs, schema()))
        .collect()
}

/// The values of an enum, each with its name, its docs and its number.
#[must_use]
pub fn schema_values(rows: &[(&'static str, &'static str, Option<i32>)]) -> Vec<EnumValue> {
    rows.iter()
        .map(|(name, docs, value)| EnumValue::new(name, docs, *value))
        .collect()
}
