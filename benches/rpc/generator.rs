//! A hand-written generator of ONC RPC calls for servers alone: it keeps so many calls in flight,
//! looks closely at the first replies and counts the bytes of all others.

use crate::calls::bytes;
use crate::measure::{Figures, Metric, Run, Scenario, watch};
use crate::rows::{Contender, Prepared};
use crate::sides::{Meter, Sides, Threads};
use crate::wire::{self, ECHO, FETCH, HEAP, LARGE, REPLY_HEADER, SLOW, SMALL, STORE, SUBSCRIBE};
use std::net::SocketAddr;
use std::rc::Rc;
use std::time::{Duration, Instant};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::task::spawn_local;

/// How a server is started; none where it does not take part.
pub(crate) type Start = fn(Scenario, Threads) -> Option<Sides>;

/// A server alone, as a column of the table.
pub(crate) struct Generated {
    pub(crate) name: &'static str,
    pub(crate) start: Start,
    /// It answers as ONC RPC has it; a plain echo does not.
    pub(crate) is_onc: bool,
}

impl Contender for Generated {
    fn name(&self) -> &'static str {
        self.name
    }

    fn prepare(&self, scenario: Scenario, threads: Threads) -> Option<Box<dyn Prepared>> {
        let sides = (self.start)(scenario, threads)?;
        let address = sides.address;
        let connections = match scenario {
            Scenario::Spread(connections, _) => connections,
            Scenario::Events(_) | Scenario::Idle(_) => 0,
            _ => 1,
        };
        let is_onc = self.is_onc;
        let streams = sides.run(async move {
            let mut streams = Vec::new();
            for _ in 0..connections {
                streams.push(connected(address, is_onc).await);
            }
            streams
        });
        Some(Box::new(Load {
            scenario,
            streams,
            sides,
            is_onc,
        }))
    }
}

/// A connection, over which one echo went well where the server knows how.
async fn connected(to: SocketAddr, is_onc: bool) -> TcpStream {
    let mut stream = TcpStream::connect(to).await.unwrap();
    stream.set_nodelay(true).unwrap();
    if is_onc {
        let record = ask(&mut stream, 0x1234_5678, ECHO).await;
        assert!(wire::is_reply(&record, 0x1234_5678, SMALL));
        assert_eq!(record[REPLY_HEADER..], [7; SMALL]);
    }
    stream
}

/// One call; gives the record of its reply.
async fn ask(stream: &mut TcpStream, xid: u32, procedure: u32) -> Vec<u8> {
    stream.write_all(&wire::call(xid, procedure)).await.unwrap();
    let mut mark = [0; 4];
    stream.read_exact(&mut mark).await.unwrap();
    let mut record = vec![0; wire::record_len(&mark).unwrap()];
    stream.read_exact(&mut record).await.unwrap();
    record
}

struct Load {
    scenario: Scenario,
    streams: Vec<TcpStream>,
    sides: Sides,
    is_onc: bool,
}

impl Prepared for Load {
    fn round(&mut self, time: Duration) -> Figures {
        match self.scenario {
            Scenario::Ping => self.ping(time, false),
            Scenario::Line => self.ping(time, true),
            Scenario::Flight(calls) | Scenario::Spread(_, calls) => self.flood(ECHO, calls, time),
            Scenario::Fetch(calls) => bytes(self.flood(FETCH, calls, time)),
            Scenario::Store(calls) => bytes(self.flood(STORE, calls, time)),
            Scenario::Events(clients) => self.events(clients, time),
            Scenario::Idle(connections) => self.idle(connections),
        }
    }
}

impl Load {
    fn flood(&mut self, procedure: u32, calls: usize, time: Duration) -> Figures {
        let (streams, meter) = (std::mem::take(&mut self.streams), self.sides.meter());
        let (figures, streams) = self.sides.run(async move {
            let run = Rc::<Run>::default();
            let lanes: Vec<_> = streams
                .into_iter()
                .map(|stream| spawn_local(flood(stream, procedure, calls, Rc::clone(&run))))
                .collect();
            let watched = watch(&run, time, &meter).await;
            let mut streams = Vec::new();
            for lane in lanes {
                streams.push(lane.await.unwrap());
            }
            // The generator's own part says nothing of a client.
            let mut figures = watched.figures();
            figures.retain(|(metric, _)| {
                !matches!(metric, Metric::ClientCpu | Metric::ClientAllocations)
            });
            (figures, streams)
        });
        self.streams = streams;
        figures
    }

    fn ping(&mut self, time: Duration, beside: bool) -> Figures {
        let (stream, meter) = (self.streams.remove(0), self.sides.meter());
        let (figures, stream) = self.sides.run(async move {
            let run = Rc::<Run>::default();
            let pings = spawn_local(pings(stream, beside, Rc::clone(&run)));
            watch(&run, time, &meter).await;
            let stream = pings.await.unwrap();
            (run.percentiles(), stream)
        });
        self.streams.push(stream);
        figures
    }

