//! Virtual machines at a libvirt daemon, from the command line.
//!
//!     cargo run --example virt -- -c 'test+unix:///default?socket=/run/libvirt/libvirt-sock' list --all
//!
//! It ends with 0, with 1 where the daemon or the way to it failed, and with 2 where the command line is
//! not understood.
#![forbid(unsafe_code)]

mod arguments;
mod commands;
mod console;
mod events;
mod transfer;

use arguments::{Arguments, USAGE};
use std::error::Error;
use std::process::ExitCode;
use tokio::runtime::Builder;

fn main() -> ExitCode {
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
    let runtime = match Builder::new_current_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => return failed(&error),
    };
    let done = runtime.block_on(commands::run(arguments));
    // The keyboard may still be waited for, and nobody wants to press one key more.
    runtime.shutdown_background();
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => failed(&*error),
    }
}

fn failed(error: &dyn Error) -> ExitCode {
    eprintln!("virt: {error}");
    ExitCode::FAILURE
}
