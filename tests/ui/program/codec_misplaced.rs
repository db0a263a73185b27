// `skip`, `with` and `tag` are for fields; a void result has no limit
use xdr_rpc::rpc_program;

#[rpc_program(id = 0x2000_0001, version = 1)]
trait Clock {
    #[procedure(1)]
    #[xdr(skip)]
    async fn a(&self) -> u64;
    #[procedure(2)]
    #[xdr(with = module)]
    async fn b(&self) -> u64;
    #[procedure(3)]
    #[xdr(max = 4)]
    async fn c(&self);
    #[procedure(4)]
    async fn d(&self, #[xdr(skip)] at: u64, other: u64);
    #[procedure(5)]
    #[xdr(tag)]
    async fn e(&self) -> u64;
}

fn main() {}
