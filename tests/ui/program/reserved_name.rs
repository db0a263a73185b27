// a procedure cannot have the name of a function that every client has
use xdr_rpc::rpc_program;

#[rpc_program(id = 0x2000_0001, version = 1)]
trait Clock {
    #[procedure(1)]
    async fn new(&self);
    #[procedure(2)]
    async fn connect(&self);
    #[procedure(3)]
    async fn local(&self);
    #[procedure(4)]
    async fn events(&self);
    #[procedure(5)]
    async fn null(&self);
    #[procedure(6)]
    async fn channel(&self);
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
