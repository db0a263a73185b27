//! A limit behind a constant is not negative.

use xdr_rpc::rpc_program;

const NONE: i32 = -1;

#[rpc_program(id = 0x2000_0001, version = 1)]
trait Clock {
    #[procedure(1, max_args = NONE)]
    //                        ^^^^ const: `max_args` is negative; it is a number of bytes
    async fn set(&self, at: u64);
    #[procedure(2, max_reply = NONE)]
    //                         ^^^^ const: `max_reply` is negative; it is a number of bytes
    async fn now(&self) -> u64;
}

fn main() {}
