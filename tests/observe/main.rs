//! What operators see of calls and connections, through `tracing` and `metrics`.

mod figures;
mod program;
mod reentry;
mod spans;
