//! One connection: what both of its ends share between their tasks.
//!
//! The driver task owns the socket. Callers and handlers on other tasks encode into the outgoing
//! buffer under a short lock and wake the driver only when it sleeps.

mod backlog;
mod batch;
mod calling;
mod calls;
mod driver;
mod extras;
mod gone;
mod handlers;
mod limits;
mod linger;
mod outgoing;
mod reader;
mod room;
mod sending;
mod streams;
mod subscriptions;
mod timer;
mod writing;

pub(crate) use backlog::{Outbound, Queued, Records, event_record};
pub(crate) use calling::{CallFrame, Unsent};
pub(crate) use calls::Ended;
pub(crate) use driver::{Driver, End};
pub use extras::ConnectionValues;
pub(crate) use gone::Gone;
pub(crate) use handlers::Handler;
pub(crate) use limits::{DriverLimits, FD, SessionLimits};
pub(crate) use subscriptions::{Subscription, Subscriptions};

use crate::context::Peer;
use crate::protocol::Protocol;
use backlog::Backlog;
use calls::Calls;
use extras::Extras;
use gone::Watchers;
use outgoing::Outgoing;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};
use std::task::Waker;
use tokio::sync::Notify;
use tokio::time::Instant;
use writing::Writing;

/// Arguments of fewer bytes do not count: that would cost more than many a call.
const COUNTED: usize = 512;

/// What the tasks of one connection share.
#[derive(Debug)]
pub(crate) struct Session {
    state: Mutex<State>,
    /// The driver sleeps: whoever gives it work wakes it.
    idle: AtomicBool,
    /// Callers wait here for a free place or room in the buffer.
    room: Arc<Notify>,
    peer: Peer,
    protocol: Protocol,
    /// What all connections of a server share.
    limits: Arc<SessionLimits>,
    /// How many hubs have this connection among their subscribers.
    hubs: AtomicUsize,
    /// Who wants the events that come in; none at the end that only sends some.
    subscriptions: Option<Arc<Subscriptions>>,
    /// Bytes in the outgoing buffer, to be looked at without the lock.
    queued: AtomicUsize,
    /// Bytes of replies that the driver has not queued yet.
    lent: AtomicUsize,
    /// Bytes of replies in the outgoing buffer, at an end whose own calls are there as well.
    answers: AtomicUsize,
    /// This end has made a call.
    called: AtomicBool,
    /// No further message begins, to be looked at without the lock.
    closing: AtomicBool,
    /// Bytes of the arguments of calls that run here.
    running: AtomicUsize,
    /// Whoever is at the other end has not shown who it is yet, and has to.
    anonymous: AtomicBool,
    /// This end asks for signs of life.
    asks: AtomicBool,
    extras: OnceLock<Box<Extras>>,
}

#[derive(Debug)]
struct State {
    out: Outgoing,
    /// Events that wait for the buffer to be sent.
    backlog: Backlog,
    calls: Calls,
    driver: Option<Waker>,
    /// The earliest deadline of a call, as far as known; never later than the true one.
    earliest: Option<Instant>,
    /// Callers that wait for room.
    blocked: usize,
    /// The peer sends nothing more, so no call to it has a reply.
    mute: bool,
    /// No further message begins; what is queued is still sent.
    closing: bool,
    /// The connection is gone, for this reason.
    ended: Option<String>,
    /// Who wants to know when it is gone.
    watchers: Watchers,
}

/// What the driver learns whenever it looks for work.
#[derive(Debug)]
struct Work {
    /// The batch is left for one more turn.
    hold_back: bool,
    closing: bool,
    /// Somebody else than the driver ended the connection.
    ended: bool,
    call_deadline: Option<Instant>,
}

impl Work {
    fn of(state: &State) -> Self {
        Work {
            hold_back: false,
            closing: state.closing,
            ended: state.ended.is_some(),
            call_deadline: state.earliest,
        }
    }
}

impl Session {
    /// A connection whose events, should any come in, nobody wants.
    pub(crate) fn new(
        peer: Peer,
        protocol: Protocol,
        limits: impl Into<Arc<SessionLimits>>,
    ) -> Arc<Self> {
        Session::with(peer, protocol, limits.into(), None)
    }

    /// A connection whose events go to those who subscribe.
    pub(crate) fn receiving(
        peer: Peer,
        protocol: Protocol,
        limits: impl Into<Arc<SessionLimits>>,
        subscriptions: &Arc<Subscriptions>,
    ) -> Arc<Self> {
        let session = Session::with(
            peer,
            protocol,
            limits.into(),
            Some(Arc::clone(subscriptions)),
        );
        subscriptions.attach(&session);
        session
    }

