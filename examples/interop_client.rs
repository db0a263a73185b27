//! Calls every procedure of the peer program on any server of it and checks the answers.
//!
//!     interop_client --connect tcp://HOST:PORT|unix:///PATH [--auth none|sys]
//!
//! Prints a line for each check, "ok" or "not ok", and fails if one of them does.

use std::error::Error;
use std::process::ExitCode;
use xdr_examples::peer_client::{Identity, check};

const USAGE: &str = "usage: interop_client --connect ENDPOINT [--auth none|sys]";

#[tokio::main]
async fn main() -> Result<ExitCode, Box<dyn Error>> {
    let mut endpoint = None;
    let mut identity = Identity::None;
    let mut arguments = std::env::args().skip(1);
    while let Some(option) = arguments.next() {
        let value = arguments.next().ok_or(USAGE)?;
        match (option.as_str(), value.as_str()) {
            ("--connect", _) => endpoint = Some(value),
            ("--auth", "none") => identity = Identity::None,
            ("--auth", "sys") => identity = Identity::Sys,
            _ => return Err(USAGE.into()),
        }
    }

    let checks = check(&endpoint.ok_or(USAGE)?, identity).await;
    for check in &checks {
        println!("{check}");
    }
    let failed = checks.iter().filter(|check| check.outcome.is_err()).count();
    println!("{} ok, {failed} not ok", checks.len() - failed);
    Ok(if failed == 0 {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}
