//! `#[rpc_program]` from both sides: what its client sends, what its server answers, what its
//! table says.

mod conditions;
mod events;
mod extends;
mod forms;
mod hygiene;
mod options;
mod service;
mod table;
mod versions;
mod wire;

use std::future::Future;

/// Runs a test on a runtime of its own.
fn run<F: Future>(test: F) -> F::Output {
    tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap()
        .block_on(test)
}
