//! What all clones of a channel share: the connection that there is, and where the next one comes from.

use super::dialer::Dialer;
use super::plan::{Plan, decoding};
use crate::context::Peer;
use crate::events::Lag;
use crate::limits::ClientLimits;
use crate::protocol::Protocol;
use crate::session::{Session, SessionLimits, Subscription, Subscriptions};
#[cfg(feature = "tower")]
use crate::tower::Layered;
use crate::transport::Stream;
use arc_swap::ArcSwap;
use std::ops::Deref;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, OnceLock};
use xdr_core::Limits;

/// What all clones of a channel share; closes the connection when the last of them is gone.
#[derive(Debug)]
pub(crate) struct Link {
    /// The session of the first connection, once there was one. Most channels have no other, so this
    /// one is found without counting who holds it.
    first: OnceLock<Arc<Session>>,
    /// The first connection is lost and there was another one.
    is_later: AtomicBool,
    /// The session of the last connection after the first, which may have ended as well. While there
    /// was none, one that ended before it began: so calls find out that there is no connection
    /// where they would find out that it is lost, and look for it nowhere else.
    later: ArcSwap<Session>,
    /// What decoding one result may cost.
    limits: Limits,
    subscriptions: Arc<Subscriptions>,
    /// How many bytes of events may wait in one stream.
    max_events: usize,
    /// None where a connection cannot be made anew.
    dialer: Option<Dialer>,
    /// The connection is the peer's, which called first.
    is_back: bool,
    /// What is called through where there never is a connection.
    #[cfg(feature = "tower")]
    service: Option<Layered>,
}

impl Link {
    /// On this one connection.
    pub(super) fn fixed(
        session: &Arc<Session>,
        subscriptions: Arc<Subscriptions>,
        limits: &ClientLimits,
    ) -> Arc<Self> {
        let link = Link::on(session, subscriptions, limits);
        link.set_session(Arc::clone(session));
        Arc::new(link)
    }

    /// On a connection that is the peer's.
    pub(super) fn back(session: &Arc<Session>, limits: &ClientLimits) -> Arc<Self> {
        let mut link = Link::on(session, Subscriptions::new(true), limits);
        link.is_back = true;
        link.set_session(Arc::clone(session));
        Arc::new(link)
    }

    /// On the connections that the plan leads to. There is none yet.
    pub(super) fn planned(plan: &Arc<Plan>) -> Arc<Self> {
        let none = Session::new(
            Peer::Local,
            Protocol::Onc,
            SessionLimits::from(&plan.limits),
        );
        none.end_before("there was no connection yet");
        let subscriptions = Subscriptions::new(plan.reconnect.is_never());
        let mut link = Link::on(&none, subscriptions, &plan.limits);
        link.dialer = Some(Dialer::new(Arc::clone(plan)));
        Arc::new(link)
    }

    fn on(
        session: &Arc<Session>,
        subscriptions: Arc<Subscriptions>,
        limits: &ClientLimits,
    ) -> Self {
        Link {
            first: OnceLock::new(),
            is_later: AtomicBool::new(false),
            later: ArcSwap::new(Arc::clone(session)),
            limits: decoding(limits),
            subscriptions,
            max_events: limits.max_event_bytes,
            dialer: None,
            is_back: false,
            #[cfg(feature = "tower")]
            service: None,
        }
    }

