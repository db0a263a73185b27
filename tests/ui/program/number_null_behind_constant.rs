//! Procedure 0 cannot be declared through a constant either.

use xdr_rpc::rpc_program;

const NOTHING: u32 = 0;

#[rpc_program(id = 0x2000_0001, version = 1)]
trait Clock {
    #[procedure(NOTHING)]
    //          ^^^^^^^ const: procedure `nothing` has number 0, which is NULL; number your own from 1
    async fn nothing(&self);
}

fn main() {}
