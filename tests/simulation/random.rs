//! Random schedules: calls, cancellations and deadlines, while the net delays, stalls, cuts and breaks.
//! Whatever happens, each call ends once, with its own reply or an error, and a connection that lives
//! on carries what a fresh one does.

use super::calls::{End, Kind, LONG, call};
use super::capacity::{expect_whole, tight_world};
use super::net::{BOTH, To};
use super::rng::Rng;
use super::world::World;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::Mutex;
use std::time::Duration;
use tokio::task::JoinHandle;

const SEEDS: u64 = 600;
const STEPS: usize = 80;

struct Live {
    word: u32,
    has_time: bool,
    is_cancelled: bool,
    handle: JoinHandle<End>,
}

/// What was done, for whoever has to find out why a seed fails.
type Trace = Mutex<Vec<String>>;

struct Schedule<'a> {
    rng: Rng,
    world: World,
    calls: Vec<Live>,
    trace: &'a Trace,
    /// The connection may break over some read or write.
    may_break: bool,
}

fn kind(rng: &mut Rng) -> Kind {
    let time = if rng.one_in(2) {
        0
    } else {
        rng.below(50) as u32
    };
    let len = if rng.one_in(2) {
        rng.below(20)
    } else {
        rng.below(1200)
    };
    match rng.below(6) {
        0 => Kind::Echo,
        1 => Kind::Wait(time),
        2 => Kind::Bytes(len),
        3 => Kind::Panic(time),
        4 => Kind::Make(len as u32),
        _ => Kind::Hold(time, len),
    }
}

fn direction(rng: &mut Rng) -> To {
    rng.pick(&BOTH)
}

impl<'a> Schedule<'a> {
    fn new(seed: u64, trace: &'a Trace) -> Self {
        Schedule {
            rng: Rng::new(seed),
            world: tight_world(),
            calls: Vec::new(),
            trace,
            may_break: false,
        }
    }

    fn note(&self, done: String) {
        self.trace.lock().unwrap().push(done);
    }

    fn call(&mut self) {
        let kind = kind(&mut self.rng);
        let has_time = !self.rng.one_in(5);
        let timeout = match has_time {
            true => LONG,
            false => Duration::from_millis(self.rng.below(60) as u64),
        };
        let word = self.world.word();
        self.note(format!("{word}: {kind:?} {timeout:?}"));
        let call = call(self.world.client.clone(), kind, word, timeout);
        self.calls.push(Live {
            word,
            has_time,
            is_cancelled: false,
            handle: tokio::spawn(call),
        });
    }

    fn cancel(&mut self) {
        if !self.calls.is_empty() {
            let n = self.rng.below(self.calls.len());
            let call = &mut self.calls[n];
            call.is_cancelled = true;
            call.handle.abort();
            let word = call.word;
            self.note(format!("{word}: given up"));
        }
    }

    fn disturb(&mut self) {
        let to = direction(&mut self.rng);
        let bytes = self.rng.below(400);
        let net = &self.world.net;
        let done = match self.rng.below(8) {
            0 => {
                net.hold(to);
                "hold"
            }
            1 => {
                net.stall(to);
                "stall"
            }
            2 => {
                net.piece(to, 1 + bytes);
                "piece"
            }
            3 => {
                net.pass(to, usize::MAX);
                "pass all"
            }
            4 => {
                net.accept(to, usize::MAX);
                "accept all"
            }
            5 | 6 => {
                net.pass(to, bytes);
                "pass"
            }
            _ => {
                net.accept(to, bytes);
                "accept"
            }
        };
        self.note(format!("{done} {bytes} to the {to:?}"));
    }

    async fn step(&mut self) {
        match self.rng.below(10) {
            0..4 => self.call(),
            4 => self.cancel(),
            5..7 => self.disturb(),
            7 => tokio::task::yield_now().await,
            _ => {
                let time = Duration::from_millis(self.rng.below(30) as u64);
                self.note(format!("{time:?}"));
                tokio::time::sleep(time).await;
            }
        }
        if self.rng.one_in(400) {
            let polls = 1 + self.rng.below(20);
            self.note(format!("a reset over poll {polls}"));
            self.may_break = true;
            self.world.net.reset_at_poll(polls);
        }
    }

    /// Perhaps the connection ends, one way or another.
    async fn finish(&mut self) {
        let to = direction(&mut self.rng);
        let how = match self.rng.below(10) {
            0 => {
                self.world.net.reset();
                "a reset"
            }
            1 => {
                self.world.net.end(to);
                "the end"
            }
            2 => {
                self.world.server = None;
                "the server dropped"
            }
            3 => {
                let server = self.world.server.take().unwrap();
                tokio::spawn(server.shutdown(Duration::from_secs(5)));
                "a shutdown"
            }
            _ => "freed",
        };
        self.may_break |= how != "freed";
        self.note(format!("{how}, {to:?}"));
        tokio::time::sleep(Duration::from_millis(self.rng.below(3) as u64)).await;
        self.world.net.free();
    }

    /// How every call ended.
    async fn expect_ends(&mut self) {
        for call in self.calls.drain(..) {
            let word = call.word;
            let ended = tokio::time::timeout(Duration::from_secs(1000), call.handle).await;
            let end = match ended.unwrap_or_else(|_| panic!("{word} never ends")) {
                Ok(end) => end,
                Err(error) => {
                    assert!(error.is_cancelled() && call.is_cancelled, "{word}: {error}");
                    continue;
                }
            };
            let seen = self.world.seen.has(word);
            match end {
                End::Replied => assert!(seen, "{word}: a reply, and it never ran"),
                End::TimedOut => assert!(!call.has_time, "{word} had time enough"),
                End::Disconnected(may_have_run) => {
                    assert!(self.may_break, "{word}: the connection broke by itself");
                    assert!(may_have_run || !seen, "{word} has run");
                }
            }
        }
    }

    async fn run(&mut self) {
        for _ in 0..STEPS {
            self.step().await;
        }
        self.finish().await;
        self.expect_ends().await;
        tokio::time::sleep(Duration::from_secs(10)).await;
    }
}

/// Runs one seed; gives whether the connection was whole in the end.
async fn run(seed: u64, trace: &Trace) -> bool {
    let mut schedule = Schedule::new(seed, trace);
    schedule.run().await;
    let Schedule {
        world, may_break, ..
    } = schedule;
    if world.client.channel().closed().is_none() {
        expect_whole(&world, "after the schedule").await;
        return true;
    }
    assert!(may_break, "the connection broke by itself");
    world.expect_over("after the schedule").await;
    false
}

#[test]
fn every_call_of_a_random_schedule_ends_once() {
    let mut whole = 0;
    for seed in 0..SEEDS {
        let trace = Trace::default();
        let runtime = || {
            tokio::runtime::Builder::new_current_thread()
                .enable_all()
                .start_paused(true)
                .build()
                .unwrap()
                .block_on(run(seed, &trace))
        };
        match catch_unwind(AssertUnwindSafe(runtime)) {
            Ok(is_whole) => whole += usize::from(is_whole),
            Err(panic) => {
                let done = trace.lock().unwrap().join("\n");
                eprintln!("seed {seed} fails after:\n{done}");
                resume_unwind(panic);
            }
        }
    }
    // Of both kinds there were many.
    assert!((100..500).contains(&whole), "{whole} connections lived on");
}
