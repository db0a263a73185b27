//! The stream comes behind the context and before the arguments.

use xdr_rpc::libvirt::Stream;
use xdr_rpc::{Context, rpc_program};

#[rpc_program(id = 0x2000_0001, version = 1)]
trait Volumes {
    #[procedure(1, stream)]
    async fn download(&self, offset: u64, stream: Stream);
    //                                    ^^^^^^^^^^^^^^ the stream comes before the arguments; move it there
    #[procedure(2, stream)]
    async fn upload(&self, stream: Stream, cx: &Context);
    //                                     ^^^^^^^^^^^^ the context comes directly after `&self`; move it there
}

fn main() {}
