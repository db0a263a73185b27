//! Where the servers of a balanced channel come from.

use crate::client::{Channel, ChannelBuilder};
use crate::protocol::Protocol;
use crate::transport::{Address, Endpoint};
use futures_util::FutureExt as _;
use futures_util::future::BoxFuture;
use futures_util::stream::Stream;
use std::collections::{BTreeSet, VecDeque};
use std::convert::Infallible;
use std::fmt;
use std::io;
use std::net::SocketAddr;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;
use tokio::time::sleep;
use tower::discover::Change;

type Addresses = BoxFuture<'static, io::Result<Vec<SocketAddr>>>;

/// The servers that a name stands for, looked up again and again, for
/// [`Channel::balance`](crate::Channel::balance). Each address has a channel of its own, which connects
/// when it is first needed; it goes when the name stands for the address no longer. While the
/// lookup fails or finds nothing, everything stays.
pub struct Dns {
    every: Duration,
    lookup: Arc<dyn Fn() -> Addresses + Send + Sync>,
    build: Arc<dyn Fn(ChannelBuilder) -> ChannelBuilder + Send + Sync>,
    known: BTreeSet<SocketAddr>,
    changes: VecDeque<Change<SocketAddr, Channel>>,
    /// The lookup under way, or the wait for the next.
    next: Addresses,
}

impl Dns {
    /// Looks up `HOST:PORT`, as the system does it, at once and then every so often.
    #[must_use]
    pub fn new(host_and_port: impl Into<String>, every: Duration) -> Self {
        let name: Arc<str> = host_and_port.into().into();
        Dns::by(every, move || {
            let name = Arc::clone(&name);
            async move { Ok(tokio::net::lookup_host(&*name).await?.collect()) }
        })
    }

    /// The same with a lookup of your own: SRV records, a file, a registry.
    #[must_use]
    pub fn by<F, L>(every: Duration, lookup: F) -> Self
    where
        F: Fn() -> L + Send + Sync + 'static,
        L: Future<Output = io::Result<Vec<SocketAddr>>> + Send + 'static,
    {
        let lookup: Arc<dyn Fn() -> Addresses + Send + Sync> = Arc::new(move || lookup().boxed());
        let first = Arc::clone(&lookup);
        Dns {
            every,
            lookup,
            build: Arc::new(|builder| builder),
            known: BTreeSet::new(),
            changes: VecDeque::new(),
            next: async move { first().await }.boxed(),
        }
    }

    /// With these options for the channels: limits, a credential, when to connect again.
    #[must_use]
    pub fn channels(
        mut self,
        build: impl Fn(ChannelBuilder) -> ChannelBuilder + Send + Sync + 'static,
    ) -> Self {
        self.build = Arc::new(build);
        self
    }

    fn update(&mut self, found: &BTreeSet<SocketAddr>) {
        let gone: Vec<_> = self.known.difference(found).copied().collect();
        for address in gone {
            self.known.remove(&address);
            self.changes.push_back(Change::Remove(address));
        }
        for address in found {
            if self.known.contains(address) {
                continue;
            }
            let builder = Channel::builder().endpoint(Endpoint::new(
                Protocol::Onc,
                Address::Tcp(address.to_string()),
            ));
            // Options that make no channel make none at the next lookup either.
            if let Ok(channel) = (self.build)(builder).connect_lazy() {
                self.known.insert(*address);
                self.changes.push_back(Change::Insert(*address, channel));
            }
        }
    }
}

impl Stream for Dns {
    type Item = Result<Change<SocketAddr, Channel>, Infallible>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let this = &mut *self;
        loop {
            if let Some(change) = this.changes.pop_front() {
                return Poll::Ready(Some(Ok(change)));
            }
            let Poll::Ready(found) = this.next.poll_unpin(cx) else {
                return Poll::Pending;
            };
            if let Ok(found) = found
                && !found.is_empty()
            {
                this.update(&found.into_iter().collect());
            }
            let (every, lookup) = (this.every, Arc::clone(&this.lookup));
            this.next = async move {
                sleep(every).await;
                lookup().await
            }
            .boxed();
        }
    }
}

impl fmt::Debug for Dns {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Dns")
            .field("every", &self.every)
            .field("known", &self.known)
            .finish_non_exhaustive()
    }
}
