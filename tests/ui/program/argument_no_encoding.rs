// an argument is of a type that XDR has
use xdr_rpc::rpc_program;

#[rpc_program(id = 0x2000_0001, version = 1)]
trait Clock {
    #[procedure(1)]
    async fn a(&self, at: usize);
    #[procedure(2)]
    async fn b(&self, at: (u32, u32));
    #[procedure(3)]
    async fn c(&self, at: *const u8);
}

fn main() {}
