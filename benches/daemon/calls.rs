//! The calls, and a client that does nothing but send bytes and count replies, so that the daemon is
//! what is measured.

use crate::Result;
use crate::daemons::Daemon;
use std::io::{BufReader, Read, Write};
use std::os::unix::net::UnixStream;
use std::time::{Duration, Instant};
use xdr_rpc::xdr::to_vec;

/// What is called.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Call {
    Hostname,
    List,
    DumpXml,
}

impl Call {
    pub(crate) const ALL: [Call; 3] = [Call::Hostname, Call::List, Call::DumpXml];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Call::Hostname => "get hostname",
            Call::List => "list 100 domains",
            Call::DumpXml => "dumpxml",
        }
    }

    fn packet(self, daemon: &Daemon) -> Result<Vec<u8>> {
        Ok(match self {
            Call::Hostname => packet(59, &[]),
            Call::List => packet(273, &[1_u32, 0].map(u32::to_be_bytes).concat()),
            Call::DumpXml => packet(14, &[to_vec(daemon.test())?, vec![0; 4]].concat()),
        })
    }
}

/// A call of the remote program. All have one serial: nothing here tells replies apart.
fn packet(procedure: u32, arguments: &[u8]) -> Vec<u8> {
    let length = 28 + u32::try_from(arguments.len()).unwrap_or_default();
    let words = [length, 0x2000_8086, 1, procedure, 0, 1, 0];
    let mut packet: Vec<u8> = words.into_iter().flat_map(u32::to_be_bytes).collect();
    packet.extend_from_slice(arguments);
    packet
}

/// A client in bytes.
pub(crate) struct Client {
    stream: UnixStream,
    reader: BufReader<UnixStream>,
    reply: Vec<u8>,
}

impl Client {
    /// Connects and opens the test driver.
    pub(crate) fn open(daemon: &Daemon) -> Result<Self> {
        let stream = UnixStream::connect(daemon.socket())?;
        let reader = BufReader::with_capacity(64 << 10, stream.try_clone()?);
        let mut client = Client {
            stream,
            reader,
            reply: Vec::new(),
        };
        client.call(&packet(66, &[]))?;
        // A string that is there, of 15 bytes, and no flags.
        let open = b"\0\0\0\x01\0\0\0\x0ftest:///default\0\0\0\0\0";
        client.call(&packet(1, open))?;
        Ok(client)
    }

    fn call(&mut self, packet: &[u8]) -> Result<()> {
        self.stream.write_all(packet)?;
        self.reply()
    }

    fn reply(&mut self) -> Result<()> {
        let mut length = [0; 4];
        self.reader.read_exact(&mut length)?;
        let length = usize::try_from(u32::from_be_bytes(length))?;
        self.reply.resize(length.saturating_sub(4), 0);
        self.reader.read_exact(&mut self.reply)?;
        // REPLY with status OK.
        match (self.reply.get(12..16), self.reply.get(20..24)) {
            (Some([0, 0, 0, 1]), Some([0, 0, 0, 0])) => Ok(()),
            _ => Err("the daemon answered with an error".into()),
        }
    }
}

/// How a daemon did.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Measured {
    pub(crate) per_second: f64,
    pub(crate) half: Duration,
    pub(crate) most: Duration,
    /// Of the daemon's processors, for each call.
    pub(crate) processor: Duration,
}

impl Measured {
    /// The middle of each figure.
    pub(crate) fn median(mut rounds: Vec<Measured>) -> Measured {
        let middle = rounds.len() / 2;
        let mut result = rounds[middle];
        rounds.sort_by(|a, b| a.per_second.total_cmp(&b.per_second));
        result.per_second = rounds[middle].per_second;
        rounds.sort_by_key(|round| round.half);
        result.half = rounds[middle].half;
        rounds.sort_by_key(|round| round.most);
        result.most = rounds[middle].most;
        rounds.sort_by_key(|round| round.processor);
        result.processor = rounds[middle].processor;
        result
    }
}

/// So many calls with so many in flight.
pub(crate) fn measure(
    daemon: &Daemon,
    call: Call,
    in_flight: usize,
    calls: usize,
) -> Result<Measured> {
    let mut client = Client::open(daemon)?;
    let packet = call.packet(daemon)?;
    for _ in 0..calls / 10 {
        client.call(&packet)?;
    }
    let ticks = daemon.ticks()?;
    let mut times = Vec::with_capacity(calls);
    let start = Instant::now();
    let mut sent = std::collections::VecDeque::with_capacity(in_flight);
    for _ in 0..in_flight {
        client.stream.write_all(&packet)?;
        sent.push_back(Instant::now());
    }
    for done in 0..calls {
        client.reply()?;
        let now = Instant::now();
        times.extend(sent.pop_front().map(|sent| now - sent));
        if done + in_flight < calls {
            client.stream.write_all(&packet)?;
            sent.push_back(now);
        }
    }
    let took = start.elapsed();
    times.sort();
    let count = u32::try_from(calls)?;
    Ok(Measured {
        per_second: f64::from(count) / took.as_secs_f64(),
        half: times[calls / 2],
        most: times[calls * 99 / 100],
        processor: Duration::from_millis((daemon.ticks()? - ticks) * 10) / count,
    })
}
