// a string, opaque or array argument or result has a limit
use xdr_rpc::{Xdr, rpc_program};

#[derive(Debug, Xdr)]
#[xdr(failure)]
enum Failed {
    Always = 1,
}

#[rpc_program(id = 0x2000_0001, version = 1)]
trait Names {
    #[procedure(1)]
    async fn a(&self, name: &str) -> String;
    #[procedure(2)]
    async fn b(&self, data: &[u8], names: Vec<u32>) -> Result<Vec<u8>, Failed>;
}

struct System;
impl Names for System {
    async fn a(&self, name: &str) -> String {
        name.to_owned()
    }
    async fn b(&self, _data: &[u8], _names: Vec<u32>) -> Result<Vec<u8>, Failed> {
        Err(Failed::Always)
    }
}

async fn use_it(client: &NamesClient) {
    let _ = client.a("x").await;
}

fn main() {
    let _ = use_it(&NamesClient::local(System));
}
