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

    // A hundred calls at a time over one connection: each gets its own reply.
    let book = PhoneBookClient::connect(tcp).await?;
    try_join_all((0..100).map(|number| book.add(entry(number)).into_future())).await?;
    println!("added 100 entries over TCP");

    // The Unix socket leads to the same book. One search takes 50 ms, and so do a hundred.
    let local = PhoneBookClient::connect(unix).await?;
    let names: Vec<String> = (0..100).map(|number| entry(number).name).collect();
    let begun = Instant::now();
    let found = try_join_all(names.iter().map(|name| local.find(name).into_future())).await?;
    println!(
        "found {} of them in {:?} over the Unix socket",
        found.len(),
        begun.elapsed()
    );

    // A failure of the program is a value of its own enum.
    match local.find("nobody").await {
        Err(CallError::App(BookError::NotFound)) => println!("nobody: not in the book"),
        other => return Err(format!("unexpected: {other:?}").into()),
    }

    // An argument that breaks its limit is refused before anything is sent.
    let mut wordy = entry(100);
    wordy.phones.push("a number of more than 16 digits".into());
    if let Err(error) = book.add(wordy).await {
        println!("an overlong argument: {error}");
    }

    // A procedure that does not exist: no method leads there, so this goes by its number.
    let target = Target::new(PhoneBookClient::PROGRAM, PhoneBookClient::VERSION, 99);
    if let Err(error) = book.channel().call::<(), Value<()>>(target, ()).await {
        println!("procedure 99: {error}");
    }

    server.shutdown(Duration::from_secs(5)).await;
    Ok(())
}
