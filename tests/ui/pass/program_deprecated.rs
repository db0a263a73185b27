// a deprecated procedure warns where it is called and nowhere else
#![deny(warnings)]
use xdr_rpc::rpc_program;

#[rpc_program(id = 1, version = 1)]
trait Clock {
    #[deprecated(note = "call `now`")]
    #[procedure(1)]
    async fn time(&self, at: u32) -> u32;
    #[procedure(2)]
    async fn now(&self) -> u64;
}

#[rpc_program(id = 2, version = 1)]
#[deprecated]
trait Timer {
    #[procedure(1)]
    async fn now(&self) -> u64;
}

struct System;

impl Clock for System {
    async fn time(&self, at: u32) -> u32 {
        at
    }
    async fn now(&self) -> u64 {
        0
    }
}

async fn use_it(client: ClockClient) {
    #[allow(deprecated)]
    let _ = client.time(1).await;
    let _ = client.now().await;
}

fn main() {
    let _ = use_it;
    let _ = ClockServer::new(System);
}
