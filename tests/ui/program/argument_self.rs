//! `Self` does not travel.

use xdr_rpc::rpc_program;

#[rpc_program(id = 0x2000_0001, version = 1)]
trait Clock {
    #[procedure(1)]
    async fn set(&self, other: &Self);
    //                          ^^^^ `Self` is the implementation, which does not travel; name the type
    #[procedure(2)]
    async fn get(&self) -> Self;
    //                     ^^^^ `Self` is the implementation, which does not travel; name the type
}

fn main() {}
