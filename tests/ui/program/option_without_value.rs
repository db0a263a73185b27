//! An option with a value names it.

use xdr_rpc::rpc_program;

#[rpc_program(id = 0x2000_0001, version = 1)]
trait Clock {
    #[procedure(1, timeout)]
    //             ^^^^^^^ expected `timeout = "2s"`
    async fn now(&self) -> u64;
    #[procedure(2, max_args = , max_reply)]
    //             ^^^^^^^^ expected `max_args = 4096`
    //                          ^^^^^^^^^ expected `max_reply = 65536`
    async fn set(&self, at: u64) -> u64;
}

fn main() {}
