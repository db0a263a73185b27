//! Systems with a client of their own: lanes of calls through it.

use crate::measure::{Figures, Metric, Run, Scenario, watch};
use crate::rows::{Contender, Prepared};
use crate::sides::{Sides, Threads};
use crate::wire::LARGE;
use std::cell::Cell;
use std::future::Future;
use std::marker::PhantomData;
use std::net::SocketAddr;
use std::rc::Rc;
use std::time::{Duration, Instant};
use tokio::task::spawn_local;

/// What is called.
#[derive(Debug, Clone, Copy)]
pub(crate) enum What {
    /// 64 bytes there and back.
    Echo,
    /// A reply of 1 MiB.
    Fetch,
    /// An argument of 1 MiB.
    Store,
    /// An answer after [`SLOW`].
    Slow,
}

/// How long the slow call takes.
pub(crate) const SLOW: Duration = Duration::from_millis(20);

/// A client and a server.
pub(crate) trait System: 'static {
    const NAME: &'static str;
    /// Whether its server sends events.
    const EVENTS: bool;
    type Client: Clone + 'static;

    /// Serves for as long as the runtime runs.
    fn serve() -> impl Future<Output = SocketAddr>;
    /// Connects.
    fn connect(to: SocketAddr) -> impl Future<Output = Self::Client>;
    /// Makes a call and looks at its answer.
    fn call(client: &Self::Client, what: What) -> impl Future<Output = ()>;
    /// Subscribes and counts events until the run stops. The server sends them from when `clients`
    /// have subscribed until one is gone.
    fn listen(client: Self::Client, clients: usize, run: Rc<Run>) -> impl Future<Output = ()>;
}

/// A system as a column of the table.
pub(crate) struct Calls<S>(pub(crate) PhantomData<S>);

impl<S: System> Contender for Calls<S> {
    fn name(&self) -> &'static str {
        S::NAME
    }

    fn prepare(&self, scenario: Scenario, threads: Threads) -> Option<Box<dyn Prepared>> {
        if matches!(scenario, Scenario::Events(_)) && !S::EVENTS {
            return None;
        }
        let sides = Sides::start(threads, S::serve);
        let address = sides.address;
        let connections = match scenario {
            Scenario::Spread(connections, _) => connections,
            Scenario::Events(_) | Scenario::Idle(_) => 0,
            _ => 1,
        };
        let clients = sides.run(connected::<S>(address, connections));
        Some(Box::new(Lanes::<S> {
            scenario,
            clients,
            sides,
        }))
    }
}

async fn connected<S: System>(to: SocketAddr, connections: usize) -> Vec<S::Client> {
    let mut clients = Vec::new();
    for _ in 0..connections {
        let client = S::connect(to).await;
        S::call(&client, What::Echo).await;
        clients.push(client);
    }
    clients
}

struct Lanes<S: System> {
    scenario: Scenario,
    clients: Vec<S::Client>,
    sides: Sides,
}

impl<S: System> Prepared for Lanes<S> {
    fn round(&mut self, time: Duration) -> Figures {
        match self.scenario {
            Scenario::Ping => self.ping(time, 0),
            Scenario::Line => self.ping(time, 1),
            Scenario::Flight(calls) | Scenario::Spread(_, calls) => {
                self.lanes(What::Echo, calls, time)
            }
            Scenario::Fetch(calls) => bytes(self.lanes(What::Fetch, calls, time)),
            Scenario::Store(calls) => bytes(self.lanes(What::Store, calls, time)),
            Scenario::Events(clients) => self.events(clients, time),
            Scenario::Idle(connections) => self.idle(connections),
        }
    }
}

impl<S: System> Lanes<S> {
    fn lanes(&self, what: What, calls: usize, time: Duration) -> Figures {
        let (clients, meter) = (self.clients.clone(), self.sides.meter());
        self.sides.run(async move {
            let run = Rc::<Run>::default();
            let lanes: Vec<_> = clients
                .iter()
                .flat_map(|client| std::iter::repeat_n(client, calls))
                .map(|client| spawn_local(lane::<S>(client.clone(), what, Rc::clone(&run))))
                .collect();
            let watched = watch(&run, time, &meter).await;
            for lane in lanes {
                lane.await.unwrap();
            }
            watched.figures()
        })
    }

