//! Mistakes of an older version are not those of the newer one.

use xdr_rpc::rpc_program;

#[rpc_program(id = 0x2000_0001, version = 1)]
trait Clock {
    #[procedure(1)]
    async fn now(&self) -> usize;
    //                     ^^^^^ `usize` has no fixed size on the wire; use `u32` or `u64`
}

#[rpc_program(id = 0x2000_0001, version = 2, extends = Clock)]
trait ClockV2: Clock {
    #[procedure(1, overrides)]
    async fn time(&self) -> u64;
    #[procedure(2)]
    async fn zone(&self) -> u32;
}

#[rpc_program(id = 0x2000_0001, version = 3, extends = ClockV2)]
trait ClockV3: ClockV2 {
    #[procedure(2, overrides)]
    async fn zones(&self) -> usize;
    //                       ^^^^^ `usize` has no fixed size on the wire; use `u32` or `u64`
}

struct System;
impl Clock for System {
    async fn now(&self) -> usize {
        0
    }
}
impl ClockV2 for System {
    async fn time(&self) -> u64 {
        0
    }
    async fn zone(&self) -> u32 {
        0
    }
}
impl ClockV3 for System {
    async fn zones(&self) -> usize {
        0
    }
}

async fn use_it(client: ClockV3Client) {
    let _ = client.now().await;
    let _ = client.time().await;
    let _ = client.zones().await;
    let _ = (client.channel(), client.interface());
    let _ = ClockV3Client::negotiate(client.channel().clone()).await;
}

fn main() {
    let _ = use_it(ClockV3Client::local(System));
    let _ = xdr_rpc::Server::builder().serve_versions(ClockV3Server::new(System));
}
