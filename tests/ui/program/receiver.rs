// the receiver of a procedure is `&self`
use xdr_rpc::rpc_program;

#[rpc_program(id = 0x2000_0001, version = 1)]
trait Clock {
    #[procedure(1)]
    async fn a(&mut self);
    #[procedure(2)]
    async fn b(self);
    #[procedure(3)]
    async fn c(at: u64);
    #[procedure(4)]
    async fn d(self: std::sync::Arc<Self>);
}

fn main() {}
