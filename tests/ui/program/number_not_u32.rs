// a number is a `u32`
use xdr_rpc::rpc_program;

#[rpc_program(id = -1, version = "1")]
trait Clock {
    #[procedure(-1)]
    async fn a(&self);
    #[procedure(0x1_0000_0000)]
    async fn b(&self);
    #[procedure(3u8)]
    async fn c(&self);
    #[procedure(4.0)]
    async fn d(&self);
    #[procedure("5")]
    async fn e(&self);
}

fn main() {}
