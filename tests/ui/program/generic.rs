// neither program nor procedure is generic
use xdr_rpc::{Xdr, rpc_program};

#[rpc_program(id = 0x2000_0001, version = 1)]
trait Clock {
    #[procedure(1)]
    async fn a<T>(&self, at: T);
    #[procedure(2)]
    async fn b<'a>(&'a self, #[xdr(max = 8)] zone: &'a str);
    #[procedure(3)]
    async fn c(&self, at: impl Into<u64>);
    #[procedure(4)]
    async fn d(&self, other: &Self);
}

#[rpc_program(id = 0x2000_0002, version = 1)]
trait Store<T> {
    #[procedure(1)]
    async fn put(&self, #[xdr(max = 8)] item: String);
}

#[derive(Xdr)]
struct Item {
    id: u32,
}

fn main() {}
