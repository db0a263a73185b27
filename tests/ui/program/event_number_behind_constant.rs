//! The number of an event behind a constant is free and not 0.

use xdr_rpc::rpc_program;

const SET: u32 = 1;
const NOTHING: u32 = 0;

#[rpc_program(id = 0x2000_0001, version = 1)]
trait Clock {
    #[procedure(1)]
    async fn set(&self, at: u64);
    #[event(SET)]
    //      ^^^ const: the number of event `ticked` is already taken; choose another one
    fn ticked(at: u64);
    #[event(NOTHING)]
    //      ^^^^^^^ const: event `stopped` has number 0, which is NULL; number your own from 1
    fn stopped();
}

fn main() {}
