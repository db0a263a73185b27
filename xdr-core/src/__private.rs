//! What derived code calls. Not for users; it changes without notice.

pub use crate::of::{In, NoReader, NoWire, NoWriter, Of, Reader, Writer};
pub use crate::run::{
    Run, RunMut, alone, fixed_or_0, fixed_sum, from_run, in_run, inline_if_light, run_at, run_end,
    run_from, run_writer, short_run, taken,
};
pub use alloc::boxed::Box;
pub use alloc::vec::Vec;
pub use alloc::{string, vec};
