//! The handler gets the stream that its procedure opens.

use xdr_rpc::libvirt::RemoteError;
use xdr_rpc::rpc_program;

#[rpc_program(id = 0x2000_0001, version = 1)]
trait Volumes {
    #[procedure(1, stream)]
    //             ^^^^^^ procedure `download` opens a stream that its handler does not get; write `stream: Stream` before the arguments
    async fn download(&self, offset: u64) -> Result<(), RemoteError>;
}

fn main() {}
