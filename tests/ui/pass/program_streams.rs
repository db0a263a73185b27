// procedures that open a stream, close to those that are refused
#![deny(
    warnings,
    missing_docs,
    missing_debug_implementations,
    unreachable_pub,
    unused_qualifications,
    elided_lifetimes_in_paths,
    trivial_casts
)]
#![forbid(unsafe_code)]
//! Documented, as `missing_docs` asks.

use xdr_rpc::libvirt::{OpenCall, RemoteError, Stream};
use xdr_rpc::{Context, Fault, rpc_program};

/// A stream of another name.
pub type Bytes = Stream;

/// Every place that a stream can have.
#[rpc_program(id = 0x2000_0099, version = 1)]
pub trait Volumes {
    /// Nothing but a stream.
    #[procedure(1, stream)]
    async fn alone(&self, stream: Stream);
    /// Behind the context and before what travels.
    #[procedure(2, stream, timeout = "2s", max_args = 64)]
    async fn behind(
        &self,
        cx: &Context,
        stream: Stream,
        #[xdr(max = 8)] name: &str,
        at: u64,
    ) -> Result<(), RemoteError>;
    /// Beside a result, by another name, which nobody asks for in the `impl`.
    #[procedure(3, stream)]
    #[xdr(max = 8)]
    async fn beside(&self, #[stream] bytes: Bytes) -> Result<Vec<u8>, RemoteError>;
    /// With an answer of RFC 5531.
    #[procedure(4, stream, max_reply = 8)]
    async fn faulty(&self, _: Stream) -> Result<u64, Fault>;
    /// No option, but a name like one.
    #[procedure(5)]
    async fn stream(&self, stream: u32) -> u32;
}

struct Here;

impl Volumes for Here {
    async fn alone(&self, _stream: Stream) {}

    async fn behind(
        &self,
        _cx: &Context,
        stream: Stream,
        _name: &str,
        _at: u64,
    ) -> Result<(), RemoteError> {
        drop(stream);
        Ok(())
    }

    async fn beside(&self, bytes: Bytes) -> Result<Vec<u8>, RemoteError> {
        drop(bytes);
        Ok(Vec::new())
    }

    async fn faulty(&self, _: Stream) -> Result<u64, Fault> {
        Err(Fault::SystemError)
    }

    async fn stream(&self, stream: u32) -> u32 {
        stream
    }
}

fn main() {
    async fn client(client: VolumesClient) -> Result<(), xdr_rpc::CallError> {
        let _: Stream = client.alone().await?;
        let call: OpenCall<'_, _, _> = client.behind("a", 1).holes();
        let _: Stream = call.await?;
        let (_, _): (Vec<u8>, Stream) = client.beside().await?;
        let (_, _): (u64, Stream) = client.faulty().await?;
        let _: u32 = client.stream(1).await?;
        Ok(())
    }
    let _ = client;
    let _ = VolumesServer::new(Here);
    assert!(VolumesClient::PROCEDURES[0].stream);
    assert!(!VolumesClient::PROCEDURES[4].stream);
}
