//! Some arguments must be within their limit.

use xdr_rpc::rpc_program;

#[rpc_program(id = 0x2000_0001, version = 1)]
trait Clock {
    #[procedure(1, max_args = 7)]
    //                        ^ const: the smallest arguments are larger than `max_args`; every call would be refused
    async fn set(&self, at: u64);
}

fn main() {}
