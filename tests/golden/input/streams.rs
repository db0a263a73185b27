//! A program with a stream, as libvirt's of storage volumes.

use xdr_rpc::libvirt::{RemoteError, Stream};

/// Volumes and what is in them.
#[xdr_rpc::rpc_program(id = 0x2000_8086, version = 1)]
pub trait Volumes {
    /// The bytes of a volume.
    #[procedure(209, stream)]
    async fn download(
        &self,
        stream: Stream,
        #[xdr(max = 64)] name: &str,
        offset: u64,
    ) -> Result<(), RemoteError>;

    /// The same, and how many there are.
    #[procedure(210, stream)]
    async fn measure(&self, stream: Stream) -> Result<u64, RemoteError>;
}
