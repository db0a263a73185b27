// procedure 0 always exists and cannot be declared
use xdr_rpc::rpc_program;

const NOTHING: u32 = 0;

#[rpc_program(id = 0x2000_0001, version = 1)]
trait Clock {
    #[procedure(0)]
    async fn nothing(&self);
}

#[rpc_program(id = 0x2000_0001, version = 2)]
trait ClockV2 {
    #[procedure(NOTHING)]
    async fn nothing(&self);
}

fn main() {}
