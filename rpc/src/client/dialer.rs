//! Making a lost connection anew: one task at most connects, and whoever needs the connection waits
//! for it. Where nobody does, the task ends and nothing is tried until somebody does again.

use super::channel::Channel;
use super::link::Link;
use super::plan::Plan;
use crate::error::ConnectError;
use crate::session::Subscriptions;
use crate::transport::Stream;
use std::pin::pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};
use tokio::runtime::Handle;
use tokio::sync::Notify;
use tokio::task::AbortHandle;
use tokio::time::{Instant, sleep_until};

/// The connecting side of a link.
#[derive(Debug)]
pub(super) struct Dialer {
    plan: Arc<Plan>,
    state: Mutex<State>,
    /// There is a connection, or another attempt has failed.
    changed: Notify,
}

#[derive(Debug, Default)]
struct State {
    /// Calls and others that wait for a connection.
    waiting: usize,
    /// The task that connects, by number.
    task: Option<(u64, AbortHandle)>,
    tasks: u64,
    /// Runs what the user wants run after a connection was made anew.
    hook: Option<AbortHandle>,
    connections: u64,
    /// Since when there is a connection; none from when its end was noticed.
    since: Option<Instant>,
    /// In a row: connections that ended soon, and attempts that led to none.
    failures: u32,
    /// Attempts that failed, all of them.
    failed: u64,
    /// The next attempt waits for this.
    not_before: Option<Instant>,
    /// The way that the next attempt tries first.
    first: usize,
    last_error: Option<String>,
}

/// What the task that connects does next.
enum Step {
    Sleep(Instant),
    Connect(usize),
    /// Nobody needs a connection.
    Stop,
}

impl Dialer {
    pub(super) fn new(plan: Arc<Plan>) -> Self {
        Dialer {
            plan,
            state: Mutex::default(),
            changed: Notify::new(),
        }
    }

    pub(super) fn was_connected(&self) -> bool {
        self.lock().connections > 0
    }

    /// Why the last attempt failed, until one succeeds.
    pub(super) fn last_error(&self) -> Option<String> {
        self.lock().last_error.clone()
    }

    /// How many wait for a connection.
    #[cfg(feature = "tower")]
    pub(super) fn waiting(&self) -> usize {
        self.lock().waiting
    }

    /// The channel is gone.
    pub(super) fn stop(&self) {
        let mut state = self.lock();
        let dialing = state.task.take().map(|(_, task)| task);
        for task in [dialing, state.hook.take()].into_iter().flatten() {
            task.abort();
        }
    }

    /// Nothing in here panics under the lock.
    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Whether a connection is wanted by anybody: whoever waits for one, or would be told by one that
    /// there was before.
    fn is_wanted(&self, state: &State, subscriptions: &Subscriptions) -> bool {
        let plan = &self.plan;
        let always =
            || plan.on_reconnect.is_some() || plan.programs.serves() || subscriptions.any();
        state.waiting > 0 || state.connections > 0 && always()
    }

    /// An attempt came to nothing.
    fn count_failure(&self, state: &mut State) {
        state.failures = state.failures.saturating_add(1);
        let delay = self.plan.reconnect.delay(state.failures);
        state.not_before = Instant::now().checked_add(delay);
    }

    /// Notices once that a connection has ended.
    fn notice_loss(&self, state: &mut State) {
        let Some(since) = state.since.take() else {
            return;
        };
        let lasted = since.elapsed() >= self.plan.reconnect.max;
        if lasted {
            state.failures = 0;
            state.first = 0;
        } else {
            // Whoever takes connections only to drop them may be a broken one of several servers.
            state.first = state.first.saturating_add(1) % self.plan.ways.len().max(1);
        }
        self.count_failure(state);
    }

    /// What task number `task` does next.
    fn next_step(&self, task: u64, subscriptions: &Subscriptions) -> Step {
        let mut state = self.lock();
        if state
            .task
            .as_ref()
            .is_none_or(|(number, _)| *number != task)
        {
            return Step::Stop;
        }
        if !self.is_wanted(&state, subscriptions) {
            state.task = None;
            return Step::Stop;
        }
        match state.not_before {
            Some(time) if Instant::now() < time => Step::Sleep(time),
            _ => Step::Connect(state.first),
        }
    }

    /// Task number `task` did not get a connection.
    fn fail(&self, task: u64, error: String) {
        let mut state = self.lock();
        if state
            .task
            .as_ref()
            .is_none_or(|(number, _)| *number != task)
        {
            return;
        }
        state.failed = state.failed.saturating_add(1);
        state.last_error = Some(error);
        state.first = 0;
        self.count_failure(&mut state);
        if self.plan.reconnect.is_never() {
            state.task = None;
        }
        drop(state);
        self.changed.notify_waiters();
    }
}

impl Link {
    /// Makes a stream the connection: a first one, or a further one.
    pub(super) fn connected_by(self: &Arc<Self>, stream: Stream, way: usize) {
        let Some(dialer) = self.dialer() else { return };
        let mut state = dialer.lock();
        let link = Arc::downgrade(self);
        let protocol = dialer.plan.protocol(way);
        self.adopt((stream, protocol), &dialer.plan, move || {
            if let Some(link) = link.upgrade() {
                link.connect_if_wanted();
            }
        });
        state.task = None;
        state.since = Some(Instant::now());
        state.first = way;
        state.last_error = None;
        state.connections = state.connections.saturating_add(1);
        if state.connections > 1
            && let Some(hook) = &dialer.plan.on_reconnect
        {
            // What the one before still does concerns a connection that is gone.
            if let Some(before) = state.hook.take() {
                before.abort();
            }
            let hook = Arc::clone(hook);
            let channel = Channel::of(Arc::clone(self), &dialer.plan);
            let running = tokio::spawn(async move { hook(channel).await });
            state.hook = Some(running.abort_handle());
        }
        drop(state);
        dialer.changed.notify_waiters();
    }

