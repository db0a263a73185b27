//! A multiplexing client as an expert would write it, without types, over the server of
//! [`onc`](super::onc): callers write into one buffer, one task writes it out and reads replies.

use super::onc;
use crate::calls::{System, What};
use crate::measure::Run;
use crate::wire::{self, ECHO, FETCH, LARGE, REPLY_HEADER, SLOW, SMALL, STORE, SUBSCRIBE};
use bytes::{Buf, Bytes, BytesMut};
use std::future::poll_fn;
use std::net::SocketAddr;
use std::pin::Pin;
use std::rc::Rc;
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll, Waker};
use tokio::io::AsyncWrite;
use tokio::net::TcpStream;
use tokio_util::io::poll_read_buf;

pub(crate) struct Hand;

/// What the callers of one connection and its task share.
#[derive(Default)]
struct State {
    out: Vec<u8>,
    places: Vec<Place>,
    free: Vec<usize>,
    waiting: usize,
    driver: Option<Waker>,
    events: u64,
    closed: bool,
}

/// A call in flight; its place in the table is its xid, less one.
enum Place {
    Free,
    Waiting(Waker),
    Done(Bytes),
}

#[derive(Clone)]
pub(crate) struct Client {
    state: Arc<Mutex<State>>,
    _open: Arc<Open>,
    large: Bytes,
}

/// Closes the connection when the last client is gone.
struct Open(Arc<Mutex<State>>);

impl Drop for Open {
    fn drop(&mut self) {
        let mut state = self.0.lock().unwrap();
        state.closed = true;
        if let Some(driver) = state.driver.take() {
            driver.wake();
        }
    }
}

impl Client {
    /// Sends a call and waits for its reply; gives the record.
    async fn call(&self, procedure: u32, arguments: usize, put: impl Fn(&mut Vec<u8>)) -> Bytes {
        let mut sent = None;
        poll_fn(|cx| {
            let state = &mut *self.state.lock().unwrap();
            let Some(at) = sent else {
                let at = state.insert(cx.waker());
                wire::put_call(&mut state.out, at as u32 + 1, procedure, arguments);
                put(&mut state.out);
                if let Some(driver) = state.driver.take() {
                    driver.wake();
                }
                sent = Some(at);
                return Poll::Pending;
            };
            match std::mem::replace(&mut state.places[at], Place::Free) {
                Place::Done(record) => {
                    state.free.push(at);
                    Poll::Ready(record)
                }
                _ => {
                    state.places[at] = Place::Waiting(cx.waker().clone());
                    Poll::Pending
                }
            }
        })
        .await
    }
}

impl State {
    fn insert(&mut self, waker: &Waker) -> usize {
        let place = Place::Waiting(waker.clone());
        self.waiting += 1;
        match self.free.pop() {
            Some(at) => {
                self.places[at] = place;
                at
            }
            None => {
                self.places.push(place);
                self.places.len() - 1
            }
        }
    }
}

/// The connection has come to its end.
struct Closed;

/// The task of a connection.
struct Driver {
    stream: TcpStream,
    state: Arc<Mutex<State>>,
    buffer: BytesMut,
    writing: Vec<u8>,
    written: usize,
    held_back: bool,
    replies: Vec<(usize, Bytes)>,
    wake: Vec<Waker>,
}

impl Driver {
    fn poll(&mut self, cx: &mut Context<'_>) -> Poll<()> {
        loop {
            let (Ok(read), Ok(written)) = (self.poll_read(cx), self.poll_write(cx)) else {
                return Poll::Ready(());
            };
            if !read && !written {
                return Poll::Pending;
            }
        }
    }

