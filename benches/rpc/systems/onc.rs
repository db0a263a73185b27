//! An ONC RPC echo server as an expert would write it for exactly this program: one loop that takes
//! all records of a read, checks each header, and answers them with one write.

use super::listener;
use crate::calls::{Audience, SLOW};
use crate::measure::Scenario;
use crate::sides::{Sides, Threads};
use crate::wire::{self, CALL_HEADER, ECHO, EVENT, FETCH, LARGE, SMALL, STORE, SUBSCRIBE};
use std::cell::RefCell;
use std::collections::VecDeque;
use std::net::SocketAddr;
use std::rc::Rc;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::net::tcp::OwnedWriteHalf;
use tokio::task::{spawn_local, yield_now};
use tokio::time::{Instant, sleep_until};

pub(crate) fn start(_: Scenario, threads: Threads) -> Option<Sides> {
    Some(Sides::start(threads, serve))
}

/// What the connections of a server share: who subscribed.
#[derive(Default)]
struct Hub {
    audience: Audience,
    subscribers: RefCell<Vec<OwnedWriteHalf>>,
}

pub(crate) async fn serve() -> SocketAddr {
    let listener = listener().await;
    let address = listener.local_addr().unwrap();
    let (hub, large) = (Rc::<Hub>::default(), Rc::new(vec![7; LARGE]));
    spawn_local(async move {
        loop {
            let (stream, _) = listener.accept().await.unwrap();
            stream.set_nodelay(true).unwrap();
            spawn_local(connection(stream, Rc::clone(&hub), Rc::clone(&large)));
        }
    });
    address
}

/// One connection: what came and is not taken yet, what goes out, and the slow calls.
struct Connection {
    buffer: Vec<u8>,
    taken: usize,
    filled: usize,
    out: Vec<u8>,
    slow: VecDeque<(Instant, u32)>,
    /// Replies of 1 MiB that go out behind `out`, by their xids.
    large: VecDeque<u32>,
    /// Somebody subscribes, with so many others.
    subscribes: Option<usize>,
}

async fn connection(mut stream: TcpStream, hub: Rc<Hub>, large: Rc<Vec<u8>>) {
    let mut this = Connection {
        buffer: Vec::new(),
        taken: 0,
        filled: 0,
        out: Vec::new(),
        slow: VecDeque::new(),
        large: VecDeque::new(),
        subscribes: None,
    };
    while this.read(&mut stream).await {
        while this.take() {}
        if this.write(&mut stream, &large).await.is_err() {
            return;
        }
        if let Some(clients) = this.subscribes {
            return subscribe(stream, clients, hub).await;
        }
    }
}

impl Connection {
    /// Reads once, or until a slow call is due.
    async fn read(&mut self, stream: &mut TcpStream) -> bool {
        self.make_room();
        let read = stream.read(&mut self.buffer[self.filled..]);
        let Some((due, xid)) = self.slow.front().copied() else {
            let len = read.await.unwrap_or(0);
            self.filled += len;
            return len > 0;
        };
        tokio::select! {
            read = read => {
                let len = read.unwrap_or(0);
                self.filled += len;
                len > 0
            }
            () = sleep_until(due) => {
                self.slow.pop_front();
                wire::put_reply(&mut self.out, xid, 0);
                true
            }
        }
    }

    /// Room for the rest of a record, or for many small ones.
    fn make_room(&mut self) {
        self.buffer.copy_within(self.taken..self.filled, 0);
        self.filled -= self.taken;
        self.taken = 0;
        let missing = wire::record_len(&self.buffer[..self.filled])
            .map_or(0, |len| (len + 4).saturating_sub(self.filled));
        let wanted = self.filled + missing.max(64 << 10);
        if self.buffer.len() < wanted {
            self.buffer.resize(wanted, 0);
        }
    }

    /// Takes one record and answers it.
    fn take(&mut self) -> bool {
        let Some(record) = wire::record(&self.buffer[self.taken..self.filled]) else {
            return false;
        };
        self.taken += record.len() + 4;
        let (header, body) = record.split_at(CALL_HEADER);
        let words: [u32; 10] = std::array::from_fn(|at| wire::word(header, at * 4));
        let [
            xid,
            0,
            2,
            wire::PROGRAM,
            wire::VERSION,
            procedure,
            0,
            0,
            0,
            0,
        ] = words
        else {
            // What this server would have to refuse never comes here.
            return false;
        };
        let out = &mut self.out;
        match procedure {
            ECHO if body.len() == SMALL => {
                wire::put_reply(out, xid, body.len());
                out.extend_from_slice(body);
            }
            FETCH => self.large.push_back(xid),
            STORE if wire::word(body, 0) as usize == body.len() - 4 => {
                wire::put_reply(out, xid, 4);
                out.extend_from_slice(&body[..4]);
            }
            wire::SLOW => self.slow.push_back((Instant::now() + SLOW, xid)),
            SUBSCRIBE => {
                wire::put_reply(out, xid, 0);
                self.subscribes = Some(wire::word(body, 0) as usize);
            }
            _ => return false,
        }
        true
    }

    async fn write(&mut self, stream: &mut TcpStream, large: &[u8]) -> std::io::Result<()> {
        loop {
            let xid = self.large.pop_front();
            if let Some(xid) = xid {
                wire::put_reply(&mut self.out, xid, 4 + LARGE);
                self.out.extend_from_slice(&(LARGE as u32).to_be_bytes());
            }
            stream.write_all(&self.out).await?;
            self.out.clear();
            if xid.is_none() {
                return Ok(());
            }
            stream.write_all(large).await?;
        }
    }
}

/// The last to subscribe publishes.
async fn subscribe(stream: TcpStream, clients: usize, hub: Rc<Hub>) {
    let (_from, to) = stream.into_split();
    hub.subscribers.borrow_mut().push(to);
    if !hub.audience.joins(clients) {
        return;
    }
    let mut to = hub.subscribers.take();
    let mut event = Vec::new();
    wire::put_call(&mut event, 0, EVENT, SMALL);
    event.extend_from_slice(&[7; SMALL]);
    match &mut to[..] {
        [one] => flood(one, &event).await,
        all => tick(all, &event).await,
    }
    hub.audience.leaves();
}

/// Events to one, as fast as it takes them; many go out with one write.
async fn flood(to: &mut OwnedWriteHalf, event: &[u8]) {
    let mut out = Vec::new();
    loop {
        out.clear();
        while out.len() < 64 << 10 {
            out.extend_from_slice(event);
        }
        if to.write_all(&out).await.is_err() {
            return;
        }
    }
}

/// One event at a time to all.
async fn tick(all: &mut [OwnedWriteHalf], event: &[u8]) {
    loop {
        for to in &mut *all {
            if to.write_all(event).await.is_err() {
                return;
            }
        }
        yield_now().await;
    }
}
