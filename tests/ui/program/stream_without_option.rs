//! That a procedure opens a stream is said once more, where its other options are.

use xdr_rpc::libvirt::Stream;
use xdr_rpc::rpc_program;

#[rpc_program(id = 0x2000_0001, version = 1)]
trait Volumes {
    #[procedure(1)]
    async fn download(&self, stream: Stream, offset: u64);
    //                       ^^^^^^^^^^^^^^ procedure `download` opens no stream; write the option `stream`, or rename a type of your own that is called `Stream`
    #[procedure(2)]
    async fn upload(&self, stream: &Stream);
    //                     ^^^^^^^^^^^^^^^ procedure `upload` opens no stream; write the option `stream`, or rename a type of your own that is called `Stream`
}

fn main() {}
