//! A mistake elsewhere does not take a procedure that `#[cfg]` chooses from the client.

use xdr_rpc::rpc_program;

#[rpc_program(id = 1, version = 1)]
trait Clock {
    #[cfg(any())]
    #[procedure(1)]
    async fn now(&self, at: u64) -> u64;
    #[cfg(all())]
    #[procedure(1)]
    async fn now(&self, at: u32) -> u32;
    #[procedure(0)]
    //          ^ procedure 0 is NULL, which every program has; number your own from 1
    async fn wrong(&self);
}

async fn use_it(client: ClockClient) -> Result<u32, xdr_rpc::CallError> {
    client.now(1u32).await
}

fn main() {
    let _ = use_it;
}
