//! A failure within the reply would open a stream that nobody wants.

use xdr_rpc::libvirt::Stream;
use xdr_rpc::{Xdr, rpc_program};

#[derive(Debug, Xdr)]
#[xdr(failure)]
enum Refused {
    Missing = 1,
}

#[rpc_program(id = 0x2000_0001, version = 1)]
trait Volumes {
    #[procedure(1, stream)]
    async fn download(&self, stream: Stream) -> Result<(), Refused>;
    //                                                     ^^^^^^^ a reply with a failure in it opens the stream; write `Result<T, RemoteError>`
}

fn main() {}
