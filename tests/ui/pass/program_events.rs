// events, close to those that cannot be
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
#![allow(clippy::ptr_arg, reason = "every way to lend is shown")]
//! Documented, as `missing_docs` asks.

use std::borrow::Cow;
use xdr_rpc::{EventOf, Hub, Lag, Xdr, rpc_program};

/// Has no `Debug`, and needs none.
#[derive(Clone, Xdr)]
#[allow(missing_debug_implementations)]
pub struct Silent {
    /// A number.
    pub number: u32,
}

const TEN: u32 = 10;

/// A clock that ticks.
#[rpc_program(id = 0x2000_0099, version = 1)]
pub trait Clock {
    /// The time.
    #[procedure(1)]
    async fn now(&self) -> u64;
    /// Nothing is said but that it happened.
    #[event(2)]
    fn stopped();
    #[event(3)]
    fn ticked(at: u64);
    /// All that can be lent.
    #[event(4)]
    #[allow(clippy::too_many_arguments)]
    fn lent(
        #[xdr(max = 4)] text: &str,
        #[xdr(max = 4)] opaque: &[u8],
        #[xdr(max = 4)] list: &[u32],
        #[xdr(max = 4, each(max = 8))] names: Vec<&str>,
        silent: &Silent,
        #[xdr(max = 4)] either: Cow<'_, str>,
        #[xdr(max = 4)] maybe: Option<&str>,
        #[xdr(max = 4)] owned: &String,
        #[xdr(max = 4, list)] chain: &Vec<u32>,
    );
    #[event(TEN)]
    #[deprecated(note = "nobody listens")]
    fn r#type(r#fn: u32);
    #[cfg(any())]
    #[event(5)]
    fn absent(missing: Missing);
    /// Which argument there is, and whether one borrows, is for `#[cfg]` to say.
    #[event(6)]
    fn chosen(
        #[cfg(any())]
        #[xdr(max = 4)]
        at: &str,
        #[cfg(all())] at: u32,
    );
    /// Names near the reserved ones are free.
    #[event(7)]
    fn lost_it();
    /// A name that is no variant as it stands.
    #[event(8)]
    fn _9(number: u32);
}

/// A program of events only, which nobody sends.
#[rpc_program(id = 0x2000_0098, version = 1)]
trait Bell {
    /// Rings.
    #[event(1)]
    fn rang();
}

/// A program whose only event is not here.
#[rpc_program(id = 0x2000_0097, version = 1)]
trait Gone {
    #[cfg(any())]
    #[event(1)]
    fn absent(missing: Missing);
}

/// A client that ignores all events.
pub async fn send(events: &ClockEvents) {
    let names = vec!["a", "b"];
    let silent = Silent { number: 1 };
    let _ = events.stopped().await;
    let _ = events.ticked(1).await;
    let (owned, chain) = ("d".to_owned(), vec![1]);
    let sent = events.lent("a", b"b", &[1], names, &silent, "c".into(), None, &owned, &chain);
    let _ = sent.await;
    #[allow(deprecated)]
    let _ = events.r#type(1).await;
    let _ = events.chosen(2).await;
}

/// What comes is owned.
pub fn receive(event: ClockEvent) -> String {
    match event {
        ClockEvent::Stopped | ClockEvent::LostIt => String::new(),
        ClockEvent::Ticked { at } => at.to_string(),
        ClockEvent::Lent { text, opaque, list, names, silent, either, maybe, owned, chain } => {
            let _: (Vec<u8>, Vec<u32>, Vec<String>) = (opaque, list, names);
            let _: (Silent, String, Option<String>) = (silent, either, maybe);
            let _: (String, Vec<u32>) = (owned, chain);
            text
        }
        #[allow(deprecated)]
        ClockEvent::Type { r#fn } => r#fn.to_string(),
        ClockEvent::Chosen { at } => at.to_string(),
        ClockEvent::_9 { number } => number.to_string(),
    }
}

fn main() {
    fn received<E: EventOf>() {}
    received::<ClockEvent>();
    let _ = send;
    let hub: Hub<ClockEvents> = Hub::new(Lag::Close);
    let _ = (hub.ticked(3), hub.subscribers(), hub.lost());
    let shown = format!("{:?} {:?}", ClockEvent::Stopped, ClockEvent::Ticked { at: 7 });
    assert_eq!(shown, "Stopped Ticked { at: 7 }");
    #[allow(deprecated)]
    let shown = format!("{:?}", ClockEvent::Type { r#fn: 1 });
    assert_eq!(shown, "Type { fn: 1 }");
    let numbers = ClockClient::INTERFACE.events.iter().map(|event| event.number);
    assert_eq!(numbers.collect::<Vec<_>>(), [2, 3, 4, 10, 6, 7, 8]);
}
