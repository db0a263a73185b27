//! tonic with messages of prost. Client and server are what its generator writes, by hand, so that
//! nobody needs protoc.

use super::listener;
use crate::calls::{Audience, SLOW, System, What};
use crate::measure::Run;
use crate::wire::{LARGE, SMALL};
use bytes::Bytes;
use futures_util::StreamExt;
use std::convert::Infallible;
use std::net::SocketAddr;
use std::rc::Rc;
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll};
use tokio::sync::mpsc;
use tokio_stream::wrappers::{ReceiverStream, TcpListenerStream};
use tonic::client::Grpc as ClientGrpc;
use tonic::codegen::{BoxFuture, Service, http};
use tonic::server::{Grpc as ServerGrpc, NamedService, ServerStreamingService, UnaryService};
use tonic::transport::{Channel, Endpoint, Server};
use tonic::{Request, Response, Status, body::Body};
use tonic_prost::ProstCodec;

#[derive(Clone, PartialEq, prost::Message)]
pub(crate) struct Data {
    #[prost(bytes = "bytes", tag = "1")]
    data: Bytes,
}

#[derive(Clone, PartialEq, prost::Message)]
pub(crate) struct Number {
    #[prost(uint32, tag = "1")]
    number: u32,
}

type Events = ReceiverStream<Result<Data, Status>>;

#[derive(Clone)]
struct EchoService {
    large: Bytes,
    hub: Arc<Mutex<Hub>>,
}

#[derive(Default)]
struct Hub {
    audience: Audience,
    subscribers: Vec<mpsc::Sender<Result<Data, Status>>>,
}

impl NamedService for EchoService {
    const NAME: &'static str = "bench.Echo";
}

/// One method each, as the generated code has them.
struct Echo;
struct Fetch(Bytes);
struct Store;
struct Slow;
struct Subscribe(EchoService);

type Answer<T> = BoxFuture<Response<T>, Status>;

impl UnaryService<Data> for Echo {
    type Response = Data;
    type Future = Answer<Data>;
    fn call(&mut self, request: Request<Data>) -> Self::Future {
        Box::pin(async { Ok(Response::new(request.into_inner())) })
    }
}

impl UnaryService<Number> for Fetch {
    type Response = Data;
    type Future = Answer<Data>;
    fn call(&mut self, _: Request<Number>) -> Self::Future {
        let data = self.0.clone();
        Box::pin(async { Ok(Response::new(Data { data })) })
    }
}

impl UnaryService<Data> for Store {
    type Response = Number;
    type Future = Answer<Number>;
    fn call(&mut self, request: Request<Data>) -> Self::Future {
        let number = request.get_ref().data.len() as u32;
        Box::pin(async move { Ok(Response::new(Number { number })) })
    }
}

impl UnaryService<Number> for Slow {
    type Response = Number;
    type Future = Answer<Number>;
    fn call(&mut self, request: Request<Number>) -> Self::Future {
        Box::pin(async {
            tokio::time::sleep(SLOW).await;
            Ok(Response::new(request.into_inner()))
        })
    }
}

impl ServerStreamingService<Number> for Subscribe {
    type Response = Data;
    type ResponseStream = Events;
    type Future = Answer<Events>;
    fn call(&mut self, request: Request<Number>) -> Self::Future {
        let clients = request.get_ref().number as usize;
        let (to, from) = mpsc::channel(1024);
        let mut hub = self.0.hub.lock().unwrap();
        hub.subscribers.push(to);
        if hub.audience.joins(clients) {
            let subscribers = std::mem::take(&mut hub.subscribers);
            tokio::spawn(publish(subscribers, Arc::clone(&self.0.hub)));
        }
        drop(hub);
        Box::pin(async { Ok(Response::new(ReceiverStream::new(from))) })
    }
}

/// To one as fast as it goes, to several one event at a time.
async fn publish(to: Vec<mpsc::Sender<Result<Data, Status>>>, hub: Arc<Mutex<Hub>>) {
    let data = Bytes::from(vec![7; SMALL]);
    'all: loop {
        for one in &to {
            let event = Data { data: data.clone() };
            if one.send(Ok(event)).await.is_err() {
                break 'all;
            }
        }
        if to.len() > 1 {
            tokio::task::yield_now().await;
        }
    }
    hub.lock().unwrap().audience.leaves();
}

