// an argument has a codec; rustc says so at its type
use xdr_rpc::rpc_program;

struct Time {
    seconds: u32,
}

#[rpc_program(id = 0x2000_0001, version = 1)]
trait Clock {
    #[procedure(1)]
    async fn set(&self, at: Time);
}

fn main() {}
