//! A server process under load that takes limits of the system, many connections or seconds: what
//! it holds and burns is read from outside. Runs by name only:
//! `cargo test --release -p tests --test endurance [-- PART_OF_A_NAME]`.
//!
//! The tests run one after the other, since they measure. Each prints its figures.

mod allocator;
#[path = "../hostile/bystander.rs"]
mod bystander;
mod child;
mod deaf;
mod descriptors;
mod flood;
mod idle;
mod ids;
mod memory;
mod passed;
mod process;
#[allow(dead_code)]
#[path = "../hostile/raw.rs"]
mod raw;
mod serve;
#[allow(dead_code)]
#[path = "../hostile/service.rs"]
mod service;
mod spin;
#[allow(dead_code)]
#[path = "../events/program.rs"]
mod ticker;
mod vanish;

use std::panic::catch_unwind;
use std::process::ExitCode;
use std::time::Instant;

/// Gives its figures in a line.
type Test = fn() -> String;

const TESTS: &[(&str, Test)] = &[
    (
        "ten_thousand_idle_connections",
        idle::ten_thousand_connections,
    ),
    ("idle_connections_are_reaped", idle::are_reaped),
    (
        "two_hundred_connections_under_a_file_limit_of_64",
        descriptors::two_hundred_connections_under_a_limit_of_64,
    ),
    ("no_descriptor_is_lost", descriptors::none_is_lost),
    (
        "cve_2013_1962_no_passed_descriptor_is_lost",
        passed::none_is_lost,
    ),
    (
        "a_hundred_thousand_connects_with_garbage",
        flood::a_hundred_thousand_connects_with_garbage,
    ),
    (
        "handlers_of_ten_thousand_vanished_calls_are_dropped",
        vanish::handlers_of_ten_thousand_calls_are_dropped,
    ),
    (
        "more_calls_are_given_up_than_there_are_ids",
        ids::more_calls_given_up_than_there_are_ids,
    ),
    (
        "memory_of_large_calls_returns",
        memory::of_large_calls_returns,
    ),
    (
        "slow_readers_with_full_buffers",
        memory::of_slow_readers_is_bounded,
    ),
    (
        "subscribers_that_never_read",
        deaf::subscribers_that_never_read_hold_no_more_than_their_share,
    ),
    (
        "stalled_peers_take_no_time",
        spin::stalled_peers_take_no_time,
    ),
];

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.first().map(String::as_str) {
        Some("serve") => {
            serve::run(&arguments[1..]);
            return ExitCode::SUCCESS;
        }
        Some("--list") => {
            for (name, _) in TESTS {
                println!("{name}: test");
            }
            return ExitCode::SUCCESS;
        }
        _ => {}
    }
    let part = arguments.iter().find(|word| !word.starts_with('-'));
    let wanted = |name: &str| part.is_none_or(|part| name.contains(part.as_str()));
    let mut run = 0;
    let mut failed = Vec::new();
    for (name, test) in TESTS.iter().filter(|(name, _)| wanted(name)) {
        let begun = Instant::now();
        run += 1;
        match catch_unwind(test) {
            Ok(figures) => println!("{name}: {figures} ({:.1?})", begun.elapsed()),
            Err(_) => failed.push(name),
        }
    }
    if run == 0 {
        eprintln!("no test has this in its name: {part:?}");
        return ExitCode::FAILURE;
    }
    if !failed.is_empty() {
        eprintln!("failed: {failed:?}");
        return ExitCode::FAILURE;
    }
    ExitCode::SUCCESS
}
