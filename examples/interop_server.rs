//! Serves the peer program of the interop tests to any client that speaks ONC RPC.
//!
//!     interop_server [--tcp HOST:PORT]... [--unix PATH]...
//!
//! Prints the endpoints it listens on, one a line, and serves until SIGTERM or ctrl-c.

use std::error::Error;
use std::io::Write;
use std::time::Duration;
use tokio::signal::unix::{SignalKind, signal};
use xdr_examples::peer_server;

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let mut endpoints = Vec::new();
    let mut arguments = std::env::args().skip(1);
    while let Some(option) = arguments.next() {
        let value = arguments
            .next()
            .ok_or("expected a value after the option")?;
        endpoints.push(match option.as_str() {
            "--tcp" => format!("tcp://{value}"),
            "--unix" => format!("unix://{}", std::path::absolute(value)?.display()),
            _ => return Err(format!("unknown option `{option}`; there are --tcp, --unix").into()),
        });
    }

    // Before the endpoints are told: who reads them may send the signal at once.
    let mut terminate = signal(SignalKind::terminate())?;
    let mut interrupt = signal(SignalKind::interrupt())?;

    let server = peer_server::start(&endpoints).await?;
    let mut out = std::io::stdout();
    for endpoint in server.endpoints() {
        writeln!(out, "{endpoint}")?;
    }
    out.flush()?;

    tokio::select! {
        _ = terminate.recv() => {}
        _ = interrupt.recv() => {}
    }
    server.shutdown(Duration::from_secs(5)).await;
    Ok(())
}
