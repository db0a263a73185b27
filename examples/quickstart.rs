//! A phone book over ONC RPC: types with limits, a program, its server and its client.
//!
//!     cargo run --example quickstart

use futures_util::future::try_join_all;
use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};
use xdr_rpc::{CallError, Server, Target, Value, Xdr, rpc_program};

/// A person. Whatever could be long says how long, and both sides check it.
#[derive(Debug, Clone, PartialEq, Xdr)]
struct Entry {
    #[xdr(max = 32)]
    name: String,
    #[xdr(max = 4, each(max = 16))]
    phones: Vec<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Xdr)]
#[xdr(failure)]
enum BookError {
    NotFound = 1,
    NameTaken = 2,
}

/// The program: client and server come from this one definition.
#[rpc_program(id = 0x2000_0099, version = 1)]
trait PhoneBook {
    #[procedure(1)]
    async fn add(&self, entry: Entry) -> Result<(), BookError>;
    #[procedure(2)]
    async fn find(&self, #[xdr(max = 32)] name: &str) -> Result<Entry, BookError>;
    #[procedure(3)]
    #[xdr(max = 1000, each(max = 32))]
    async fn names(&self) -> Vec<String>;
}

#[derive(Default)]
struct Book(Mutex<BTreeMap<String, Entry>>);

impl PhoneBook for Book {
    async fn add(&self, entry: Entry) -> Result<(), BookError> {
        let mut book = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if book.contains_key(&entry.name) {
            return Err(BookError::NameTaken);
        }
        book.insert(entry.name.clone(), entry);
        Ok(())
    }

    async fn find(&self, name: &str) -> Result<Entry, BookError> {
        tokio::time::sleep(Duration::from_millis(50)).await; // a slow disk
        let book = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        book.get(name).cloned().ok_or(BookError::NotFound)
    }

    async fn names(&self) -> Vec<String> {
        let book = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        book.keys().take(1000).cloned().collect()
    }
}

fn entry(number: u32) -> Entry {
    Entry {
        name: format!("person {number}"),
        phones: vec![format!("+49 30 {number}")],
    }
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let socket = std::env::temp_dir().join(format!("phone-book-{}", std::process::id()));
    let server = Server::builder()
        .serve(PhoneBookServer::new(Book::default()))
        .listen("tcp://127.0.0.1:0")
        .listen(format!("unix://{}", socket.display()))
        .start()
        .await?;
    let [tcp, unix] = server.endpoints() else {
        return Err("there are two endpoints".into());
    };
    println!("listening on {tcp} and {unix}");

    // A hundred calls at a time over one connection; each gets its own reply.
    let book = PhoneBookClient::connect(&tcp.to_string()).await?;
    try_join_all((0..100).map(|number| book.add(entry(number)).into_future())).await?;
    let names = book.names().await?;
    println!("{} names in the book", names.len());

    // The Unix socket leads to the same book. Each search takes 50 ms; all of them together too.
    let local = PhoneBookClient::connect(&unix.to_string()).await?;
    let start = Instant::now();
    let found = try_join_all(names.iter().map(|name| local.find(name).into_future())).await?;
    println!("{} of them found in {:?}", found.len(), start.elapsed());

    // What fails says which of these it is: the program's own failure,
    match local.find("nobody").await {
        Err(CallError::App(BookError::NotFound)) => println!("nobody: not in the book"),
        other => return Err(format!("unexpected: {other:?}").into()),
    }

    // an argument that breaks its limit, refused before anything is sent,
    let mut wordy = entry(100);
    wordy.phones.push("more than sixteen digits".into());
    match book.add(wordy).await {
        Err(CallError::Encode(error)) => println!("{error}"),
        other => return Err(format!("unexpected: {other:?}").into()),
    }

    // or the server's RPC layer. No method leads to a procedure that does not exist; its number does.
    let target = Target::new(PhoneBookClient::PROGRAM, PhoneBookClient::VERSION, 99);
    match book.channel().call::<(), Value<()>>(target, ()).await {
        Err(CallError::Rejected(rejection)) => println!("procedure 99: {rejection}"),
        other => return Err(format!("unexpected: {other:?}").into()),
    }

    server.shutdown(Duration::from_secs(5)).await;
    Ok(())
}
