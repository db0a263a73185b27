//! A stream is open once its call was answered, for as long as its connection.

use xdr_rpc::libvirt::Stream;
use xdr_rpc::rpc_program;

#[rpc_program(id = 0x2000_0001, version = 1)]
trait Volumes {
    #[procedure(1, stream, oneway)]
    //                     ^^^^^^ a stream is open once the procedure has answered; remove `oneway`
    async fn a(&self, stream: Stream);
    #[procedure(2, stream, idempotent)]
    //                     ^^^^^^^^^^ a stream that was lost cannot go on with a second call; remove `idempotent`
    async fn b(&self, stream: Stream);
    #[procedure(3, stream, blocking)]
    //                     ^^^^^^^^ a stream is read and written by tasks that wait; remove `blocking` and write `async fn`
    fn c(&self, stream: Stream);
    #[procedure(4, stream, detached)]
    //                     ^^^^^^^^ a stream ends with its connection, and so does the call that opens it; remove `detached`
    async fn d(&self, stream: Stream);
    #[procedure(5, stream, stream)]
    //                     ^^^^^^ duplicate `stream`; keep one
    async fn e(&self, stream: Stream);
    #[procedure(6, stream = true)]
    //                      ^^^^ `stream` takes no value; write `stream`
    async fn f(&self, stream: Stream);
}

fn main() {}
