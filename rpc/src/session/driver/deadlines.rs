//! What a connection does when its time has come, by one timer for all its deadlines.

use super::Driver;
use crate::session::handlers::Handlers;
use std::task::Context;
use std::time::Duration;
use tokio::time::Instant;

/// How long a connection keeps its buffers while nothing comes: thousands of idle ones should not hold
/// what each of them needed once.
const IDLE: Duration = Duration::from_secs(1);

impl<S> Driver<S> {
    /// Looks at all deadlines after the timer fired.
    pub(super) fn check_deadlines(&mut self) -> Result<(), String> {
        let now = Instant::now();
        let passed = |deadline: Option<Instant>| deadline.is_some_and(|deadline| deadline <= now);
        if passed(self.record_deadline) {
            return Err("the peer did not finish a record in time".to_owned());
        }
        if passed(self.write_deadline) {
            return Err("the peer did not read in time".to_owned());
        }
        if passed(self.drain_deadline) {
            // Their answers are SYSTEM_ERR now. What was answered before is still on its way, for as long
            // as the peer reads it.
            self.drain_deadline = None;
            self.handlers = Handlers::default();
            self.drain();
        }
        if passed(self.idle_deadline) {
            // What somebody else has just said is not sent yet.
            let is_idle = !self.active && self.handlers.is_empty() && self.is_sent();
            if is_idle && !self.session.is_awaited() {
                return Err("the connection was idle for too long".to_owned());
            }
            self.active = false;
            self.idle_deadline = self.limits.idle_timeout.and_then(after);
        }
        if passed(self.authentication_deadline) {
            self.check_authentication()?;
        }
        self.check_keepalive(now)?;
        if passed(self.room_deadline) {
            self.room_deadline = None;
            if !self.used {
                self.let_go();
            }
        }
        self.session.expire_calls(now, &mut self.wake);
        for waker in self.wake.drain(..) {
            waker.wake();
        }
        Ok(())
    }

    /// Whoever keeps its place among those who are not known keeps others out of it. What runs may be
    /// the question that a user is just answering.
    fn check_authentication(&mut self) -> Result<(), String> {
        self.authentication_deadline = None;
        if self.session.is_authenticated() {
            return Ok(());
        }
        if self.handlers.is_empty() {
            return Err("the peer did not show in time who it is".to_owned());
        }
        self.authentication_deadline = self.limits.authentication_timeout.and_then(after);
        Ok(())
    }

    pub(super) fn arm_timer(&mut self, cx: &mut Context<'_>) {
        self.begin_keepalive();
        // Once they are given back, nothing is to do before the connection is used again.
        if self.room_deadline.is_none() && self.used {
            self.used = false;
            self.room_deadline = after(IDLE);
        }
        let deadlines = [
            self.record_deadline,
            self.write_deadline,
            self.authentication_deadline,
            self.idle_deadline,
            self.call_deadline,
            self.drain_deadline,
            self.room_deadline,
            self.keepalive_deadline(),
        ];
        if let Some(earliest) = deadlines.into_iter().flatten().min() {
            self.timer.arm(earliest, cx);
        }
    }

    /// Gives back what only a connection that is used needs.
    fn let_go(&mut self) {
        self.reader.let_go();
        self.writing.let_go();
        self.lent.let_go();
        self.handlers.let_go();
        self.replies = Vec::new();
        self.wake = Vec::new();
        self.session.let_go();
    }
}

/// The time so much later; none where that is beyond all times.
pub(super) fn after(duration: Duration) -> Option<Instant> {
    Instant::now().checked_add(duration)
}
