//! Calls run at the same time, so an implementation is `Sync`; rustc says so at the `impl`.

use xdr_rpc::rpc_program;

#[rpc_program(id = 0x2000_0001, version = 1)]
trait Clock {
    #[procedure(1)]
    async fn now(&self) -> u64;
}

struct System(std::cell::Cell<u64>);
impl Clock for System {
//             ^^^^^^ rustc E0277: `Cell<u64>` cannot be shared between threads safely
    async fn now(&self) -> u64 {
    //                     ^^^ rustc : future cannot be sent between threads safely
        0
    }
}

fn main() {}
