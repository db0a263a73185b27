//! The figures, for the terminal and for docs/daemon.md.

use crate::calls::{Call, Measured};
use crate::{Amount, Result};
use std::fmt::{self, Write as _};
use std::path::Path;
use std::time::Duration;

/// One kind of call, at both daemons: ours first.
pub(crate) struct Row {
    call: Call,
    in_flight: usize,
    sides: [Measured; 2],
}

impl Row {
    pub(crate) fn new(call: Call, in_flight: usize, sides: [Measured; 2]) -> Self {
        Row {
            call,
            in_flight,
            sides,
        }
    }

    fn times(&self) -> f64 {
        self.sides[0].per_second / self.sides[1].per_second
    }
}

impl fmt::Display for Row {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "| {} | {} |", self.call.name(), self.in_flight)?;
        for side in &self.sides {
            write!(
                f,
                " {:.0} | {} | {} | {} |",
                side.per_second,
                micros(side.half),
                micros(side.most),
                micros(side.processor)
            )?;
        }
        write!(f, " {:.1} |", self.times())
    }
}

fn micros(time: Duration) -> String {
    format!("{:.0}", time.as_secs_f64() * 1e6)
}

pub(crate) fn publish(rows: &[Row], idle: &[u64], amount: &Amount) -> Result<()> {
    let mut text = String::from(
        "# qemud beside libvirtd\n\n\
         Made by `cargo bench -p benches --bench daemon -- --publish`: the daemon of the examples and \
         the real libvirtd,\neach a process of its own with a hundred domains in memory (libvirtd's test \
         driver), called over a Unix socket by the\nsame client, which sends bytes and counts replies. \
         Times in microseconds: the half of the calls took less than the first,\n99 of 100 less than \
         the second; the third is time of processors that the daemon used for one call.\n\n\
         | call | in flight | qemud, calls/s | half | 99 % | processor | libvirtd, calls/s | half | 99 % | processor | times |\n\
         |---|---|---|---|---|---|---|---|---|---|---|\n",
    );
    for row in rows {
        writeln!(text, "{row}")?;
    }
    let (ours, theirs) = (idle.first(), idle.get(1));
    writeln!(
        text,
        "\nThe middle of {} rounds of {} calls each. More than 5 in flight libvirtd leaves unread.",
        amount.rounds, amount.calls
    )?;
    if let (Some(ours), Some(theirs)) = (ours, theirs) {
        writeln!(
            text,
            "\nMemory of {} clients that came fifty at a time, have opened the driver and are idle, each: \
             qemud {ours} bytes,\nlibvirtd {theirs} bytes.",
            amount.clients
        )?;
    }
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/daemon.md");
    std::fs::write(path, text)?;
    Ok(())
}
