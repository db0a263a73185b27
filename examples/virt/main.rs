//! Virtual machines at a libvirt daemon, from the command line.
//!
//!     cargo run --example virt -- -c 'test+unix:///default?socket=/run/libvirt/libvirt-sock' list --all
//!
//! It ends with 0, with 1 where the daemon or the way to it failed, and with 2 where the command line is
//! not understood.
#![forbid(unsafe_code)]

mod arguments;
mod commands;
mod events;

use arguments::{Arguments, USAGE};
use std::process::ExitCode;

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    let arguments = match Arguments::from_env() {
        Ok(Some(arguments)) => arguments,
        Ok(None) => {
            println!("{USAGE}");
            return ExitCode::SUCCESS;
        }
        Err(error) => {
            eprintln!("virt: {error}; `virt --help` tells what there is");
            return ExitCode::from(2);
        }
    };
    match commands::run(arguments).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("virt: {error}");
            ExitCode::FAILURE
        }
    }
}
