//! The session over a net of which the test decides everything, on a clock that nobody waits for.

mod boundaries;
mod calls;
mod cancelled;
mod capacity;
mod deadlines;
mod endings;
mod net;
mod random;
mod reorder;
#[allow(dead_code)]
#[path = "../differential/rng.rs"]
mod rng;
mod world;
