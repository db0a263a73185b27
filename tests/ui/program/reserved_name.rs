//! A procedure cannot have the name of a function that every client has.

use xdr_rpc::rpc_program;

#[rpc_program(id = 0x2000_0001, version = 1)]
trait Clock {
    #[procedure(1)]
    async fn new(&self);
    //       ^^^ procedure `new` conflicts with the client's own `new`, which makes a client of a channel; choose another name
    #[procedure(2)]
    async fn connect(&self);
    //       ^^^^^^^ procedure `connect` conflicts with the client's own `connect`, which connects a client; choose another name
    #[procedure(3)]
    async fn local(&self);
    //       ^^^^^ procedure `local` conflicts with the client's own `local`, which makes a client without a socket; choose another name
    #[procedure(4)]
    async fn events(&self);
    //       ^^^^^^ procedure `events` conflicts with the client's own `events`, which gives the events of the server; choose another name
    #[procedure(5)]
    async fn null(&self);
    //       ^^^^ procedure `null` conflicts with the client's own `null`, which calls procedure 0; choose another name
    #[procedure(6)]
    async fn channel(&self);
    //       ^^^^^^^ procedure `channel` conflicts with the client's own `channel`, which gives the channel of the client; choose another name
}

struct System;
impl Clock for System {
    async fn new(&self) {}
    async fn connect(&self) {}
    async fn local(&self) {}
    async fn events(&self) {}
    async fn null(&self) {}
    async fn channel(&self) {}
}

fn main() {
    let _ = ClockClient::local(System);
}
