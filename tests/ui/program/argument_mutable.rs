//! An argument is lent to be read.

use xdr_rpc::rpc_program;

#[rpc_program(id = 0x2000_0001, version = 1)]
trait Clock {
    #[procedure(1)]
    async fn now(&self, at: &mut u64);
    //                       ^^^ an argument is lent to be read; leave `mut` out, or own the value
}

fn main() {}
