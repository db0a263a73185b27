//! An event of a newer version has a new number.

use xdr_rpc::rpc_program;

#[rpc_program(id = 0x2000_0001, version = 1)]
trait Clock {
    #[procedure(1)]
    async fn now(&self) -> u64;
    #[event(2)]
    fn ticked(at: u64);
    #[event(3)]
    fn tocked(at: u64);
}

#[rpc_program(id = 0x2000_0001, version = 2, extends = Clock)]
trait ClockV2: Clock {
    #[event(1)]
    //      ^ const: the older version has the number of event `stopped`; choose another one
    fn stopped();
    #[event(2)]
    //      ^ const: the older version has the number of event `started`; choose another one
    fn started();
    #[procedure(3, overrides)]
    //             ^^^^^^^^^ const: procedure `tick` overrides nothing, since the older version has no procedure of its number; remove `overrides`
    async fn tick(&self);
}

fn main() {}