    fn with(
        peer: Peer,
        protocol: Protocol,
        limits: Arc<SessionLimits>,
        subscriptions: Option<Arc<Subscriptions>>,
    ) -> Arc<Self> {
        Arc::new(Session {
            state: Mutex::new(State {
                out: Outgoing::new(),
                backlog: Backlog::default(),
                calls: Calls::new(),
                driver: None,
                earliest: None,
                blocked: 0,
                mute: false,
                closing: false,
                ended: None,
                watchers: Watchers::default(),
            }),
            idle: AtomicBool::new(false),
            room: Arc::new(Notify::new()),
            peer,
            protocol,
            limits,
            hubs: AtomicUsize::new(0),
            subscriptions,
            queued: AtomicUsize::new(0),
            lent: AtomicUsize::new(0),
            answers: AtomicUsize::new(0),
            called: AtomicBool::new(false),
            closing: AtomicBool::new(false),
            running: AtomicUsize::new(0),
            anonymous: AtomicBool::new(false),
            asks: AtomicBool::new(false),
            extras: OnceLock::new(),
        })
    }

    pub(crate) fn peer(&self) -> &Peer {
        &self.peer
    }

    pub(crate) fn protocol(&self) -> Protocol {
        self.protocol
    }

    /// Whether too much waits for the peer to read it.
    fn is_full(&self) -> bool {
        self.queued.load(Ordering::Relaxed) >= self.limits.max_queued
    }

    /// A call with so many bytes of arguments begins to run here. Small ones are bounded by their number.
    pub(crate) fn begin_call(&self, arguments: usize) {
        if arguments >= COUNTED {
            self.running.fetch_add(arguments, Ordering::Relaxed);
        }
    }

    /// It has run. Whoever had it may be on another task, so the driver is told of room that it may wait
    /// for, asleep or about to be.
    pub(crate) fn end_call(&self, arguments: usize) {
        if arguments < COUNTED {
            return;
        }
        let before = self.running.fetch_sub(arguments, Ordering::Relaxed);
        if before >= self.limits.max_running {
            let driver = self.lock().driver.clone();
            if let Some(driver) = driver {
                driver.wake();
            }
        }
    }

    /// Only encoders can panic under the lock, and guards take back what those began; so poison
    /// means nothing.
    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn wake_driver(&self, state: MutexGuard<'_, State>) {
        // Looking costs less than swapping, and the lock orders it with the driver going to sleep.
        let sleeps = self.idle.load(Ordering::Acquire) && self.idle.swap(false, Ordering::AcqRel);
        let waker = if sleeps { state.driver.clone() } else { None };
        drop(state);
        if let Some(waker) = waker {
            waker.wake();
        }
    }

    /// Sends what is queued and then ends the connection.
    pub(crate) fn close(&self) {
        self.queue_lent();
        let mut state = self.lock();
        state.closing = true;
        self.closing.store(true, Ordering::Release);
        self.wake_driver(state);
    }

    /// Why the connection ended, once it has.
    pub(crate) fn ended(&self) -> Option<String> {
        self.lock().ended.clone()
    }

    /// Moves what is queued to `writing`, or puts the driver to sleep where nothing is.
    fn next_batch(&self, writing: &mut Writing, driver: &Waker, may_hold_back: bool) -> Work {
        let mut guard = self.lock();
        let state = &mut *guard;
        if state.out.is_empty() {
            return self.sleep_locked(state, driver);
        }
        let hold_back = may_hold_back && state.calls.waiting() > 1 && !state.closing;
        let mut wake = Vec::new();
        if !hold_back {
            writing.take(&mut state.out);
            if !state.backlog.is_empty() {
                state.backlog.join(&mut state.out, &mut wake);
            }
            self.count_queued(state);
            self.answers.store(0, Ordering::Relaxed);
            self.pass_on(state);
        }
        let work = Work {
            hold_back,
            ..Work::of(state)
        };
        drop(guard);
        for waker in wake {
            waker.wake();
        }
        if !hold_back && let Some(streams) = self.any_streams() {
            streams.next_round();
        }
        work
    }

    /// Has the driver look for work.
    pub(crate) fn nudge(&self) {
        self.wake_driver(self.lock());
    }

    /// Whether nothing is read until somebody takes the events, or the data of a stream, that wait for
    /// it. Replies do not wait for that.
    fn waits_for_readers(&self) -> bool {
        let is_full = |subscriptions: &Arc<Subscriptions>| subscriptions.is_full();
        let is_full = self.subscriptions.as_ref().is_some_and(is_full);
        (is_full || self.waits_for_streams()) && self.lock().calls.waiting() == 0
    }

    /// Whether a call of this end waits for its reply.
    fn waits_for_replies(&self) -> bool {
        self.lock().calls.waiting() > 0
    }

    /// Gives back room that is not used.
    fn let_go(&self) {
        self.lock().out.let_go();
    }

    /// Puts the driver to sleep: the next one with work for it wakes it.
    fn sleep(&self, driver: &Waker) -> Work {
        self.sleep_locked(&mut self.lock(), driver)
    }

    fn sleep_locked(&self, state: &mut State, driver: &Waker) -> Work {
        match &mut state.driver {
            Some(stored) => stored.clone_from(driver),
            empty => *empty = Some(driver.clone()),
        }
        self.idle.store(true, Ordering::Release);
        Work::of(state)
    }
}
