// versions that extend one another, close to those that cannot
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

use xdr_rpc::{Fault, Server, rpc_program};

mod first {
    //! Of another module and another visibility.
    /// A clock.
    #[xdr_rpc::rpc_program(id = 0x2000_0099, version = 1)]
    pub(crate) trait Clock {
        /// The time.
        #[procedure(1)]
        async fn now(&self) -> u64;
        /// Another procedure of the name that a newer version has.
        #[procedure(2)]
        async fn set(&self, at: u64);
        /// Time passes.
        #[event(3)]
        fn ticked(at: u64);
    }
}

use first::Clock;

const VERSION: u32 = 1;

/// Gaps between versions are no mistake, and supertraits that are no programs are none either.
#[rpc_program(id = 0x2000_0099, version = VERSION + 6, extends = first::Clock)]
trait ClockV7: Send + Clock + std::fmt::Debug {
    /// With another signature.
    #[procedure(2, overrides)]
    async fn set(&self, at: u64, by: u32) -> Result<(), Fault>;
    /// A number behind the older ones.
    #[procedure(VERSION + 3)]
    async fn zone(&self) -> u32;
}

/// Adds nothing.
#[rpc_program(id = 0x2000_0099, version = 8, extends = ClockV7)]
trait ClockV8: ClockV7 {}

/// Overrides what the first declared, and has an event.
#[rpc_program(id = 0x2000_0099, version = 9, extends = ClockV8)]
trait ClockV9: ClockV8 {
    /// In nanoseconds.
    #[procedure(1, overrides)]
    async fn nanos(&self) -> u64;
    /// Time passes.
    #[event(5)]
    fn ticked(nanos: u64);
    /// Not here.
    #[cfg(any())]
    #[event(11)]
    fn absent(missing: Missing);
}

/// Not here.
#[cfg(any())]
#[rpc_program(id = 1, version = 1, extends = missing::Clock)]
trait Absent: missing::Clock {
    #[event(1)]
    fn missing(missing: Missing);
}

#[derive(Debug)]
struct System;

impl Clock for System {
    async fn now(&self) -> u64 {
        0
    }
    async fn set(&self, _at: u64) {}
}

impl ClockV7 for System {
    async fn set(&self, _at: u64, _by: u32) -> Result<(), Fault> {
        Ok(())
    }
    async fn zone(&self) -> u32 {
        0
    }
}

impl ClockV8 for System {}

impl ClockV9 for System {
    async fn nanos(&self) -> u64 {
        0
    }
}

async fn use_it(client: ClockV9Client) {
    let _ = client.nanos().await;
    let _ = client.set(1, 2).await;
    let _ = client.zone().await;
    let _ = client.now().await;
    let _: xdr_rpc::Events<ClockV9Event> = client.events();
    let first: &first::ClockClient = &client;
    let _ = first.set(1).await;
    let _: xdr_rpc::Events<first::ClockEvent> = first.events();
}

fn main() {
    let _ = use_it;
    let _ = Server::builder().serve_versions(ClockV9Server::new(System));
    let interface = ClockV9Client::INTERFACE;
    let versions: Vec<u32> = interface.versions().map(|version| version.version).collect();
    assert_eq!(versions, [9, 8, 7, 1]);
    let found = [1, 2, 3, 4, 5].map(|number| interface.find(number).map(|procedure| procedure.name));
    assert_eq!(found, [Some("nanos"), Some("set"), None, Some("zone"), None]);
    assert_eq!(interface.events.len(), 1);
}
