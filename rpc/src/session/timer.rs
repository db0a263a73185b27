//! One timer a connection, for the earliest of all its deadlines.

use std::pin::Pin;
use std::task::{Context, Poll};
use tokio::time::{Instant, Sleep, sleep_until};

/// Wakes its task at the earliest deadline it was armed with, or before.
#[derive(Debug, Default)]
pub(super) struct Timer {
    sleep: Option<Pin<Box<Sleep>>>,
    armed: bool,
}

impl Timer {
    /// Whether the time it was armed for has come. Asks no clock.
    pub(super) fn fired(&self) -> bool {
        self.armed && self.sleep.as_ref().is_some_and(|sleep| sleep.is_elapsed())
    }

    /// Makes sure that the task is woken at `deadline` or before.
    ///
    /// A timer armed for an earlier time is left alone: waking once too early costs less than
    /// setting it with every message.
    pub(super) fn arm(&mut self, deadline: Instant, cx: &mut Context<'_>) {
        if self.armed
            && let Some(sleep) = &self.sleep
            && !sleep.is_elapsed()
            && sleep.deadline() <= deadline
        {
            return;
        }
        let sleep = match &mut self.sleep {
            Some(sleep) => {
                sleep.as_mut().reset(deadline);
                sleep
            }
            empty => empty.insert(Box::pin(sleep_until(deadline))),
        };
        self.armed = true;
        // Polling leaves the task's waker with the timer.
        if let Poll::Ready(()) = sleep.as_mut().poll(cx) {
            cx.waker().wake_by_ref();
        }
    }
}
