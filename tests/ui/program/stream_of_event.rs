//! Nobody answers an event, so it opens no stream.

use xdr_rpc::libvirt::Stream;
use xdr_rpc::rpc_program;

#[rpc_program(id = 0x2000_0001, version = 1)]
trait Volumes {
    #[event(1)]
    fn opened(stream: Stream, at: u64);
    //        ^^^^^^^^^^^^^^ an event is no call and opens no stream; remove it
    #[event(2, stream)]
    //         ^^^^^^ unknown option `stream`; there is none besides the number
    fn closed(at: u64);
}

fn main() {}
