//! One channel to many servers.

use super::request::{Reply, Request};
use crate::client::Channel;
use crate::error::BoxError;
use std::fmt::Debug;
use std::hash::Hash;
use tokio::runtime::Handle;
use tower::Service;
use tower::balance::p2c::Balance;
use tower::buffer::Buffer;
use tower::discover::Discover;
use tower::load::Load;

/// How many calls wait for one of the servers to be connected to.
const WAITING: usize = 1024;

impl Channel {
    /// A channel that calls whichever of several servers has less to do, of two that are picked at random
    /// ("power of two choices", [`tower::balance::p2c`]). Servers that are not connected are not picked.
    ///
    /// They come from `discover`: a [`ServiceList`](tower::discover::ServiceList) of channels where they are
    /// known, [`Dns`](crate::tower::Dns) where a name stands for them, or any stream of
    /// [`Change`](tower::discover::Change)s. Channels that connect lazily are best: then one that is away
    /// does not keep the others from serving.
    ///
    /// ```no_run
    /// # fn example() -> Result<(), Box<dyn std::error::Error>> {
    /// use tower::discover::ServiceList;
    /// use xdr_rpc::Channel;
    ///
    /// let lazily = |endpoint| Channel::builder().endpoint(endpoint).connect_lazy();
    /// let servers = ["tcp://10.0.0.1:7000", "tcp://10.0.0.2:7000"].map(lazily);
    /// let servers = servers.into_iter().collect::<Result<Vec<_>, _>>()?;
    /// let channel = Channel::balance(ServiceList::new::<xdr_rpc::tower::Request>(servers));
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// Must be called within a Tokio runtime: outside of one every call fails.
    pub fn balance<D>(discover: D) -> Self
    where
        D: Discover + Unpin + Send + 'static,
        D::Key: Hash + Clone + Send,
        D::Error: Into<BoxError>,
        D::Service: Service<Request, Response = Reply> + Load + Send,
        <D::Service as Load>::Metric: Debug,
        <D::Service as Service<Request>>::Error: Into<BoxError>,
        <D::Service as Service<Request>>::Future: Send,
    {
        let (buffer, worker) = Buffer::pair(Balance::new(discover), WAITING);
        // The worker ends with the last clone of the buffer. Dropped, it fails all that comes.
        if let Ok(runtime) = Handle::try_current() {
            runtime.spawn(worker);
        }
        Channel::from_service(buffer)
    }
}
