//! A reply opens one stream, which the handler keeps.

use xdr_rpc::libvirt::Stream;
use xdr_rpc::rpc_program;

#[rpc_program(id = 0x2000_0001, version = 1)]
trait Volumes {
    #[procedure(1, stream)]
    async fn console(&self, stdin: Stream, stdout: Stream);
    //                                     ^^^^^^^^^^^^^^ a procedure opens one stream; remove this one
    #[procedure(2, stream)]
    async fn upload(&self, stream: &Stream);
    //                             ^^^^^^^ the handler keeps the stream; write `Stream`
}

fn main() {}
