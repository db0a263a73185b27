//! A chat room: calls to say something, events to hear it.
//!
//!     cargo run --example chat                                      # a conversation within one process
//!     cargo run --example chat -- serve tcp://127.0.0.1:7777
//!     cargo run --example chat -- join tcp://127.0.0.1:7777 ada     # says what you type
#![forbid(unsafe_code)]

use std::collections::BTreeMap;
use std::error::Error;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use tokio::io::{AsyncBufReadExt as _, BufReader};
use xdr_rpc::{Context, EventError, Hub, Lag, Server, Xdr, rpc_program};

/// Why nobody came in.
#[derive(Debug, Clone, PartialEq, Xdr)]
#[xdr(failure)]
enum JoinError {
    NameTaken = 1,
}

#[rpc_program(id = 0x2000_0052, version = 1)]
trait Chat {
    /// Comes in under a name, and gets a ticket to talk with.
    #[procedure(1)]
    async fn join(&self, cx: &Context, #[xdr(max = 32)] name: &str) -> Result<u64, JoinError>;

    /// Says something to everybody; no answer needed.
    #[procedure(2, oneway)]
    async fn say(&self, ticket: u64, #[xdr(max = 500)] text: &str);

    /// Who is in the room.
    #[procedure(3)]
    #[xdr(max = 1000, each(max = 32))]
    async fn names(&self) -> Vec<String>;

    #[event(4)]
    fn came(#[xdr(max = 32)] name: &str);

    #[event(5)]
    fn left(#[xdr(max = 32)] name: &str);

    #[event(6)]
    fn said(#[xdr(max = 32)] name: &str, #[xdr(max = 500)] text: &str);
}

#[derive(Clone)]
struct Room {
    /// Somebody who reads too slowly is shown out, for a conversation with gaps is none.
    hub: Hub<ChatEvents>,
    names: Arc<Mutex<BTreeMap<u64, String>>>,
}

impl Room {
    fn new() -> Self {
        Room {
            hub: Hub::new(Lag::Close),
            names: Arc::default(),
        }
    }

    fn names(&self) -> MutexGuard<'_, BTreeMap<u64, String>> {
        self.names.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A ticket for a name that nobody has.
    fn enter(&self, name: &str) -> Result<u64, JoinError> {
        let mut names = self.names();
        if names.values().any(|other| other == name) {
            return Err(JoinError::NameTaken);
        }
        let ticket = names.last_key_value().map_or(1, |(last, _)| last + 1);
        names.insert(ticket, name.to_owned());
        Ok(ticket)
    }

    async fn leave(&self, ticket: u64) {
        let name = self.names().remove(&ticket);
        if let Some(name) = name {
            self.tell(self.hub.left(&name).await);
        }
    }

    fn tell(&self, sent: Result<(), EventError>) {
        if let Err(error) = sent {
            eprintln!("{error}");
        }
    }
}

impl Chat for Room {
    async fn join(&self, cx: &Context, name: &str) -> Result<u64, JoinError> {
        let ticket = self.enter(name)?;
        self.tell(self.hub.came(name).await);
        self.hub.subscribe(cx);
        // Whoever goes, in whatever way, leaves the room.
        let (room, gone) = (self.clone(), cx.cancelled());
        tokio::spawn(async move {
            gone.await;
            room.leave(ticket).await;
        });
        Ok(ticket)
    }

    async fn say(&self, ticket: u64, text: &str) {
        let name = self.names().get(&ticket).cloned();
        if let Some(name) = name {
            self.tell(self.hub.said(&name, text).await);
        }
    }

    async fn names(&self) -> Vec<String> {
        self.names().values().cloned().collect()
    }
}

fn show(event: &ChatEvent) -> String {
    match event {
        ChatEvent::Came { name } => format!("* {name} came in"),
        ChatEvent::Left { name } => format!("* {name} left"),
        ChatEvent::Said { name, text } => format!("{name}: {text}"),
    }
}

async fn serve(endpoint: &str) -> Result<Server, Box<dyn Error>> {
    let server = Server::builder()
        .serve(ChatServer::new(Room::new()))
        .listen(endpoint)
        .start()
        .await?;
    for endpoint in server.endpoints() {
        println!("the room is open at {endpoint}");
    }
    Ok(server)
}

/// Shows what is said, and says what is typed.
async fn join(endpoint: &str, name: &str) -> Result<(), Box<dyn Error>> {
    let chat = ChatClient::connect(endpoint).await?;
    let mut events = chat.events();
    let ticket = chat.join(name).await?;
    println!("in the room: {}", chat.names().await?.join(", "));
    let mut lines = BufReader::new(tokio::io::stdin()).lines();
    loop {
        tokio::select! {
            event = events.next() => match event {
                Some(event) => println!("{}", show(&event)),
                None => return Err("the room is closed".into()),
            },
            line = lines.next_line() => match line? {
                Some(text) => chat.say(ticket, &text).await?,
                None => return Ok(()),
            },
        }
    }
}

/// Two who talk, all in one process.
async fn talk() -> Result<(), Box<dyn Error>> {
    let server = serve("tcp://127.0.0.1:0").await?;
    let [address] = server.endpoints() else {
        return Err("there is one endpoint".into());
    };
    let ada = ChatClient::connect(address).await?;
    let mut heard = ada.events();
    let hers = ada.join("ada").await?;

    let alan = ChatClient::connect(address).await?;
    let his = alan.join("alan").await?;
    ada.say(hers, "who is there?").await?;
    for _ in 0..2 {
        if let Some(event) = heard.next().await {
            println!("{}", show(&event));
        }
    }
    alan.say(his, "a machine, perhaps").await?;
    if let Some(event) = heard.next().await {
        println!("{}", show(&event));
    }
    if let Err(error) = alan.join("ada").await {
        println!("alan cannot be ada: {error}");
    }
    drop(alan);
    if let Some(event) = heard.next().await {
        println!("{}", show(&event));
    }
    server.shutdown(Duration::from_secs(5)).await;
    Ok(())
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments[..] {
        [] => talk().await,
        ["serve", endpoint] => {
            let server = serve(endpoint).await?;
            tokio::signal::ctrl_c().await?;
            server.shutdown(Duration::from_secs(5)).await;
            Ok(())
        }
        ["join", endpoint, name] => join(endpoint, name).await,
        _ => Err("write `chat`, `chat serve ENDPOINT` or `chat join ENDPOINT NAME`".into()),
    }
}
