// what the rules of programs must not refuse
use xdr_rpc::{Context, Fault, Xdr, rpc_program};

/// A program may have no procedures of its own.
#[rpc_program(id = 1, version = 1)]
trait Empty {}

#[derive(Debug, Xdr)]
#[xdr(failure)]
enum Refused {
    Always = 1,
}

type Cx = Context;
const BASE: u32 = 40;

mod numbers {
    pub const ID: u32 = 2;
}

#[rpc_program(id = numbers::ID, version = { 1 + 1 })]
trait Full: Empty + Send {
    #[procedure(BASE + 1)]
    async fn sum(&self, #[context] cx: &Cx, a: u32, b: u32) -> u32;
    #[procedure(0x7u32)]
    async fn unit(&self) -> ();
    #[procedure((8))]
    async fn nested(&self) -> std::result::Result<Result<u32, Refused>, Fault>;
    /// Numbers need no order, and names near the reserved ones are free.
    #[procedure(3)]
    async fn connect_to(&self, channel: u32, new: u32);
    /// The highest number there is.
    #[procedure(4_294_967_295)]
    #[must_use]
    async fn clone(&self, other: [u32; 4]) -> [u32; 4];
}

struct Implementation;

impl Empty for Implementation {}

impl Full for Implementation {
    async fn sum(&self, _: &Context, a: u32, b: u32) -> u32 {
        a + b
    }
    async fn unit(&self) {}
    async fn nested(&self) -> Result<Result<u32, Refused>, Fault> {
        Ok(Err(Refused::Always))
    }
    async fn connect_to(&self, _channel: u32, _new: u32) {}
    async fn clone(&self, other: [u32; 4]) -> [u32; 4] {
        other
    }
}

fn main() {
    let _ = (EmptyServer::new(Implementation), FullServer::new(Implementation));
    assert_eq!((FullClient::PROGRAM, FullClient::VERSION), (2, 2));
    let numbers = FullClient::PROCEDURES.iter().map(|row| row.number);
    assert_eq!(numbers.collect::<Vec<_>>(), [41, 7, 8, 3, u32::MAX]);
}
