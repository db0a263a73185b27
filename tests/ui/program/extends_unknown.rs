//! The older version is one that there is; rustc says so once for each place.

use xdr_rpc::rpc_program;

#[rpc_program(id = 0x2000_0001, version = 2, extends = Clock)]
    //                                                 ^^^^^ rustc E0425: cannot find type `ClockClient` in this scope
trait ClockV2: Clock {
    //         ^^^^^ rustc E0405: cannot find trait `Clock` in this scope
    #[procedure(2)]
    async fn zone(&self) -> u32;
}

struct System;
impl ClockV2 for System {
    async fn zone(&self) -> u32 {
        0
    }
}

async fn use_it(client: ClockV2Client) {
    let _ = client.zone().await;
    let _ = client.null().await;
}

fn main() {
    let _ = use_it(ClockV2Client::local(System));
}
