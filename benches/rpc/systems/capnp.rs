//! capnp-rpc. Parameters and results are what a schema would make of one field, written by hand
//! without structs around them, so that nobody needs the schema compiler.

use super::listener;
use crate::calls::{Audience, SLOW, System, What};
use crate::measure::Run;
use crate::wire::{LARGE, SMALL};
use capnp::any_pointer;
use capnp::capability::{
    Client as AnyClient, DispatchCallResult, FromClientHook, FromServer, Params, Promise, Results,
    Server,
};
use capnp::data;
use capnp::private::capability::ClientHook;
use capnp_rpc::rpc_twoparty_capnp::Side;
use capnp_rpc::twoparty::VatNetwork;
use capnp_rpc::{RpcSystem, new_client};
use std::cell::RefCell;
use std::net::SocketAddr;
use std::ops::Deref;
use std::rc::Rc;
use tokio::net::TcpStream;
use tokio::task::spawn_local;
use tokio_util::compat::{TokioAsyncReadCompatExt, TokioAsyncWriteCompatExt};

const INTERFACE: u64 = 0xb5c1_7a01_2000_0064;
const ECHO: u16 = 0;
const FETCH: u16 = 1;
const STORE: u16 = 2;
const SLOWLY: u16 = 3;
const SUBSCRIBE: u16 = 4;
const EVENT: u16 = 5;

type Any = any_pointer::Owned;

/// A client of any server of this file.
struct Handle(AnyClient);

impl FromClientHook for Handle {
    fn new(hook: Box<dyn ClientHook>) -> Self {
        Handle(AnyClient::new(hook))
    }

    fn into_client_hook(self) -> Box<dyn ClientHook> {
        self.0.hook
    }

    fn as_client_hook(&self) -> &dyn ClientHook {
        &*self.0.hook
    }
}

trait Dispatch: 'static {
    fn dispatch(
        self: Rc<Self>,
        method: u16,
        params: Params<Any>,
        results: Results<Any>,
    ) -> Promise<(), capnp::Error>;
}

struct Dispatcher<T>(Rc<T>);

impl<T> Clone for Dispatcher<T> {
    fn clone(&self) -> Self {
        Dispatcher(Rc::clone(&self.0))
    }
}

impl<T> Deref for Dispatcher<T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.0
    }
}

impl<T: Dispatch> Server for Dispatcher<T> {
    fn dispatch_call(
        self,
        _interface: u64,
        method: u16,
        params: Params<Any>,
        results: Results<Any>,
    ) -> DispatchCallResult {
        let promise = self.0.dispatch(method, params, results);
        DispatchCallResult::new(promise, method == EVENT)
    }

    fn as_ptr(&self) -> usize {
        Rc::as_ptr(&self.0) as usize
    }
}

impl<T: Dispatch> FromServer<T> for Handle {
    type Dispatch = Dispatcher<T>;
    fn from_server(server: Rc<T>) -> Dispatcher<T> {
        Dispatcher(server)
    }
}

struct Service {
    large: Vec<u8>,
    audience: Audience,
    subscribers: RefCell<Vec<Handle>>,
}

impl Service {
    fn subscribe(self: &Rc<Self>, params: &Params<Any>) -> capnp::Result<()> {
        let clients = params.get()?.get_as_capability::<Handle>()?;
        self.subscribers.borrow_mut().push(clients);
        Ok(())
    }

    fn publish_to(self: Rc<Self>, clients: usize) {
        if self.audience.joins(clients) {
            spawn_local(publish(self));
        }
    }
}

