// `#[cfg]` on trait, method and argument decides about all that is generated for it
use xdr_rpc::rpc_program;

#[rpc_program(id = 1, version = 1)]
#[cfg(any())]
trait Absent {
    #[procedure(1)]
    async fn missing(&self, at: Missing) -> Missing;
}

#[rpc_program(id = 2, version = 1)]
trait Present {
    #[cfg(any())]
    #[procedure(1)]
    async fn one(&self, at: Missing) -> Missing;
    #[cfg(all())]
    #[procedure(1)]
    async fn other(&self, at: u32, #[cfg(any())] missing: Missing) -> u32;
    #[cfg(any())]
    #[procedure(2)]
    async fn same(&self, #[xdr(max = 4)] text: &str);
    #[cfg(all())]
    #[procedure(3)]
    async fn same(&self, #[xdr(max = 8)] text: &str);
}

struct System;

impl Present for System {
    async fn other(&self, at: u32) -> u32 {
        at
    }
    async fn same(&self, _text: &str) {}
}

fn main() {
    let numbers = PresentClient::PROCEDURES.iter().map(|row| row.number);
    assert_eq!(numbers.collect::<Vec<_>>(), [1, 3]);
    let _ = PresentServer::new(System);
}
