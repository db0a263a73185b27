//! Calling a deprecated procedure warns, once, at the call.

#![deny(warnings)]
use xdr_rpc::rpc_program;

#[rpc_program(id = 1, version = 1)]
pub trait Clock {
    #[deprecated(note = "call `now`")]
    #[procedure(1)]
    async fn time(&self, at: u32) -> u32;
}

async fn use_it(client: ClockClient) {
    let _ = client.time(1).await;
    //             ^^^^ rustc : use of deprecated method `ClockClient::time`: call `now`
}

fn main() {
    let _ = use_it;
}
