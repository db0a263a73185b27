// `procedure` has a number
use xdr_rpc::rpc_program;

#[rpc_program(id = 0x2000_0001, version = 1)]
trait Clock {
    #[procedure]
    async fn a(&self);
    #[procedure()]
    async fn b(&self);
    #[procedure = 3]
    async fn c(&self);
}

fn main() {}