    /// Waits until there is a connection, and has one made where nobody does yet.
    ///
    /// # Errors
    ///
    /// There will be none, for this reason.
    pub(crate) async fn connected(self: Arc<Self>) -> Result<(), String> {
        let Some(dialer) = self.dialer() else {
            return self.session().ended().map_or(Ok(()), Err);
        };
        let waiting = Waiting::new(dialer);
        loop {
            let mut changed = pin!(dialer.changed.notified());
            // Listens before it looks, so that no change is missed in between.
            changed.as_mut().enable();
            if self.look(dialer, waiting.failed)? {
                return Ok(());
            }
            changed.await;
        }
    }

    /// Whether there is a connection. Where not, one is being made from here on.
    fn look(self: &Arc<Self>, dialer: &Dialer, failed: u64) -> Result<bool, String> {
        let mut state = dialer.lock();
        let Some(reason) = self.session().ended() else {
            return Ok(true);
        };
        dialer.notice_loss(&mut state);
        if dialer.plan.reconnect.is_never() {
            if state.connections > 0 {
                return Err(reason);
            }
            if state.failed > failed {
                return Err(state.last_error.clone().unwrap_or(reason));
            }
        }
        self.start(dialer, &mut state)?;
        Ok(false)
    }

    /// There is no connection, or was none a moment ago: makes one where somebody wants it.
    pub(super) fn connect_if_wanted(self: &Arc<Self>) {
        let Some(dialer) = self.dialer() else { return };
        let mut state = dialer.lock();
        if self.session().ended().is_none() {
            return;
        }
        dialer.notice_loss(&mut state);
        let never = dialer.plan.reconnect.is_never();
        if !never && dialer.is_wanted(&state, self.subscriptions()) {
            // Outside of a runtime the next call starts it.
            let _ = self.start(dialer, &mut state);
        }
    }

    /// Starts the task that connects, unless there is one.
    fn start(self: &Arc<Self>, dialer: &Dialer, state: &mut State) -> Result<(), String> {
        // A runtime that is shut down takes tasks and drops them.
        let is_running = state
            .task
            .as_ref()
            .is_some_and(|(_, task)| !task.is_finished());
        if !is_running {
            let runtime = Handle::try_current().map_err(|error| error.to_string())?;
            state.tasks = state.tasks.wrapping_add(1);
            let number = state.tasks;
            let dialing = dial(number, Arc::downgrade(self), Arc::clone(&dialer.plan));
            // It begins by taking the lock, so that it finds its number there.
            state.task = Some((number, runtime.spawn(dialing).abort_handle()));
        }
        Ok(())
    }
}

/// Tries until there is a connection, or nobody wants one any more. Holds the link only where it
/// does not wait, so that the channel can go meanwhile.
async fn dial(task: u64, link: Weak<Link>, plan: Arc<Plan>) {
    let broken_off = BrokenOff { task, link: &link };
    loop {
        match link.next_step(task) {
            Step::Stop => break,
            Step::Sleep(until) => sleep_until(until).await,
            Step::Connect(first) => match plan.connect(first).await {
                Ok((stream, way)) => {
                    if let Some(link) = link.upgrade() {
                        link.connected_by(stream, way);
                    }
                    break;
                }
                Err(error) => link.fail(task, &error),
            },
        }
    }
    drop(broken_off);
}

/// What the task asks of a link that may be gone.
trait Gone {
    fn next_step(&self, task: u64) -> Step;
    fn fail(&self, task: u64, error: &ConnectError);
}

impl Gone for Weak<Link> {
    fn next_step(&self, task: u64) -> Step {
        let link = self.upgrade();
        let step = link.as_ref().and_then(|link| {
            let dialer = link.dialer()?;
            Some(dialer.next_step(task, link.subscriptions()))
        });
        step.unwrap_or(Step::Stop)
    }

    fn fail(&self, task: u64, error: &ConnectError) {
        let link = self.upgrade();
        if let Some(dialer) = link.as_ref().and_then(|link| link.dialer()) {
            dialer.fail(task, error.to_string());
        }
    }
}

/// Lets those who wait know of a task that ended before it was done: its runtime was shut down, or
/// the user's function panicked.
struct BrokenOff<'a> {
    task: u64,
    link: &'a Weak<Link>,
}

impl Drop for BrokenOff<'_> {
    fn drop(&mut self) {
        if let Some(link) = self.link.upgrade()
            && let Some(dialer) = link.dialer()
        {
            dialer.fail(self.task, "connecting was broken off".to_owned());
            let mut state = dialer.lock();
            if state
                .task
                .as_ref()
                .is_some_and(|(number, _)| *number == self.task)
            {
                state.task = None;
            }
        }
    }
}

/// Counts somebody who waits for a connection, for as long as they do.
struct Waiting<'a> {
    dialer: &'a Dialer,
    /// How many attempts had failed before.
    failed: u64,
}

impl<'a> Waiting<'a> {
    fn new(dialer: &'a Dialer) -> Self {
        let mut state = dialer.lock();
        state.waiting = state.waiting.saturating_add(1);
        Waiting {
            dialer,
            failed: state.failed,
        }
    }
}

impl Drop for Waiting<'_> {
    fn drop(&mut self) {
        let mut state = self.dialer.lock();
        state.waiting = state.waiting.saturating_sub(1);
    }
}
