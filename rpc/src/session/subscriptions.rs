//! Who wants which events that come in, and the queues in which they wait for it.

use super::Session;
use crate::events::Lag;
use crate::procedure::Target;
use bytes::Bytes;
use std::collections::VecDeque;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};
use std::task::{Poll, Waker};

/// An event of this size or more is kept as it came; a smaller one is copied, or a small event would
/// hold on to the large buffer that it was read into.
const LARGE: usize = 8 << 10;

/// The subscriptions of a channel. They outlive a connection where the channel makes another one.
#[derive(Debug)]
pub(crate) struct Subscriptions {
    list: Mutex<Vec<Arc<Subscription>>>,
    /// Whether there are any, to be looked at without the lock.
    any: AtomicBool,
    /// How many queues are full for which reading waits.
    full: AtomicUsize,
    /// The connection whose reading waits for them.
    session: Mutex<Weak<Session>>,
    /// There is no connection after this one.
    ends_with_connection: bool,
}

/// The events of one version of a program, for one stream.
#[derive(Debug)]
pub(crate) struct Subscription {
    program: u32,
    version: u32,
    max_bytes: usize,
    queue: Mutex<Queue>,
}

#[derive(Debug)]
struct Queue {
    events: VecDeque<(u32, Bytes)>,
    bytes: usize,
    lag: Lag,
    lost: u64,
    waker: Option<Waker>,
    /// Reading waits for this queue.
    is_full: bool,
    ended: bool,
}

impl Subscriptions {
    pub(crate) fn new(ends_with_connection: bool) -> Arc<Self> {
        Arc::new(Subscriptions {
            list: Mutex::default(),
            any: AtomicBool::new(false),
            full: AtomicUsize::new(0),
            session: Mutex::default(),
            ends_with_connection,
        })
    }

    /// The connection that events come from now.
    pub(super) fn attach(&self, session: &Arc<Session>) {
        *lock(&self.session) = Arc::downgrade(session);
    }

    /// Whether anybody wants events at all.
    pub(crate) fn any(&self) -> bool {
        self.any.load(Ordering::Acquire)
    }

    /// Whether reading waits for somebody who wants every event.
    pub(super) fn is_full(&self) -> bool {
        self.full.load(Ordering::Acquire) > 0
    }

    pub(crate) fn subscribe(
        &self,
        program: u32,
        version: u32,
        lag: Lag,
        max_bytes: usize,
    ) -> Arc<Subscription> {
        // Looked at under the lock, so that an end meanwhile finds the subscription in the list.
        let mut list = lock(&self.list);
        let has_ended = self.ends_with_connection
            && lock(&self.session)
                .upgrade()
                .is_none_or(|session| session.ended().is_some());
        let subscription = Arc::new(Subscription {
            program,
            version,
            max_bytes,
            queue: Mutex::new(Queue {
                events: VecDeque::new(),
                bytes: 0,
                lag,
                lost: 0,
                waker: None,
                is_full: false,
                ended: has_ended,
            }),
        });
        list.push(Arc::clone(&subscription));
        self.any.store(true, Ordering::Release);
        subscription
    }

    pub(crate) fn unsubscribe(&self, subscription: &Arc<Subscription>) {
        let mut list = lock(&self.list);
        list.retain(|other| !Arc::ptr_eq(other, subscription));
        self.any.store(!list.is_empty(), Ordering::Release);
        drop(list);
        let mut queue = lock(&subscription.queue);
        queue.ended = true;
        self.unblock(&mut queue);
    }

    /// An event came: everybody who wants it gets it.
    pub(super) fn deliver(&self, target: Target, arguments: &Bytes) {
        if !self.any() {
            return;
        }
        let list = lock(&self.list);
        for subscription in list.iter() {
            if (subscription.program, subscription.version) == (target.program, target.version) {
                self.push(subscription, target.procedure, arguments);
            }
        }
    }

    fn push(&self, subscription: &Subscription, number: u32, arguments: &Bytes) {
        let mut queue = lock(&subscription.queue);
        if queue.ended {
            return;
        }
        let (most, is_wait) = match queue.lag {
            Lag::DropOldest(most) => (most, false),
            Lag::Close => (Lag::CLOSE_BEHIND, false),
            Lag::Wait(most) => (most, true),
        };
        let most = most.max(1);
        let is_behind = |queue: &Queue| {
            let waiting = queue.events.len();
            waiting >= most || waiting > 0 && queue.bytes >= subscription.max_bytes
        };
        if queue.lag == Lag::Close && is_behind(&queue) {
            queue.lost += 1;
            queue.ended = true;
        } else {
            // Where reading waits, this comes while a call needs its reply: it goes on then.
            while is_behind(&queue) && queue.pop().is_some() {
                queue.lost += 1;
            }
            queue.push(number, arguments);
            if is_wait && !queue.is_full && is_behind(&queue) {
                queue.is_full = true;
                self.full.fetch_add(1, Ordering::AcqRel);
            }
        }
        let waker = queue.waker.take();
        drop(queue);
        if let Some(waker) = waker {
            waker.wake();
        }
    }

    /// The next event of a subscription: its number and its arguments. None is the end.
    pub(crate) fn poll_next(
        &self,
        subscription: &Subscription,
        waker: &Waker,
    ) -> Poll<Option<(u32, Bytes)>> {
        let mut queue = lock(&subscription.queue);
        let Some(event) = queue.pop() else {
            if queue.ended {
                return Poll::Ready(None);
            }
            match &mut queue.waker {
                Some(stored) => stored.clone_from(waker),
                empty => *empty = Some(waker.clone()),
            }
            return Poll::Pending;
        };
        self.unblock(&mut queue);
        Poll::Ready(Some(event))
    }

    /// There is room in a queue: reading goes on if it waited for this one.
    fn unblock(&self, queue: &mut Queue) {
        if !std::mem::take(&mut queue.is_full) {
            return;
        }
        if self.full.fetch_sub(1, Ordering::AcqRel) == 1
            && let Some(session) = lock(&self.session).upgrade()
        {
            session.nudge();
        }
    }

    /// The connection is gone.
    pub(super) fn disconnected(&self) {
        if self.ends_with_connection {
            self.end();
        }
    }

    /// No further event comes: streams end behind what they have.
    pub(crate) fn end(&self) {
        let list = lock(&self.list);
        let mut wake = Vec::new();
        for subscription in list.iter() {
            let mut queue = lock(&subscription.queue);
            queue.ended = true;
            wake.extend(queue.waker.take());
        }
        drop(list);
        for waker in wake {
            waker.wake();
        }
    }
}

impl Subscription {
    /// Changes what happens when the stream is behind.
    pub(crate) fn set_lag(&self, lag: Lag) {
        lock(&self.queue).lag = lag;
    }

    /// How many events this subscription has lost.
    pub(crate) fn lost(&self) -> u64 {
        lock(&self.queue).lost
    }

    /// One event could not be read.
    pub(crate) fn lose(&self) {
        lock(&self.queue).lost += 1;
    }
}

impl Queue {
    fn push(&mut self, number: u32, arguments: &Bytes) {
        let arguments = if arguments.len() < LARGE {
            Bytes::copy_from_slice(arguments)
        } else {
            arguments.clone()
        };
        self.bytes = self.bytes.saturating_add(arguments.len());
        self.events.push_back((number, arguments));
    }

    fn pop(&mut self) -> Option<(u32, Bytes)> {
        let event = self.events.pop_front()?;
        self.bytes = self.bytes.saturating_sub(event.1.len());
        Some(event)
    }
}

/// Nothing panics under these locks, so poison means nothing.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
