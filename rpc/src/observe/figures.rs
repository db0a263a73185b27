//! Counters and histograms through `metrics`.
//!
//! Each procedure of a server asks the recorder once for its counters, so the recorder must be installed
//! before the first call.

#[cfg(not(feature = "metrics"))]
pub(crate) use off::*;
#[cfg(feature = "metrics")]
pub(crate) use on::*;

#[cfg(feature = "metrics")]
mod on {
    use crate::fault::Fault;
    use crate::interface::Interface;
    use crate::observe::Outcome;
    use metrics::{Counter, Histogram, counter, gauge, histogram};
    use std::collections::HashMap;
    use std::sync::{Arc, OnceLock};
    use std::time::Instant;

    /// The figures of one version of a program.
    #[derive(Debug)]
    pub(crate) struct ProgramFigures {
        procedures: HashMap<u32, Arc<Figures>>,
    }

    struct Figures {
        labels: [(&'static str, String); 3],
        calls: [OnceLock<Counter>; Outcome::ALL.len()],
        seconds: OnceLock<Histogram>,
    }

    impl ProgramFigures {
        pub(crate) fn of(interface: &'static Interface) -> Self {
            let mut procedures = HashMap::from([(0, figures(interface, "null"))]);
            for version in interface.versions() {
                for procedure in version.procedures {
                    // The newest declaration of a number counts.
                    procedures
                        .entry(procedure.number)
                        .or_insert_with(|| figures(interface, procedure.name));
                }
            }
            ProgramFigures { procedures }
        }

        /// A call begins.
        pub(crate) fn begin(&self, procedure: u32) -> CallFigures {
            CallFigures {
                figures: self.procedures.get(&procedure).cloned(),
                start: Instant::now(),
            }
        }
    }

    fn figures(interface: &Interface, procedure: &str) -> Arc<Figures> {
        Arc::new(Figures {
            labels: [
                ("program", interface.name.to_owned()),
                ("version", interface.version.to_string()),
                ("procedure", procedure.to_owned()),
            ],
            calls: Default::default(),
            seconds: OnceLock::new(),
        })
    }

    impl std::fmt::Debug for Figures {
        fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            f.debug_struct("Figures")
                .field("labels", &self.labels)
                .finish_non_exhaustive()
        }
    }

    /// The figures of one call.
    #[derive(Debug)]
    pub(crate) struct CallFigures {
        figures: Option<Arc<Figures>>,
        start: Instant,
    }

    impl CallFigures {
        pub(crate) fn end(&self, outcome: Outcome) {
            let Some(figures) = &self.figures else {
                return;
            };
            if let Some(calls) = figures.calls.get(usize::from(outcome as u8)) {
                let new = || {
                    let mut labels = figures.labels.to_vec();
                    labels.push(("outcome", outcome.name().to_owned()));
                    counter!("rpc_server_calls_total", &labels)
                };
                calls.get_or_init(new).increment(1);
            }
            let new = || histogram!("rpc_server_call_duration_seconds", &figures.labels);
            figures
                .seconds
                .get_or_init(new)
                .record(self.start.elapsed());
        }
    }

    /// A call is refused before there is a handler for it.
    pub(crate) fn refused_total(fault: Fault) {
        counter!("rpc_server_refused_total", "reason" => Outcome::from(fault).name()).increment(1);
    }

    /// So many connections more, or less.
    pub(crate) fn connections(more: bool) {
        let connections = gauge!("rpc_server_connections");
        if more {
            connections.increment(1);
            counter!("rpc_server_connections_total").increment(1);
        } else {
            connections.decrement(1);
        }
    }

    /// Events were dropped for peers that are behind.
    pub(crate) fn events_lost(count: u64) {
        counter!("rpc_events_lost_total").increment(count);
    }
}

#[cfg(not(feature = "metrics"))]
mod off {
    use crate::fault::Fault;
    use crate::interface::Interface;
    use crate::observe::Outcome;

    #[derive(Debug)]
    pub(crate) struct ProgramFigures;

    impl ProgramFigures {
        pub(crate) fn of(_: &'static Interface) -> Self {
            ProgramFigures
        }

        pub(crate) fn begin(&self, _: u32) -> CallFigures {
            CallFigures
        }
    }

    #[derive(Debug)]
    pub(crate) struct CallFigures;

    impl CallFigures {
        pub(crate) fn end(&self, _: Outcome) {}
    }

    pub(crate) fn refused_total(_: Fault) {}

    pub(crate) fn connections(_: bool) {}

    pub(crate) fn events_lost(_: u64) {}
}
