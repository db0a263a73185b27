//! `procedure` has a number.

use xdr_rpc::rpc_program;

#[rpc_program(id = 0x2000_0001, version = 1)]
trait Clock {
    #[procedure]
    //^^^^^^^^^^ expected `#[procedure(..)]` with the number of the procedure
    async fn a(&self);
    #[procedure()]
    //^^^^^^^^^^^^ the number is missing; write `#[procedure(1)]`
    async fn b(&self);
    #[procedure = 3]
    //^^^^^^^^^^^^^^ expected `#[procedure(..)]` with the number of the procedure
    async fn c(&self);
}

fn main() {}
