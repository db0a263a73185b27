// `procedure` is written once, with a number first and known options after it
use xdr_rpc::rpc_program;

#[rpc_program(id = 0x2000_0001, version = 1)]
trait Clock {
    #[procedure]
    async fn a(&self);
    #[procedure()]
    async fn b(&self);
    #[procedure = 3]
    async fn c(&self);
    #[procedure(number = 4)]
    async fn d(&self);
    #[procedure(5, quick)]
    async fn e(&self);
    #[procedure(6)]
    #[procedure(7)]
    async fn f(&self);
}

fn main() {}
