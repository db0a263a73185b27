//! A supertrait is one that there is; rustc says so once.

use xdr_rpc::rpc_program;

#[rpc_program(id = 0x2000_0001, version = 1)]
trait Clock: Timer {
//           ^^^^^ rustc E0405: cannot find trait `Timer` in this scope
    #[procedure(1)]
    async fn now(&self) -> u64;
}

fn main() {}
