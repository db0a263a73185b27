//! What has no length has no limit.

use xdr_rpc::rpc_program;

#[rpc_program(id = 0x2000_0001, version = 1)]
trait Names {
    #[procedure(1)]
    #[xdr(max = 4)]
    //    ^^^ `max` does not apply to `u32`; remove it
    async fn count(&self, #[xdr(max = 4)] from: u32) -> u32;
    //                          ^^^ `max` does not apply to `u32`; remove it
}

fn main() {}
