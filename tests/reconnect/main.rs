//! Channels whose connection is lost, or not there yet, and made anew.
#![forbid(unsafe_code)]

mod cancelled;
mod chaos;
mod endpoints;
mod hook;
mod lost;
mod negotiate;
mod program;
#[path = "../session/script.rs"]
mod script;
mod serve;
mod simulated;
mod waiting;
