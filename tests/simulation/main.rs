//! The session over a net of which the test decides everything, on a clock that nobody waits for.

mod boundaries;
mod calls;
mod endings;
mod net;
mod world;