    /// The session of the last connection.
    pub(super) fn session(&self) -> Current<'_> {
        match self.first.get() {
            Some(first) if !self.is_later.load(Ordering::Acquire) => Current::Borrowed(first),
            _ => Current::Counted(self.later.load_full()),
        }
    }

    fn set_session(&self, session: Arc<Session>) {
        if let Err(session) = self.first.set(session) {
            self.later.store(session);
            self.is_later.store(true, Ordering::Release);
        }
    }

    pub(super) fn limits(&self) -> &Limits {
        &self.limits
    }

    pub(super) fn subscriptions(&self) -> &Subscriptions {
        &self.subscriptions
    }

    /// Whoever wants events wants a connection for them to come on.
    pub(super) fn subscribe(
        self: &Arc<Self>,
        program: u32,
        version: u32,
        lag: Lag,
    ) -> Arc<Subscription> {
        let subscription = self
            .subscriptions
            .subscribe(program, version, lag, self.max_events);
        self.connect_if_wanted();
        subscription
    }

    /// Whether nothing is left to call over once the connection is gone.
    pub(super) fn is_alone(&self) -> bool {
        #[cfg(feature = "tower")]
        if self.service.is_some() {
            return false;
        }
        self.dialer.is_none()
    }

    pub(super) fn dialer(&self) -> Option<&Dialer> {
        self.dialer.as_ref()
    }

    /// The other end of the last connection, if there was one.
    pub(super) fn peer(&self) -> Option<Peer> {
        #[cfg(feature = "tower")]
        if self.service.is_some() {
            return None;
        }
        let was_connected = self.dialer.as_ref().is_none_or(Dialer::was_connected);
        was_connected.then(|| self.session().peer().clone())
    }

    /// Why there is no connection now; none while there is one.
    pub(super) fn down(&self) -> Option<String> {
        #[cfg(feature = "tower")]
        if self.service.is_some() {
            return None;
        }
        let ended = self.session().ended()?;
        let last_error = self.dialer.as_ref().and_then(Dialer::last_error);
        Some(last_error.unwrap_or(ended))
    }

    /// Makes a stream the connection.
    pub(super) fn adopt(
        &self,
        (stream, protocol): (Stream, Protocol),
        plan: &Plan,
        on_end: impl FnOnce() + Send + 'static,
    ) {
        let (session, driven) = plan.open(stream, protocol, &self.subscriptions);
        self.set_session(session);
        tokio::spawn(async move {
            driven.await;
            on_end();
        });
    }
}

/// The session of the last connection, borrowed where that is possible.
pub(super) enum Current<'a> {
    Borrowed(&'a Arc<Session>),
    Counted(Arc<Session>),
}

impl Current<'_> {
    pub(super) fn to_arc(&self) -> Arc<Session> {
        match self {
            Current::Borrowed(first) => Arc::clone(first),
            Current::Counted(later) => Arc::clone(later),
        }
    }

    pub(super) fn into_arc(self) -> Arc<Session> {
        match self {
            Current::Borrowed(first) => Arc::clone(first),
            Current::Counted(later) => later,
        }
    }
}

/// The connection that a call was sent on: the first one of its link, or a later one.
pub(super) struct Connection(Option<Arc<Session>>);

impl Connection {
    pub(super) fn session<'a>(&'a self, link: &'a Link) -> Current<'a> {
        match (&self.0, link.first.get()) {
            (Some(later), _) => Current::Borrowed(later),
            (None, Some(first)) => Current::Borrowed(first),
            // No call is sent before there is a first connection.
            (None, None) => link.session(),
        }
    }
}

/// What [`Link::session`] borrows is the first one.
impl From<Current<'_>> for Connection {
    fn from(session: Current<'_>) -> Self {
        match session {
            Current::Borrowed(_) => Connection(None),
            Current::Counted(later) => Connection(Some(later)),
        }
    }
}

impl Deref for Current<'_> {
    type Target = Session;

    fn deref(&self) -> &Session {
        match self {
            Current::Borrowed(session) => session,
            Current::Counted(session) => session,
        }
    }
}

#[cfg(feature = "tower")]
impl Link {
    /// Through a service.
    pub(super) fn through(service: Layered, limits: &ClientLimits) -> Arc<Self> {
        let none = Session::new(Peer::Local, Protocol::Onc, SessionLimits::from(limits));
        none.end("calls go through a service");
        let mut link = Link::on(&none, Subscriptions::new(true), limits);
        link.service = Some(service);
        Arc::new(link)
    }

    pub(super) fn service(&self) -> Option<&Layered> {
        self.service.as_ref()
    }

    /// Whether calls have to wait for a connection.
    pub(super) fn waits_for_connection(&self) -> bool {
        self.service.is_none() && self.session().ended().is_some()
    }

    /// How many calls are in flight, those included that wait.
    pub(crate) fn load(&self) -> usize {
        let waiting = self.dialer.as_ref().map_or(0, Dialer::waiting);
        self.session().load().saturating_add(waiting)
    }
}

impl Drop for Link {
    fn drop(&mut self) {
        if !self.is_back {
            self.session().close();
        }
        if let Some(dialer) = &self.dialer {
            dialer.stop();
        }
    }
}
