// calls run at the same time, so an implementation is `Sync`; rustc says so at the `impl`
use xdr_rpc::rpc_program;

#[rpc_program(id = 0x2000_0001, version = 1)]
trait Clock {
    #[procedure(1)]
    async fn now(&self) -> u64;
}

struct System(std::cell::Cell<u64>);
impl Clock for System {
    async fn now(&self) -> u64 {
        0
    }
}

fn main() {}
