//! The domains that the daemon knows, and what happens to them.

mod domain;
mod happening;
mod table;

pub(crate) use domain::{Condition, Domain, Identity, PausedBy, RunningSince, StoppedBy};
pub(crate) use happening::{Happening, News};
pub(crate) use table::{Domains, Report, Reporter};
