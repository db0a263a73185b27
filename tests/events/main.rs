//! Events from a server to its clients: on the wire, in order, to one and to all, and what happens
//! where somebody is behind.

mod behind;
mod hub;
mod program;
mod quiet;
mod wire;
