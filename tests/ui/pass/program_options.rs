// the options of procedures, close to those that are refused
#![deny(
    warnings,
    missing_docs,
    missing_debug_implementations,
    unreachable_pub,
    unused_qualifications,
    elided_lifetimes_in_paths,
    single_use_lifetimes,
    trivial_casts,
    trivial_numeric_casts,
    non_camel_case_types
)]
#![forbid(unsafe_code)]
//! Documented, as `missing_docs` asks.

use std::time::Duration;
use xdr_rpc::{Context, Fault, Xdr, rpc_program};

/// Who may call.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Access {
    /// Everybody.
    All,
    /// Some.
    Group(u32),
}

impl Access {
    /// A constant may say it.
    pub const STAFF: Access = Access::Group(7);
}

/// A failure.
#[derive(Debug, Xdr)]
#[xdr(failure)]
pub enum Refused {
    /// The only one.
    Always = 1,
}

const SIZE: u32 = 4096;

/// Has all options.
#[rpc_program(id = 0x2000_0099, version = 1, access = Access,)]
pub trait Full {
    /// Nothing but access.
    #[procedure(1, access = Access::All)]
    async fn plain(&self);
    /// As many as go together.
    #[procedure(2, idempotent, timeout = "2min", max_args = SIZE, max_reply = SIZE as usize * 2, detached, access = Access::STAFF)]
    async fn most(&self, at: u64) -> Result<u64, Refused>;
    /// No reply, and a deadline for the handler.
    #[procedure(3, access = Access::Group(1), oneway, timeout = "1h", max_args = 12)]
    async fn hint(&self, cx: &Context, #[xdr(max = 8)] text: &str) -> ();
    /// On a thread of its own.
    #[procedure(4, blocking, timeout = "1us", access = Access::All)]
    fn blocks(&self, cx: &Context, #[xdr(max = 8)] text: &str) -> Result<u32, Fault>;
    /// Neither reply nor waiting.
    #[procedure(5, blocking, oneway, detached, max_args = 0x8, access = Access::All)]
    fn neither(&self, at: u64);
    /// A reply of the failure alone has a size.
    #[procedure(6, max_reply = 4, access = Access::All)]
    async fn fails(&self) -> Result<(), Refused>;
}

/// Without access, as most programs are.
#[rpc_program(id = 0x2000_0098, version = 1)]
trait Open {
    /// Names of options are names.
    #[procedure(1, timeout = "250ms")]
    async fn timeout(&self, oneway: u32, access: u32) -> u32;
}

struct System;

impl Full for System {
    async fn plain(&self) {}
    async fn most(&self, _at: u64) -> Result<u64, Refused> {
        Err(Refused::Always)
    }
    async fn hint(&self, _cx: &Context, _text: &str) {}
    fn blocks(&self, _cx: &Context, text: &str) -> Result<u32, Fault> {
        u32::try_from(text.len()).map_err(|_| Fault::SystemError)
    }
    fn neither(&self, _at: u64) {}
    async fn fails(&self) -> Result<(), Refused> {
        Ok(())
    }
}

impl Open for System {
    async fn timeout(&self, oneway: u32, access: u32) -> u32 {
        oneway + access
    }
}

fn main() {
    let _ = (FullServer::new(System), OpenServer::new(System));
    let [plain, most, hint, blocks, neither, fails] = FullClient::PROCEDURES else {
        panic!("six procedures");
    };
    assert!(!plain.oneway && !plain.idempotent && !plain.blocking && !plain.detached);
    assert_eq!((plain.timeout, plain.max_args, plain.max_reply), (None, usize::MAX, usize::MAX));
    assert_eq!(plain.access_as::<Access>(), Some(&Access::All));
    assert!(most.idempotent && most.detached && !most.oneway && !most.overrides);
    assert_eq!((most.max_args, most.max_reply), (4096, 8192));
    assert_eq!(most.timeout, Some(Duration::from_secs(120)));
    assert_eq!(most.access_as::<Access>(), Some(&Access::Group(7)));
    assert!(hint.oneway && hint.timeout == Some(Duration::from_secs(3600)));
    assert!(blocks.blocking && blocks.timeout == Some(Duration::from_micros(1)));
    assert!(neither.blocking && neither.oneway && neither.max_args == 8);
    assert_eq!(fails.max_reply, 4);
    let [timeout] = OpenClient::PROCEDURES else {
        panic!("one procedure");
    };
    assert!(timeout.access.is_none() && timeout.timeout == Some(Duration::from_millis(250)));
}