    /// One call at a time, beside so many slow ones.
    fn ping(&self, time: Duration, slow: usize) -> Figures {
        let (client, meter) = (self.clients[0].clone(), self.sides.meter());
        self.sides.run(async move {
            let run = Rc::<Run>::default();
            // Slow calls do not count.
            let beside = Rc::<Run>::default();
            let lanes: Vec<_> = (0..slow)
                .map(|_| spawn_local(lane::<S>(client.clone(), What::Slow, Rc::clone(&beside))))
                .collect();
            let fast = spawn_local(timed::<S>(client.clone(), Rc::clone(&run)));
            watch(&run, time, &meter).await;
            beside.stopped.set(true);
            fast.await.unwrap();
            for lane in lanes {
                lane.await.unwrap();
            }
            run.percentiles()
        })
    }

    fn events(&self, clients: usize, time: Duration) -> Figures {
        let (address, meter) = (self.sides.address, self.sides.meter());
        self.sides.run(async move {
            let run = Rc::<Run>::default();
            let mut listeners = Vec::new();
            for _ in 0..clients {
                let client = S::connect(address).await;
                listeners.push(spawn_local(S::listen(client, clients, Rc::clone(&run))));
            }
            while run.done.get() == 0 {
                tokio::time::sleep(Duration::from_millis(1)).await;
            }
            let watched = watch(&run, time, &meter).await;
            for listener in listeners {
                listener.abort();
                let _ = listener.await;
            }
            // The publisher notices that they are gone before another system is measured.
            tokio::time::sleep(Duration::from_millis(20)).await;
            vec![(Metric::Rate, watched.rate())]
        })
    }

    fn idle(&self, connections: usize) -> Figures {
        let (address, meter) = (self.sides.address, self.sides.meter());
        self.sides.run(async move {
            // What the first one costs once is no cost of each.
            let first = connected::<S>(address, 1).await;
            let Some(before) = meter.read().await else {
                return Vec::new();
            };
            let clients = connected::<S>(address, connections).await;
            // Long enough for servers that let go of what an idle connection does not need.
            tokio::time::sleep(Duration::from_millis(2500)).await;
            let after = meter.read().await.unwrap_or(before);
            drop((first, clients));
            let memory = (after.live - before.live) as f64 / connections as f64;
            vec![(Metric::Memory, memory)]
        })
    }
}

/// Bytes instead of calls a second. A busy machine does not show in processor time, so that is kept.
pub(crate) fn bytes(figures: Figures) -> Figures {
    let of = |(metric, value)| match metric {
        Metric::Rate => Some((Metric::Bytes, value * LARGE as f64)),
        Metric::ServerCpu | Metric::ClientCpu => Some((metric, value)),
        _ => None,
    };
    figures.into_iter().filter_map(of).collect()
}

async fn lane<S: System>(client: S::Client, what: What, run: Rc<Run>) {
    while !run.stopped.get() {
        S::call(&client, what).await;
        run.count(1);
    }
}

async fn timed<S: System>(client: S::Client, run: Rc<Run>) {
    while !run.stopped.get() {
        let start = Instant::now();
        S::call(&client, What::Echo).await;
        run.took(start.elapsed());
    }
}

/// Counts the subscribers of a server that publishes once there are enough.
#[derive(Debug, Default)]
pub(crate) struct Audience {
    there: Cell<usize>,
}

impl Audience {
    /// One more; whether that makes `wanted`.
    pub(crate) fn joins(&self, wanted: usize) -> bool {
        self.there.set(self.there.get() + 1);
        self.there.get() == wanted
    }

    /// For the next time.
    pub(crate) fn leaves(&self) {
        self.there.set(0);
    }
}
