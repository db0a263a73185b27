// generated code passes the lints that a careful crate turns on
#![deny(
    warnings,
    missing_docs,
    missing_debug_implementations,
    unreachable_pub,
    unused_qualifications,
    elided_lifetimes_in_paths,
    single_use_lifetimes,
    non_camel_case_types
)]
#![forbid(unsafe_code)]
//! Documented, as `missing_docs` asks.

use xdr_rpc::{Context, Fault, Xdr, rpc_program};

/// A failure.
#[derive(Debug, Xdr)]
#[xdr(failure)]
pub enum ClockError {
    /// The caller may not.
    NotAllowed = 1,
}

const TEN: u32 = 10;

/// A clock.
#[rpc_program(id = 0x2000_0099, version = 1)]
pub trait Clock {
    /// The time.
    #[procedure(1)]
    async fn now(&self) -> u64;
    /// Sets the time.
    #[procedure(2)]
    async fn set(&self, cx: &Context, at: u64) -> Result<(), ClockError>;
    /// The zones that begin so.
    #[procedure(3)]
    #[xdr(max = 16, each(max = 64))]
    async fn zones(&self, #[xdr(max = 64)] prefix: &str, count: u32) -> Vec<String>;
    /// Fails.
    #[procedure(TEN)]
    async fn fail(&self) -> Result<(), Fault>;
}

/// A program of this crate only, of which it calls nothing.
#[rpc_program(id = 0x2000_0098, version = 1)]
trait Private {
    /// Does nothing.
    #[procedure(1)]
    async fn nothing(&self, here: u32);
}

/// A program of the crate.
#[rpc_program(id = 0x2000_0097, version = 1)]
pub(crate) trait Shared {
    /// Does nothing.
    #[procedure(1)]
    async fn nothing(&self);
}

struct System;

impl Clock for System {
    async fn now(&self) -> u64 {
        1
    }
    async fn set(&self, _cx: &Context, _at: u64) -> Result<(), ClockError> {
        Err(ClockError::NotAllowed)
    }
    async fn zones(&self, prefix: &str, _count: u32) -> Vec<String> {
        vec![prefix.to_owned()]
    }
    async fn fail(&self) -> Result<(), Fault> {
        Err(Fault::SystemError)
    }
}

impl Private for System {
    async fn nothing(&self, _here: u32) {}
}

impl Shared for System {
    async fn nothing(&self) {}
}

fn main() {
    let _ = (
        ClockServer::new(System),
        PrivateServer::new(System),
        SharedServer::new(System),
    );
}
