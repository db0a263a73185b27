//! The stream does not travel.

use xdr_rpc::libvirt::Stream;
use xdr_rpc::rpc_program;

#[rpc_program(id = 0x2000_0001, version = 1)]
trait Volumes {
    #[procedure(1, stream)]
    async fn download(&self, #[xdr(max = 8)] stream: Stream);
    //                       ^^^^^^^^^^^^^^^ the stream does not travel; remove `xdr`
    #[procedure(2, stream)]
    async fn upload(&self, #[stream(both)] stream: Stream);
    //                     ^^^^^^^^^^^^^^^ `stream` takes no value; write `#[stream]`
    #[stream]
    //^^^^^^^ `stream` belongs on a parameter
    #[procedure(3)]
    async fn size(&self) -> u64;
}

fn main() {}
