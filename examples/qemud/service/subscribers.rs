//! Who wants to know what, and telling them.

use super::{Daemon, domain, uuid};
use crate::domains::{Happening, News};
use crate::refusal::{Kind, Refusal};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use tokio::sync::mpsc::UnboundedReceiver;
use xdr_remote::{Domain, LifecycleEvent, RemoteEvents, event_id};
use xdr_rpc::{Context, EventError, Lag};

/// All connections that want to know something.
#[derive(Debug, Default)]
pub(crate) struct Subscribers {
    state: Mutex<State>,
}

#[derive(Debug, Default)]
struct State {
    last: u64,
    clients: BTreeMap<u64, Client>,
}

/// What one connection wants to know.
#[derive(Debug)]
struct Client {
    events: RemoteEvents,
    last_callback: i32,
    callbacks: BTreeMap<i32, Callback>,
    /// The kinds that it asked for in the older form.
    kinds: BTreeSet<i32>,
}

#[derive(Debug, Clone, Copy)]
struct Callback {
    kind: i32,
    /// Of this domain only.
    domain: Option<uuid::Uuid>,
}

/// Left at a connection that is among the clients.
#[derive(Debug, Clone, Copy)]
struct Number(u64);

/// One event to one connection.
struct Letter {
    client: u64,
    events: RemoteEvents,
    /// None in the older form.
    callback: Option<i32>,
}

impl Subscribers {
    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Does something with the client at the other end, which is one from now on.
    fn with<T>(self: &Arc<Self>, cx: &Context, work: impl FnOnce(&mut Client) -> T) -> T {
        let mut state = self.lock();
        let new = state.last + 1;
        let Number(number) = cx.connection().get_or_insert_with(|| Number(new));
        if number == new {
            state.last = new;
            self.forget_later(cx, number);
        }
        let client = state.clients.entry(number).or_insert_with(|| Client {
            // A history with gaps is none: whoever is too far behind is shown out.
            events: cx.events_with(Lag::Close),
            last_callback: 0,
            callbacks: BTreeMap::new(),
            kinds: BTreeSet::new(),
        });
        work(client)
    }

    /// Connections go in many ways, and all of them end here.
    fn forget_later(self: &Arc<Self>, cx: &Context, number: u64) {
        let (gone, this) = (cx.cancelled(), Arc::downgrade(self));
        tokio::spawn(async move {
            gone.await;
            if let Some(this) = this.upgrade() {
                this.lock().clients.remove(&number);
            }
        });
    }

    /// The client wants to know nothing any more.
    pub(super) fn forget(&self, cx: &Context) {
        if let Some(Number(number)) = cx.connection().get() {
            self.lock().clients.remove(&number);
        }
    }

    /// Tells the news, in their order, until there are no more.
    pub(crate) async fn tell(self: Arc<Self>, mut news: UnboundedReceiver<News>) {
        while let Some(news) = news.recv().await {
            for letter in self.letters(&news) {
                match letter.send(&news).await {
                    Ok(()) => {}
                    Err(EventError::Disconnected) => {
                        self.lock().clients.remove(&letter.client);
                    }
                    Err(error) => eprintln!("qemud: {error}"),
                }
            }
        }
    }

    fn letters(&self, news: &News) -> Vec<Letter> {
        let kind = kind(news.happening);
        let mut letters = Vec::new();
        for (number, client) in &self.lock().clients {
            let letter = |callback| Letter {
                client: *number,
                events: client.events.clone(),
                callback,
            };
            if client.kinds.contains(&kind) {
                letters.push(letter(None));
            }
            for (number, callback) in &client.callbacks {
                let others = |wanted| wanted != news.domain.uuid;
                if callback.kind == kind && !callback.domain.is_some_and(others) {
                    letters.push(letter(Some(*number)));
                }
            }
        }
        letters
    }
}

impl Letter {
    async fn send(&self, news: &News) -> Result<(), EventError> {
        let dom = domain(news.domain.clone());
        let Some((event, detail)) = news.happening.lifecycle() else {
            return match self.callback {
                Some(callback) => {
                    self.events
                        .domain_event_callback_reboot(callback, &dom)
                        .await
                }
                None => self.events.domain_event_reboot(&dom).await,
            };
        };
        let message = LifecycleEvent { dom, event, detail };
        match self.callback {
            Some(callback) => {
                let events = &self.events;
                events
                    .domain_event_callback_lifecycle(callback, &message)
                    .await
            }
            None => self.events.domain_event_lifecycle(&message).await,
        }
    }
}

fn kind(happening: Happening) -> i32 {
    match happening {
        Happening::Rebooted => event_id::REBOOT,
        _ => event_id::LIFECYCLE,
    }
}

impl Daemon {
    /// Refuses kinds that there are none of, so that nobody waits for them.
    fn check_kind(&self, kind: i32) -> Result<(), Refusal> {
        if (0..=event_id::MEMORY_DEVICE_SIZE_CHANGE).contains(&kind) {
            return Ok(());
        }
        let detail = format!("unsupported event ID {kind}");
        Err(Refusal::new(Kind::InvalidArgument, detail))
    }

    /// In the older form: of all domains.
    pub(super) fn register(&self, cx: &Context, kind: i32) -> Result<(), Refusal> {
        self.opened(cx)?;
        self.check_kind(kind)?;
        if self
            .subscribers
            .with(cx, |client| client.kinds.insert(kind))
        {
            return Ok(());
        }
        let detail = format!("domain event {kind} already registered");
        Err(Refusal::internal(detail))
    }

    pub(super) fn deregister(&self, cx: &Context, kind: i32) -> Result<(), Refusal> {
        self.opened(cx)?;
        if self
            .subscribers
            .with(cx, |client| client.kinds.remove(&kind))
        {
            return Ok(());
        }
        let detail = format!("domain event {kind} not registered");
        Err(Refusal::internal(detail))
    }

    /// In the newer form; gives the number of the callback.
    pub(super) fn register_callback(
        &self,
        cx: &Context,
        kind: i32,
        dom: Option<Domain>,
    ) -> Result<i32, Refusal> {
        self.opened(cx)?;
        self.check_kind(kind)?;
        let domain = match dom {
            Some(dom) => {
                self.entry(cx, &dom)?;
                Some(uuid(dom.uuid))
            }
            None => None,
        };
        let registered = self.subscribers.with(cx, |client| {
            if client.callbacks.len() >= MAX_CALLBACKS {
                return None;
            }
            client.last_callback = client.last_callback.checked_add(1)?;
            let callback = Callback { kind, domain };
            client.callbacks.insert(client.last_callback, callback);
            Some(client.last_callback)
        });
        let full = || Refusal::failed(format!("a client has at most {MAX_CALLBACKS} callbacks"));
        registered.ok_or_else(full)
    }

    pub(super) fn deregister_callback(&self, cx: &Context, callback: i32) -> Result<(), Refusal> {
        self.opened(cx)?;
        let remove = |client: &mut Client| client.callbacks.remove(&callback);
        if self.subscribers.with(cx, remove).is_some() {
            return Ok(());
        }
        let detail = format!("domain event callback {callback} not registered");
        Err(Refusal::internal(detail))
    }
}

/// More than any client needs, and bounded all the same.
const MAX_CALLBACKS: usize = 1_000;
