//! Sending events: to one connection, or to all of a hub.

use super::hub::Subscribers;
use super::lag::Lag;
use crate::arguments::Arguments;
use crate::observe;
use crate::procedure::Event;
use crate::protocol::Protocol;
use crate::session::{Outbound, Queued, Records, Session, event_record};
use std::error::Error;
use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::task::{Context, Poll, Waker};
use xdr_core::{Encode, EncodeError, Encoder};

/// Sends events to one connection, or to all that a [`Hub`](super::Hub) has. Cheap to clone.
#[derive(Debug, Clone)]
pub struct EventSender {
    to: To,
    lag: Lag,
}

#[derive(Debug, Clone)]
enum To {
    One(Arc<Session>),
    All(Arc<Subscribers>),
}

impl EventSender {
    pub(crate) fn one(session: Arc<Session>, lag: Lag) -> Self {
        EventSender {
            to: To::One(session),
            lag,
        }
    }

    pub(super) fn all(subscribers: Arc<Subscribers>, lag: Lag) -> Self {
        EventSender {
            to: To::All(subscribers),
            lag,
        }
    }

    /// An event, which is sent when the future is first polled.
    pub fn emit<'a, A: Encode>(&'a self, event: &'static Event, arguments: A) -> Emit<'a, A> {
        Emit {
            sender: self,
            event,
            arguments,
            waiting: None,
        }
    }

    /// Sends for the first time; gives the record and the connections that have no room for it.
    fn send(
        &self,
        event: &Event,
        arguments: &dyn Arguments,
        waker: &Waker,
    ) -> Result<Option<Waiting>, EventError> {
        let message = Message::new(event, arguments)?;
        match &self.to {
            To::One(session) => {
                let number = self.number();
                let sent = message.with(session.protocol(), |size, encode| {
                    session.send_event(&Outbound::One(size, encode), self.lag, number, waker)
                })?;
                if let Queued::Sent(lost) = sent {
                    if lost > 0 {
                        observe::events_lost(lost);
                    }
                    return Ok(None);
                }
                let records = message.records(std::slice::from_ref(session))?;
                Ok(Some(Waiting {
                    number,
                    records,
                    slow: vec![Arc::clone(session)],
                }))
            }
            To::All(subscribers) => {
                let list = subscribers.list();
                let records = message.records(&list)?;
                let number = self.number();
                let slow = subscribers.send(&list, &records, self.lag, number, waker);
                Ok((!slow.is_empty()).then_some(Waiting {
                    number,
                    records,
                    slow,
                }))
            }
        }
    }

    /// A number for an event that may have to wait.
    fn number(&self) -> u64 {
        static NEXT: AtomicU64 = AtomicU64::new(0);
        match self.lag {
            Lag::Wait(_) => NEXT.fetch_add(1, Ordering::Relaxed),
            Lag::DropOldest(_) | Lag::Close => 0,
        }
    }

    /// Tries again; gives whether everybody has it.
    fn send_again(&self, waiting: &mut Waiting, waker: &Waker) -> Result<bool, EventError> {
        let mut result = Ok(());
        let (event, number) = (Outbound::Shared(&waiting.records), waiting.number);
        waiting.slow.retain(
            |session| match session.send_event(&event, self.lag, number, waker) {
                Ok(Queued::NoRoom) => true,
                Ok(Queued::Sent(_)) => false,
                Err(error) => {
                    result = Err(error);
                    false
                }
            },
        );
        match (&self.to, result) {
            (To::One(_), Err(error)) => Err(error),
            _ => Ok(waiting.slow.is_empty()),
        }
    }
}

/// An event as a message of any protocol.
struct Message<'a> {
    event: &'a Event,
    arguments: &'a dyn Arguments,
    size: usize,
}

impl<'a> Message<'a> {
    fn new(event: &'a Event, arguments: &'a dyn Arguments) -> Result<Self, EventError> {
        let size = arguments.size().map_err(EventError::Encode)?;
        Ok(Message {
            event,
            arguments,
            size,
        })
    }

    /// Hands on the size of the message and what writes it.
    fn with<T>(
        &self,
        protocol: Protocol,
        send: impl FnOnce(usize, &dyn Fn(&mut Encoder<'_>)) -> T,
    ) -> T {
        let header = protocol.event_header(self.event.target());
        send(self.size.saturating_add(header.len()), &|out| {
            out.put(&header);
            self.arguments.write(out);
        })
    }

    /// The message in each of the protocols that these connections speak.
    fn records(&self, list: &[Arc<Session>]) -> Result<Records, EventError> {
        let mut records = Records::default();
        for protocol in [Protocol::Onc, Protocol::Libvirt] {
            if list.iter().any(|session| session.protocol() == protocol) {
                let record = self.with(protocol, |size, encode| {
                    event_record(protocol, size, encode)
                });
                records.set(protocol, record.map_err(EventError::Encode)?);
            }
        }
        Ok(records)
    }
}

/// An event for those who have no room for it yet.
#[derive(Debug)]
struct Waiting {
    number: u64,
    records: Records,
    slow: Vec<Arc<Session>>,
}

/// Whoever gives up waiting leaves nothing behind at a peer that never reads.
impl Drop for Waiting {
    fn drop(&mut self) {
        for session in &self.slow {
            session.give_up_event(self.number);
        }
    }
}

/// An event on its way: sent when first polled, and done at once unless [`Lag::Wait`] waits for a
/// peer that is behind. Given up while it waits, it is not sent to those it waits for.
#[must_use = "an event is sent when it is awaited"]
pub struct Emit<'a, A> {
    sender: &'a EventSender,
    event: &'static Event,
    arguments: A,
    waiting: Option<Waiting>,
}

/// Nothing in here is ever pinned: the arguments are only looked at.
impl<A> Unpin for Emit<'_, A> {}

impl<A: Encode> Future for Emit<'_, A> {
    /// An event for all is sent however many are gone.
    type Output = Result<(), EventError>;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let this = &mut *self;
        let done = match &mut this.waiting {
            Some(waiting) => this.sender.send_again(waiting, cx.waker()),
            None => {
                let waiting = this.sender.send(this.event, &this.arguments, cx.waker());
                waiting.map(|waiting| {
                    this.waiting = waiting;
                    this.waiting.is_none()
                })
            }
        };
        match done {
            Ok(true) => Poll::Ready(Ok(())),
            Ok(false) => Poll::Pending,
            Err(error) => Poll::Ready(Err(error)),
        }
    }
}

impl<A> fmt::Debug for Emit<'_, A> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Emit")
            .field("event", &self.event.name)
            .finish_non_exhaustive()
    }
}

/// Why an event was not sent.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum EventError {
    /// Its arguments break a declared limit.
    Encode(EncodeError),
    /// The connection is gone.
    Disconnected,
}

impl fmt::Display for EventError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            EventError::Encode(error) => write!(f, "event cannot be sent: {error}"),
            EventError::Disconnected => f.write_str("event cannot be sent: the connection is gone"),
        }
    }
}

impl Error for EventError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            EventError::Encode(error) => error.source(),
            EventError::Disconnected => None,
        }
    }
}
