//! Composition with [tower](https://docs.rs/tower): timeouts, rate limits, retries, load balancing and
//! layers of your own come from there.
//!
//! On the calling side a [`Channel`](crate::Channel) is a [`Service`](::tower::Service) of [`Request`]s, and
//! [`Channel::from_service`](crate::Channel::from_service) turns any such service into a channel again, for the
//! typed clients to call through:
//!
//! ```
//! # use xdr_rpc::{Channel, CallError, rpc_program};
//! # use std::time::Duration;
//! #[rpc_program(id = 0x2000_0099, version = 1)]
//! pub trait Greeter {
//!     #[procedure(1)]
//!     #[xdr(max = 80)]
//!     async fn greet(&self, #[xdr(max = 64)] name: &str) -> String;
//! }
//! # struct Polite;
//! # impl Greeter for Polite {
//! #     async fn greet(&self, name: &str) -> String { format!("hello {name}") }
//! # }
//!
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), Box<dyn std::error::Error>> {
//! # let channel = GreeterClient::local(Polite).channel().clone();
//! // `channel` is a `Channel` like any other.
//! let layered = tower::ServiceBuilder::new()
//!     .concurrency_limit(10)
//!     .timeout(Duration::from_secs(2))
//!     .service(channel);
//! let greeter = GreeterClient::new(Channel::from_service(layered));
//! assert_eq!(greeter.greet("world").await?, "hello world");
//! # Ok(())
//! # }
//! ```
//!
//! On the serving side, [`ServerBuilder::layer`](crate::ServerBuilder::layer) wraps the path of every call, and what
//! the layer holds is shared by all connections of the server.
//!
//! A layer sees the description of the procedure: its numbers and its name, and whether it is
//! `idempotent`, which [`RetryIdempotent`] goes by.

mod balance;
mod channel;
mod discover;
mod request;
mod retry;
mod server;

pub use channel::RequestFuture;
pub use discover::Dns;
pub use request::{Reply, Request};
pub use retry::RetryIdempotent;
pub use server::CallPath;

pub(crate) use channel::{Layered, Readiness};
pub(crate) use server::Onward;
