//! Measures cells in turn, and shows them as a table and a plot.

mod cell;
mod clock;
mod options;
mod plot;
mod run;
mod table;

pub(crate) use cell::{Op, Set};
pub(crate) use clock::Time;
pub(crate) use options::Options;
pub(crate) use plot::draw;
pub(crate) use run::{Row, measure};
pub(crate) use table::{Best, Table, figures, summary};
