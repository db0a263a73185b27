//! The program that these tests call: it counts what ran.

use std::collections::HashMap;
use std::io::ErrorKind;
use std::sync::{Arc, Mutex};
use std::time::Duration;
use xdr_rpc::xdr::schema::Schema;
use xdr_rpc::{Call, Channel, Endpoint, Procedure, Server, StartError, Target, Value, rpc_program};

#[rpc_program(id = 0x2000_0091, version = 1)]
pub trait Counter {
    /// Answers its argument, after it was counted, and after so many milliseconds.
    #[procedure(1)]
    async fn count(&self, number: u32, milliseconds: u32) -> u32;
    /// The same, but to run it twice is as good as once.
    #[procedure(2)]
    async fn count_again(&self, number: u32, milliseconds: u32) -> u32;
}

/// How often each number was counted, on all servers that share this.
#[derive(Default, Clone)]
pub struct Counts(Arc<Mutex<HashMap<u32, u32>>>);

impl Counts {
    pub fn of(&self, number: u32) -> u32 {
        self.0.lock().unwrap().get(&number).copied().unwrap_or(0)
    }

    async fn add(&self, number: u32, milliseconds: u32) -> u32 {
        *self.0.lock().unwrap().entry(number).or_default() += 1;
        if milliseconds > 0 {
            tokio::time::sleep(Duration::from_millis(milliseconds.into())).await;
        }
        number
    }
}

impl Counter for Counts {
    async fn count(&self, number: u32, milliseconds: u32) -> u32 {
        self.add(number, milliseconds).await
    }
    async fn count_again(&self, number: u32, milliseconds: u32) -> u32 {
        self.add(number, milliseconds).await
    }
}

/// A server of it; of an endpoint that another one has just left, as soon as it is free.
pub async fn serve(counts: &Counts, endpoint: &str) -> (Server, Endpoint) {
    loop {
        let server = Server::builder()
            .serve(CounterServer::new(counts.clone()))
            .listen(endpoint);
        match server.start().await {
            Ok(server) => {
                let endpoint = server.endpoints()[0].clone();
                return (server, endpoint);
            }
            Err(StartError::Listen { source, .. }) if source.kind() == ErrorKind::AddrInUse => {
                tokio::task::yield_now().await;
            }
            Err(error) => panic!("{error}"),
        }
    }
}

const fn procedure(number: u32, name: &'static str) -> Procedure {
    let target = Target::new(CounterClient::PROGRAM, CounterClient::VERSION, number);
    Procedure::new(target, name, "", || Schema::Void, || Schema::Void)
}

static COUNT: Procedure = procedure(1, "count");
static COUNT_AGAIN: Procedure = procedure(2, "count_again").idempotent();

/// The arguments and the result of the calls below.
pub type Counting<'a> = Call<'a, [u32; 2], Value<u32>>;

/// A call that must not run twice.
pub fn count(channel: &Channel, number: u32) -> Counting<'_> {
    channel.call(&COUNT, [number, 0])
}

/// A call that may run twice.
pub fn count_again(channel: &Channel, number: u32) -> Counting<'_> {
    channel.call(&COUNT_AGAIN, [number, 0])
}

/// A call that must not run twice and takes so many milliseconds.
pub fn count_slowly(channel: &Channel, number: u32, milliseconds: u32) -> Counting<'_> {
    channel.call(&COUNT, [number, milliseconds])
}
