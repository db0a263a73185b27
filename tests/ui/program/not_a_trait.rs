// `rpc_program` belongs on a trait
use xdr_rpc::rpc_program;

#[rpc_program(id = 0x2000_0001, version = 1)]
struct Clock;

fn main() {
    let _ = Clock;
}
