//! When a lost connection is made anew.

use std::hash::{BuildHasher, Hasher, RandomState};
use std::time::Duration;

/// When a [`Channel`](crate::Channel) connects again after it lost its connection, or found nobody
/// to connect to.
///
/// Each time in a row that it fails, it waits for longer: a random time of at most `initial`, then of
/// at most twice that, and so on up to `max`. The time is random from zero on ("full jitter"), so that
/// the clients of a server that went away do not come back all at once. A connection that ends
/// within `max` counts as a failure as well.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Reconnect {
    /// At most so long before the first try. Default 100 ms.
    pub initial: Duration,
    /// At most so long before any try. Default 5 s.
    pub max: Duration,
    never: bool,
}

impl Reconnect {
    /// After at most `initial`, then twice that and so on, up to `max`.
    #[must_use]
    pub const fn backoff(initial: Duration, max: Duration) -> Self {
        Reconnect {
            initial,
            max,
            never: false,
        }
    }

    /// Not at all: once its connection is lost, the channel's calls fail, as do the calls that
    /// wait for the first connection when it fails.
    #[must_use]
    pub const fn never() -> Self {
        Reconnect {
            initial: Duration::ZERO,
            max: Duration::ZERO,
            never: true,
        }
    }

    pub(super) fn is_never(&self) -> bool {
        self.never
    }

    /// How long to wait after so many failures in a row.
    pub(crate) fn delay(&self, failures: u32) -> Duration {
        // The hasher of an own `RandomState` is as random as its keys.
        let random = RandomState::new().build_hasher().finish();
        self.delay_at(failures, random)
    }

    /// The same at a point between nothing (0) and all (`u64::MAX`) of it.
    fn delay_at(&self, failures: u32, point: u64) -> Duration {
        let doublings = failures.saturating_sub(1);
        let factor = 1_u32.checked_shl(doublings).unwrap_or(u32::MAX);
        let longest = self.initial.saturating_mul(factor).min(self.max);
        let nanos = u64::try_from(longest.as_nanos()).unwrap_or(u64::MAX);
        let chosen = (u128::from(nanos) * u128::from(point)) >> 64;
        Duration::from_nanos(u64::try_from(chosen).unwrap_or(nanos))
    }
}

impl Default for Reconnect {
    fn default() -> Self {
        Reconnect::backoff(Duration::from_millis(100), Duration::from_secs(5))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_failure_doubles_the_longest_delay_up_to_the_limit() {
        let reconnect = Reconnect::default();
        let longest = |failures| reconnect.delay_at(failures, u64::MAX).as_millis() + 1;
        let delays: Vec<_> = (1..=8).map(longest).collect();
        assert_eq!(delays, [100, 200, 400, 800, 1600, 3200, 5000, 5000]);
        assert_eq!(longest(u32::MAX), 5000);
    }

    #[test]
    fn a_delay_is_anything_from_zero_on() {
        let reconnect = Reconnect::default();
        assert_eq!(reconnect.delay_at(5, 0), Duration::ZERO);
        assert_eq!(
            reconnect.delay_at(1, u64::MAX / 2).as_millis(),
            49,
            "half of 100 ms, rounded down"
        );
        let delays: std::collections::HashSet<_> = (0..100).map(|_| reconnect.delay(8)).collect();
        assert!(
            delays.len() > 90,
            "two clients hardly ever wait equally long"
        );
        assert!(delays.iter().all(|delay| *delay < Duration::from_secs(5)));
    }

    #[test]
    fn the_longest_times_there_are_overflow_nothing() {
        let reconnect = Reconnect::backoff(Duration::MAX, Duration::MAX);
        assert!(reconnect.delay_at(u32::MAX, u64::MAX) > Duration::from_secs(500 * 365 * 86400));
    }
}
