//! SASL without a connection: exchanges between our ends, and with ends made by hand from RFC 5802, whose
//! arithmetic is that of `ring`.

mod by_hand;
mod exchanges;
mod malformed;
mod pretenders;
mod secrets;

use xdr_rpc::libvirt::sasl::{Client, ClientError, Exchange, Next, Refused, Secret, Server, Users};

/// As few as are allowed: these tests would take long otherwise.
const ITERATIONS: u32 = 4096;

fn secret(password: &str) -> Secret {
    Secret::derive(password, b"salty salt", ITERATIONS).unwrap()
}

/// Knows `fred`, and one whose name has everything.
fn house() -> Server {
    let users = Users::new()
        .with("fred", secret("123456"))
        .with("a,b=c", secret("p,w=d"));
    Server::new(users).unwrap()
}

/// Why there was no getting in.
#[derive(Debug, PartialEq, Eq)]
enum Failure {
    Server(Refused),
    Client(ClientError),
}

/// The whole way in; gives the mechanism and whom the server takes it for.
async fn enter(
    exchange: &mut Exchange,
    client: &Client,
    secure: bool,
) -> Result<(&'static str, String), Failure> {
    let offered = exchange.init().map_err(Failure::Server)?;
    let ours = client.exchange(&offered, secure);
    let mut ours = ours.map_err(Failure::Client)?;
    let first = ours.start().await.map_err(Failure::Client)?;
    let started = exchange.start(ours.mechanism(), first.as_deref()).await;
    let mut reply = started.map_err(Failure::Server)?;
    loop {
        let next = ours.step(reply.data.as_deref(), reply.complete).await;
        match next.map_err(Failure::Client)? {
            Next::Done => break,
            Next::Send(data) => {
                let stepped = exchange.step(data.as_deref()).await;
                reply = stepped.map_err(Failure::Server)?;
            }
        }
    }
    Ok((ours.mechanism(), exchange.user().unwrap().to_owned()))
}