    fn events(&self, clients: usize, time: Duration) -> Figures {
        let (address, meter) = (self.sides.address, self.sides.meter());
        self.sides.run(async move {
            let run = Rc::<Run>::default();
            let mut listeners = Vec::new();
            for _ in 0..clients {
                let stream = connected(address, true).await;
                listeners.push(spawn_local(events(stream, clients, Rc::clone(&run))));
            }
            let watched = watch(&run, time, &meter).await;
            for listener in listeners {
                listener.abort();
                let _ = listener.await;
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
            vec![(Metric::Rate, watched.rate())]
        })
    }

    fn idle(&self, connections: usize) -> Figures {
        let (address, meter, is_onc) = (self.sides.address, self.sides.meter(), self.is_onc);
        self.sides.run(async move {
            let mut streams = vec![connected(address, is_onc).await];
            let before = heap(&mut streams[0], &meter).await;
            for _ in 0..connections {
                streams.push(connected(address, is_onc).await);
            }
            // Long enough for servers that let go of what an idle connection does not need.
            tokio::time::sleep(Duration::from_millis(2500)).await;
            let after = heap(&mut streams[0], &meter).await;
            match (before, after) {
                (Some(before), Some(after)) => {
                    vec![(Metric::Memory, (after - before) / connections as f64)]
                }
                _ => Vec::new(),
            }
        })
    }
}

/// Bytes of the server's heap; a process of its own is asked for them.
async fn heap(stream: &mut TcpStream, meter: &Meter) -> Option<f64> {
    if let Some(usage) = meter.read().await {
        return Some(usage.live as f64);
    }
    let record = ask(stream, 1, HEAP).await;
    wire::is_reply(&record, 1, 4).then(|| f64::from(wire::word(&record, REPLY_HEADER)))
}

/// Makes one call; gives how many bytes its reply takes with all marks, for libtirpc sends large ones in
/// several fragments.
async fn reply_len(stream: &mut TcpStream, procedure: u32) -> usize {
    stream.write_all(&wire::call(1, procedure)).await.unwrap();
    let mut all = 0;
    loop {
        let mut mark = [0; 4];
        stream.read_exact(&mut mark).await.unwrap();
        let mark = u32::from_be_bytes(mark);
        let len = (mark & !(1 << 31)) as usize;
        stream.read_exact(&mut vec![0; len]).await.unwrap();
        all += 4 + len;
        if mark >> 31 == 1 {
            return all;
        }
    }
}

/// Keeps `calls` in flight until the run stops, and then waits for the last replies.
async fn flood(mut stream: TcpStream, procedure: u32, calls: usize, run: Rc<Run>) -> TcpStream {
    let reply = reply_len(&mut stream, procedure).await;
    let mut batch = Vec::new();
    for xid in 1..=calls as u32 {
        batch.extend_from_slice(&wire::call(xid, procedure));
    }
    let call = batch.len() / calls;
    let (mut from, mut to) = stream.into_split();
    let mut buffer = vec![0; 256 << 10];
    let (mut sent, mut received) = (calls as u64, 0);
    to.write_all(&batch).await.unwrap();
    loop {
        let len = from.read(&mut buffer).await.unwrap();
        assert_ne!(len, 0, "the server closed the connection");
        let before = received / reply as u64;
        received += len as u64;
        let replies = received / reply as u64 - before;
        run.count(replies);
        if !run.stopped.get() {
            // Where in the batch does not matter: all calls are alike but for their xids.
            to.write_all(&batch[..replies as usize * call])
                .await
                .unwrap();
            sent += replies;
        } else if received == sent * reply as u64 {
            return from.reunite(to).unwrap();
        }
    }
}

/// One call at a time; beside a slow one, if so.
async fn pings(mut stream: TcpStream, beside: bool, run: Rc<Run>) -> TcpStream {
    const FAST: u32 = 1;
    const BESIDE: u32 = 2;
    let (fast, slow) = (wire::call(FAST, ECHO), wire::call(BESIDE, SLOW));
    let (mut buffer, mut filled) = (vec![0; 4096], 0);
    let mut waits = 1;
    if beside {
        stream.write_all(&slow).await.unwrap();
        waits += 1;
    }
    let mut start = Instant::now();
    stream.write_all(&fast).await.unwrap();
    loop {
        let len = stream.read(&mut buffer[filled..]).await.unwrap();
        assert_ne!(len, 0, "the server closed the connection");
        filled += len;
        while let Some(record) = wire::record(&buffer[..filled]) {
            let (xid, len) = (wire::word(record, 0), record.len() + 4);
            buffer.copy_within(len..filled, 0);
            filled -= len;
            waits -= 1;
            if xid == FAST {
                run.took(start.elapsed());
            }
            if !run.stopped.get() {
                waits += 1;
                let next = if xid == FAST { &fast } else { &slow };
                if xid == FAST {
                    start = Instant::now();
                }
                stream.write_all(next).await.unwrap();
            }
        }
        if waits == 0 {
            return stream;
        }
    }
}

/// Subscribes and counts events.
async fn events(mut stream: TcpStream, clients: usize, run: Rc<Run>) {
    let mut call = Vec::new();
    wire::put_call(&mut call, 1, SUBSCRIBE, 4);
    call.extend_from_slice(&(clients as u32).to_be_bytes());
    stream.write_all(&call).await.unwrap();
    // The reply first, and then events.
    let mut reply = [0; 4 + REPLY_HEADER];
    stream.read_exact(&mut reply).await.unwrap();
    let event = 4 + wire::CALL_HEADER + SMALL;
    let mut buffer = vec![0; 256 << 10];
    let mut received = 0;
    // The server closes all when the first one is gone.
    while let Ok(len @ 1..) = stream.read(&mut buffer).await {
        run.count(((received + len) / event - received / event) as u64);
        received += len;
    }
}

/// Of a large record, what the plain echo needs to know.
pub(crate) fn sizes(scenario: Scenario) -> (usize, usize) {
    let procedure = match scenario {
        Scenario::Fetch(_) => FETCH,
        Scenario::Store(_) => STORE,
        _ => ECHO,
    };
    let call = 4
        + wire::CALL_HEADER
        + match procedure {
            ECHO => SMALL,
            STORE => 4 + LARGE,
            _ => 0,
        };
    (call, wire::reply_len(procedure))
}