impl Service<http::Request<Body>> for EchoService {
    type Response = http::Response<Body>;
    type Error = Infallible;
    type Future = BoxFuture<Self::Response, Infallible>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: http::Request<Body>) -> Self::Future {
        let this = self.clone();
        Box::pin(async move {
            Ok(match request.uri().path() {
                "/bench.Echo/Echo" => server().unary(Echo, request).await,
                "/bench.Echo/Fetch" => server().unary(Fetch(this.large), request).await,
                "/bench.Echo/Store" => server().unary(Store, request).await,
                "/bench.Echo/Slow" => server().unary(Slow, request).await,
                "/bench.Echo/Subscribe" => {
                    server().server_streaming(Subscribe(this), request).await
                }
                _ => http::Response::new(Body::default()),
            })
        })
    }
}

fn server<T, U>() -> ServerGrpc<ProstCodec<T, U>>
where
    T: prost::Message + Send + 'static,
    U: prost::Message + Default + Send + 'static,
{
    ServerGrpc::new(ProstCodec::default())
}

pub(crate) struct Tonic;

#[derive(Clone)]
pub(crate) struct Client {
    grpc: ClientGrpc<Channel>,
    small: Bytes,
    large: Bytes,
}

impl Client {
    async fn unary<A, R>(&self, path: &'static str, arguments: A) -> R
    where
        A: prost::Message + 'static,
        R: prost::Message + Default + 'static,
    {
        let mut grpc = self.grpc.clone();
        grpc.ready().await.unwrap();
        let path = http::uri::PathAndQuery::from_static(path);
        let codec = ProstCodec::<A, R>::default();
        let answer = grpc.unary(Request::new(arguments), path, codec).await;
        answer.unwrap().into_inner()
    }
}

impl System for Tonic {
    const NAME: &'static str = "tonic";
    const EVENTS: bool = true;
    type Client = Client;

    async fn serve() -> SocketAddr {
        let listener = listener().await;
        let address = listener.local_addr().unwrap();
        let service = EchoService {
            large: vec![7; LARGE].into(),
            hub: Arc::default(),
        };
        let incoming = TcpListenerStream::new(listener)
            .map(|stream| stream.inspect(|stream| stream.set_nodelay(true).unwrap()));
        tokio::spawn(
            Server::builder()
                .add_service(service)
                .serve_with_incoming(incoming),
        );
        address
    }

    async fn connect(to: SocketAddr) -> Client {
        let endpoint = Endpoint::from_shared(format!("http://{to}")).unwrap();
        let channel = endpoint.tcp_nodelay(true).connect().await.unwrap();
        Client {
            grpc: ClientGrpc::new(channel).max_decoding_message_size(2 * LARGE),
            small: vec![7; SMALL].into(),
            large: vec![7; LARGE].into(),
        }
    }

    async fn call(client: &Client, what: What) {
        match what {
            What::Echo => {
                let data = client.small.clone();
                let answer: Data = client.unary("/bench.Echo/Echo", Data { data }).await;
                assert_eq!(answer.data.len(), SMALL);
            }
            What::Fetch => {
                let nothing = Number::default();
                let answer: Data = client.unary("/bench.Echo/Fetch", nothing).await;
                assert_eq!(answer.data.len(), LARGE);
            }
            What::Store => {
                let data = client.large.clone();
                let stored: Number = client.unary("/bench.Echo/Store", Data { data }).await;
                assert_eq!(stored.number as usize, LARGE);
            }
            What::Slow => {
                let _: Number = client.unary("/bench.Echo/Slow", Number::default()).await;
            }
        }
    }

    async fn listen(client: Client, clients: usize, run: Rc<Run>) {
        let mut grpc = client.grpc.clone();
        grpc.ready().await.unwrap();
        let path = http::uri::PathAndQuery::from_static("/bench.Echo/Subscribe");
        let number = clients as u32;
        let codec = ProstCodec::<Number, Data>::default();
        let stream = grpc.server_streaming(Request::new(Number { number }), path, codec);
        let mut events = stream.await.unwrap().into_inner();
        while let Some(event) = events.message().await.unwrap() {
            assert_eq!(event.data.len(), SMALL);
            run.count(1);
        }
    }
}
