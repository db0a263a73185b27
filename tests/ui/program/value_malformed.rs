//! The value of an option or of a number is one expression, and the crate is a path.

use xdr_rpc::rpc_program;

#[rpc_program(id = 1 2, version = 1)]
//                 ^^^ expected one value; write a number or a constant
trait Clock {
    #[procedure(3 4)]
    //          ^^^ expected one value; write a number or a constant
    async fn now(&self) -> u64;
}

#[rpc_program(id = 1, version = 1, crate = 5)]
//                                         ^ expected a path; write `crate = path`
trait Timer {
    #[procedure(1)]
    async fn now(&self) -> u64;
}

fn main() {}
