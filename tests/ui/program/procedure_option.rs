//! An unknown option of a procedure is named.

use xdr_rpc::rpc_program;

#[rpc_program(id = 0x2000_0001, version = 1)]
trait Clock {
    #[procedure(5, quick)]
    //             ^^^^^ unknown option `quick`; the options are `oneway`, `idempotent`, `timeout`, `overrides`, `max_args`, `max_reply`, `access`, `blocking`, `detached` and `stream`
    async fn now(&self) -> u64;
}

fn main() {}
