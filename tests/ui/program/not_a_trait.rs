//! `rpc_program` belongs on a trait.

use xdr_rpc::rpc_program;

#[rpc_program(id = 0x2000_0001, version = 1)]
struct Clock;
//^^^^^^^^^^^ `rpc_program` belongs on a trait; its methods are the procedures

#[rpc_program(id = 0x2000_0001, version = 1)]
fn now() {}
//^^^^^^^^^ `rpc_program` belongs on a trait; its methods are the procedures

fn main() {
    let _ = Clock;
    now();
}