impl Dispatch for Service {
    fn dispatch(
        self: Rc<Self>,
        method: u16,
        params: Params<Any>,
        mut results: Results<Any>,
    ) -> Promise<(), capnp::Error> {
        let answer =
            |results: &mut Results<Any>, data: &[u8]| results.get().set_as::<data::Owned>(data);
        match method {
            ECHO => {
                let data = params
                    .get()
                    .and_then(|params| params.get_as::<data::Reader<'_>>());
                Promise::from(data.and_then(|data| answer(&mut results, data)))
            }
            FETCH => Promise::from(answer(&mut results, &self.large)),
            STORE => {
                let data = params
                    .get()
                    .and_then(|params| params.get_as::<data::Reader<'_>>());
                let length = data.map(|data| (data.len() as u32).to_be_bytes());
                Promise::from(length.and_then(|length| answer(&mut results, &length)))
            }
            SLOWLY => Promise::from_future(async {
                tokio::time::sleep(SLOW).await;
                Ok(())
            }),
            // The number of subscribers stands in the method, for the parameter is a capability.
            _ => {
                let joined = self.subscribe(&params);
                self.publish_to(usize::from(method - SUBSCRIBE));
                Promise::from(joined)
            }
        }
    }
}

/// To one as fast as flow control lets it, to several one event at a time.
async fn publish(service: Rc<Service>) {
    let subscribers = service.subscribers.take();
    let event = [7; SMALL];
    'all: loop {
        for one in &subscribers {
            let mut call = one.0.new_streaming_call::<Any>(INTERFACE, EVENT, None);
            call.get().set_as::<data::Owned>(&event[..]).unwrap();
            if call.send().await.is_err() {
                break 'all;
            }
        }
        tokio::task::yield_now().await;
    }
    service.audience.leaves();
}

/// Counts the events that it is called with.
struct Listener(Rc<Run>);

impl Dispatch for Listener {
    fn dispatch(
        self: Rc<Self>,
        _method: u16,
        params: Params<Any>,
        _results: Results<Any>,
    ) -> Promise<(), capnp::Error> {
        let data = params
            .get()
            .and_then(|params| params.get_as::<data::Reader<'_>>());
        Promise::from(data.map(|data| {
            assert_eq!(data.len(), SMALL);
            self.0.count(1);
        }))
    }
}

fn network(stream: TcpStream, side: Side) -> Box<VatNetwork<impl futures_util::AsyncRead + Unpin>> {
    stream.set_nodelay(true).unwrap();
    let (from, to) = stream.into_split();
    Box::new(VatNetwork::new(
        from.compat(),
        to.compat_write(),
        side,
        capnp::message::ReaderOptions::default(),
    ))
}

pub(crate) struct Capnp;

#[derive(Clone)]
pub(crate) struct Client {
    remote: Rc<Handle>,
    _open: Rc<Open>,
    large: Rc<Vec<u8>>,
}

/// Ends the connection with the last client.
struct Open(tokio::task::JoinHandle<Result<(), capnp::Error>>);

impl Drop for Open {
    fn drop(&mut self) {
        self.0.abort();
    }
}

impl Client {
    async fn call(&self, method: u16, data: &[u8], wanted: usize) {
        let mut call = self.remote.0.new_call::<Any, Any>(INTERFACE, method, None);
        call.get().set_as::<data::Owned>(data).unwrap();
        let answer = call.send().promise.await.unwrap();
        let data = answer.get().unwrap().get_as::<data::Reader<'_>>().unwrap();
        assert_eq!(data.len(), wanted);
    }
}

impl System for Capnp {
    const NAME: &'static str = "capnp-rpc";
    const EVENTS: bool = true;
    type Client = Client;

    async fn serve() -> SocketAddr {
        let listener = listener().await;
        let address = listener.local_addr().unwrap();
        let service: Handle = new_client(Service {
            large: vec![7; LARGE],
            audience: Audience::default(),
            subscribers: RefCell::default(),
        });
        spawn_local(async move {
            loop {
                let (stream, _) = listener.accept().await.unwrap();
                let service = service.0.clone();
                spawn_local(RpcSystem::new(network(stream, Side::Server), Some(service)));
            }
        });
        address
    }

    async fn connect(to: SocketAddr) -> Client {
        let stream = TcpStream::connect(to).await.unwrap();
        let mut system = RpcSystem::new(network(stream, Side::Client), None);
        let remote: Handle = system.bootstrap(Side::Server);
        Client {
            remote: Rc::new(remote),
            _open: Rc::new(Open(spawn_local(system))),
            large: Rc::new(vec![7; LARGE]),
        }
    }

    async fn call(client: &Client, what: What) {
        match what {
            What::Echo => client.call(ECHO, &[7; SMALL], SMALL).await,
            What::Fetch => client.call(FETCH, &[], LARGE).await,
            What::Store => client.call(STORE, &client.large, 4).await,
            What::Slow => client.call(SLOWLY, &[], 0).await,
        }
    }

    async fn listen(client: Client, clients: usize, run: Rc<Run>) {
        let listener: Handle = new_client(Listener(run));
        let method = SUBSCRIBE + clients as u16;
        let remote = &client.remote.0;
        let mut call = remote.new_call::<Any, Any>(INTERFACE, method, None);
        call.get().set_as_capability(listener.into_client_hook());
        call.send().promise.await.unwrap();
        std::future::pending().await
    }
}
