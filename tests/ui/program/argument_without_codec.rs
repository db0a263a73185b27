//! An argument has a codec; rustc says so at its type.

use xdr_rpc::rpc_program;

struct Time {
    seconds: u32,
}

#[rpc_program(id = 0x2000_0001, version = 1)]
trait Clock {
    #[procedure(1)]
    async fn set(&self, at: Time);
    //                      ^^^^ rustc E0277: `Time` has no XDR encoding of its own
}

fn main() {}
