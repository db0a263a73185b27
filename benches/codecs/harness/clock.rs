//! The processor time of this thread: a busy neighbour does not count.

use rustix::time::{ClockId, clock_gettime};

/// Nanoseconds.
pub(crate) type Time = f64;

pub(crate) fn now() -> Time {
    let time = clock_gettime(ClockId::ThreadCPUTime);
    time.tv_sec as f64 * 1e9 + time.tv_nsec as f64
}

/// How long `turns` calls take.
pub(crate) fn time(turns: u64, mut call: impl FnMut()) -> Time {
    let start = now();
    for _ in 0..turns {
        call();
    }
    now() - start
}
