//! The rows of the table, and how each is measured: all systems in turn, several rounds, so that what
//! slows the machine for a while slows them all.

use crate::measure::{Figures, Metric, Scenario};
use crate::options::Options;
use crate::sides::Threads;
use std::time::Duration;

/// A column: a client and a server, or a server alone.
pub(crate) trait Contender {
    fn name(&self) -> &'static str;
    /// Starts what the scenario needs; nothing where the system cannot take part.
    fn prepare(&self, scenario: Scenario, threads: Threads) -> Option<Box<dyn Prepared>>;
}

/// A system that has started.
pub(crate) trait Prepared {
    /// Measures for so long.
    fn round(&mut self, time: Duration) -> Figures;
}

/// One figure of all systems.
pub(crate) struct Row {
    pub(crate) scenario: Scenario,
    pub(crate) threads: Threads,
    pub(crate) metric: Metric,
    pub(crate) results: Vec<Measured>,
}

pub(crate) struct Measured {
    pub(crate) system: &'static str,
    /// Over all rounds.
    pub(crate) median: f64,
    /// How many times as good as the first system: the median over the ratios of all rounds.
    pub(crate) ratio: f64,
}

impl Row {
    pub(crate) fn name(&self) -> String {
        format!("{}, {}", self.scenario, self.metric.name())
    }

    pub(crate) fn of(&self, system: &str) -> Option<&Measured> {
        self.results.iter().find(|one| one.system == system)
    }
}

/// The scenarios. Both ends of idle connections are files of this process.
pub(crate) fn scenarios(options: &Options) -> Vec<Scenario> {
    let idle = if options.quick { 100 } else { 10_000 };
    let files = rustix::process::getrlimit(rustix::process::Resource::Nofile);
    let files = files.current.unwrap_or(u64::MAX) as usize;
    vec![
        Scenario::Ping,
        Scenario::Flight(16),
        Scenario::Flight(64),
        Scenario::Flight(1024),
        Scenario::Spread(64, 16),
        Scenario::Fetch(1),
        Scenario::Fetch(8),
        Scenario::Store(1),
        Scenario::Store(8),
        Scenario::Line,
        Scenario::Events(1),
        Scenario::Events(100),
        Scenario::Idle(idle.min(files.saturating_sub(200) / 2)),
    ]
}

/// Measures a scenario; gives a row for each figure.
pub(crate) fn measure(
    scenario: Scenario,
    threads: Threads,
    contenders: &[Box<dyn Contender>],
    options: &Options,
) -> Vec<Row> {
    if matches!(scenario, Scenario::Idle(_)) && threads == Threads::One {
        // The heap of the server is that of its thread.
        return Vec::new();
    }
    let wanted: Vec<_> = contenders
        .iter()
        .map(Box::as_ref)
        .filter(|contender| options.wants_system(contender.name()))
        .collect();
    let (names, figures) = if matches!(scenario, Scenario::Idle(_)) {
        one_by_one(scenario, threads, &wanted, options)
    } else {
        in_turn(scenario, threads, &wanted, options)
    };
    let mut metrics: Vec<Metric> = figures
        .iter()
        .flatten()
        .flatten()
        .map(|(metric, _)| *metric)
        .collect();
    metrics.sort_unstable();
    metrics.dedup();
    metrics
        .into_iter()
        .map(|metric| Row {
            scenario,
            threads,
            metric,
            results: results(metric, &names, &figures),
        })
        .collect()
}

type Measurements = (Vec<&'static str>, Vec<Vec<Figures>>);

/// For what changes from round to round.
fn in_turn(
    scenario: Scenario,
    threads: Threads,
    wanted: &[&dyn Contender],
    options: &Options,
) -> Measurements {
    let (names, mut started): (Vec<_>, Vec<_>) = wanted
        .iter()
        .filter_map(|one| Some((one.name(), one.prepare(scenario, threads)?)))
        .unzip();
    let mut figures: Vec<Vec<Figures>> = started.iter().map(|_| Vec::new()).collect();
    for round in 0..options.rounds() {
        for step in 0..started.len() {
            // Each round starts with another one: nobody always runs after the same.
            let at = (step + round) % started.len();
            figures[at].push(started[at].round(options.time()));
        }
    }
    (names, figures)
}

/// For what takes all the files there are, and is the same in every round.
fn one_by_one(
    scenario: Scenario,
    threads: Threads,
    wanted: &[&dyn Contender],
    options: &Options,
) -> Measurements {
    let measured = |one: &&dyn Contender| {
        let mut started = one.prepare(scenario, threads)?;
        Some((one.name(), vec![started.round(options.time())]))
    };
    wanted.iter().filter_map(measured).unzip()
}

fn results(metric: Metric, names: &[&'static str], figures: &[Vec<Figures>]) -> Vec<Measured> {
    let of = |rounds: &Vec<Figures>| -> Vec<f64> {
        let all = rounds.iter().flatten();
        all.filter(|(other, _)| *other == metric)
            .map(|(_, value)| *value)
            .collect()
    };
    let first = figures.first().map(of).unwrap_or_default();
    let mut results = Vec::new();
    for (system, rounds) in names.iter().zip(figures) {
        let values = of(rounds);
        if values.is_empty() {
            continue;
        }
        let ratios = values.iter().zip(&first).map(|(one, first)| one / first);
        results.push(Measured {
            system,
            ratio: median(ratios.collect()),
            median: median(values.clone()),
        });
    }
    results
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(f64::NAN)
}
