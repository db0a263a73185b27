// all mistakes of a program are reported, and nothing else
use xdr_rpc::{Context, rpc_program};

#[rpc_program(id = 0x2000_0001)]
trait Clock {
    #[procedure(1)]
    async fn now(&self) -> String;
    #[procedure(1)]
    fn set(&self, at: usize, cx: &Context);
    async fn null(&self);
}

struct System;
impl Clock for System {
    async fn now(&self) -> String {
        String::new()
    }
    fn set(&self, _at: usize, _cx: &Context) {}
    async fn null(&self) {}
}

async fn use_it(client: ClockClient) {
    let _ = client.now().await;
    let _ = client.set(1).await;
}

fn main() {
    let _ = use_it(ClockClient::local(System));
}