    fn poll_read(&mut self, cx: &mut Context<'_>) -> Result<bool, Closed> {
        let missing = wire::record_len(&self.buffer)
            .map_or(0, |len| (len + 4).saturating_sub(self.buffer.len()));
        self.buffer.reserve(missing.max(16 << 10));
        match poll_read_buf(Pin::new(&mut self.stream), cx, &mut self.buffer) {
            Poll::Pending => return Ok(false),
            Poll::Ready(Ok(1..)) => {}
            Poll::Ready(_) => return Err(Closed),
        }
        let mut events = 0;
        while let Some(len) = wire::record_len(&self.buffer)
            && self.buffer.len() >= len + 4
        {
            self.buffer.advance(4);
            let record = self.buffer.split_to(len).freeze();
            match wire::word(&record, 0) {
                0 => events += 1,
                xid => self.replies.push((xid as usize - 1, record)),
            }
        }
        let mut state = self.state.lock().unwrap();
        state.events += events;
        for (at, record) in self.replies.drain(..) {
            if let Place::Waiting(waker) =
                std::mem::replace(&mut state.places[at], Place::Done(record))
            {
                state.waiting -= 1;
                self.wake.push(waker);
            }
        }
        drop(state);
        for waker in self.wake.drain(..) {
            waker.wake();
        }
        Ok(true)
    }

    fn poll_write(&mut self, cx: &mut Context<'_>) -> Result<bool, Closed> {
        if self.written == self.writing.len() {
            let mut state = self.state.lock().unwrap();
            if state.out.is_empty() {
                if state.closed {
                    return Err(Closed);
                }
                state.driver = Some(cx.waker().clone());
                self.held_back = false;
                return Ok(false);
            }
            // Others likely have a call ready as well: one turn for them.
            if state.waiting > 1 && !std::mem::replace(&mut self.held_back, true) {
                cx.waker().wake_by_ref();
                return Ok(false);
            }
            self.held_back = false;
            self.writing.clear();
            self.written = 0;
            std::mem::swap(&mut self.writing, &mut state.out);
        }
        let rest = &self.writing[self.written..];
        match Pin::new(&mut self.stream).poll_write(cx, rest) {
            Poll::Ready(Ok(len)) => {
                self.written += len;
                Ok(true)
            }
            Poll::Ready(Err(_)) => Err(Closed),
            Poll::Pending => Ok(false),
        }
    }
}

impl System for Hand {
    const NAME: &'static str = "by hand";
    const EVENTS: bool = true;
    type Client = Client;

    async fn serve() -> SocketAddr {
        onc::serve().await
    }

    async fn connect(to: SocketAddr) -> Client {
        let stream = TcpStream::connect(to).await.unwrap();
        stream.set_nodelay(true).unwrap();
        let state = Arc::<Mutex<State>>::default();
        let mut driver = Driver {
            stream,
            state: Arc::clone(&state),
            buffer: BytesMut::new(),
            writing: Vec::new(),
            written: 0,
            held_back: false,
            replies: Vec::new(),
            wake: Vec::new(),
        };
        tokio::spawn(poll_fn(move |cx| driver.poll(cx)));
        Client {
            _open: Arc::new(Open(Arc::clone(&state))),
            state,
            large: vec![7; LARGE].into(),
        }
    }

    async fn call(client: &Client, what: What) {
        match what {
            What::Echo => {
                let put = |out: &mut Vec<u8>| out.extend_from_slice(&[7; SMALL]);
                let reply = client.call(ECHO, SMALL, put).await;
                assert_eq!(reply.len(), REPLY_HEADER + SMALL);
            }
            What::Fetch => {
                let reply = client.call(FETCH, 0, |_| {}).await;
                assert_eq!(reply.len(), REPLY_HEADER + 4 + LARGE);
            }
            What::Store => {
                let put = |out: &mut Vec<u8>| wire::put_opaque(out, &client.large);
                let reply = client.call(STORE, 4 + LARGE, put).await;
                assert_eq!(reply.len(), REPLY_HEADER + 4);
            }
            What::Slow => {
                let reply = client.call(SLOW, 0, |_| {}).await;
                assert_eq!(reply.len(), REPLY_HEADER);
            }
        }
    }

    async fn listen(client: Client, clients: usize, run: Rc<Run>) {
        let put = |out: &mut Vec<u8>| out.extend_from_slice(&(clients as u32).to_be_bytes());
        client.call(SUBSCRIBE, 4, put).await;
        // The task of the connection counts them; here they are only fetched.
        loop {
            tokio::time::sleep(std::time::Duration::from_millis(1)).await;
            run.count(std::mem::take(&mut client.state.lock().unwrap().events));
        }
    }
}
