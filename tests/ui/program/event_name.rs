//! Events have names of their own, also as variants, and none of a hub.

use xdr_rpc::rpc_program;

#[rpc_program(id = 0x2000_0001, version = 1)]
trait Clock {
    #[procedure(1)]
    async fn ticked(&self);
    //       ^^^^^^ procedure `ticked` is first declared here
    #[event(2)]
    fn ticked(at: u64);
    // ^^^^^^ event `ticked` is declared twice; choose another name
    #[event(3)]
    fn ticked_twice(at: u64);
    #[event(4)]
    fn ticked__twice(at: u64);
    // ^^^^^^^^^^^^^ event `ticked__twice` is `TickedTwice` for the client, and so is another; choose another name
    #[event(5)]
    fn subscribe();
    // ^^^^^^^^^ event `subscribe` conflicts with the hub's own `subscribe`, which adds a connection; choose another name
    #[event(6)]
    fn unsubscribe();
    // ^^^^^^^^^^^ event `unsubscribe` conflicts with the hub's own `unsubscribe`, which takes a connection away; choose another name
    #[event(7)]
    fn subscribers();
    // ^^^^^^^^^^^ event `subscribers` conflicts with the hub's own `subscribers`, which counts the connections; choose another name
    #[event(8)]
    fn lost();
    // ^^^^ event `lost` conflicts with the hub's own `lost`, which counts the events that were lost; choose another name
    #[event(9)]
    fn lag();
    // ^^^ event `lag` conflicts with the hub's own `lag`, which says what happens to slow clients; choose another name
}

fn main() {}
