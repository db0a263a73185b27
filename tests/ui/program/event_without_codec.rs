//! What an event brings has a codec.

use xdr_rpc::rpc_program;

struct Time;

#[rpc_program(id = 0x2000_0001, version = 1)]
trait Clock {
    #[event(1)]
    fn ticked(at: Time);
    //            ^^^^ rustc E0277: `Time` has no XDR encoding of its own
    #[event(2)]
    fn lent(at: &Time);
    //          ^^^^^ rustc E0277: `Time` has no XDR encoding of its own
    //           ^^^^ rustc E0277: `Time` has no XDR encoding of its own
}

fn main() {}
