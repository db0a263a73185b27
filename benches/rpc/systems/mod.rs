//! The systems that are measured, each behind the same few functions.

pub(crate) mod capnp;
pub(crate) mod hand;
pub(crate) mod onc;
pub(crate) mod ours;
pub(crate) mod plain;
pub(crate) mod tarpc;
pub(crate) mod tirpc;
pub(crate) mod tonic;

use crate::calls::Calls;
use crate::generator::Generated;
use crate::rows::Contender;
use std::marker::PhantomData;
use tokio::net::TcpListener;

/// All of them; ours first, for the ratios are to it.
pub(crate) fn all() -> Vec<Box<dyn Contender>> {
    vec![
        Box::new(Calls::<ours::Ours>(PhantomData)),
        Box::new(Calls::<hand::Hand>(PhantomData)),
        Box::new(Calls::<tarpc::Tarpc>(PhantomData)),
        Box::new(Calls::<tonic::Tonic>(PhantomData)),
        Box::new(Calls::<capnp::Capnp>(PhantomData)),
        generated("our server", ours::start),
        generated("onc echo", onc::start),
        generated("libtirpc", tirpc::start),
        Box::new(Generated {
            name: "plain echo",
            start: plain::start,
            is_onc: false,
        }),
    ]
}

fn generated(name: &'static str, start: crate::generator::Start) -> Box<dyn Contender> {
    Box::new(Generated {
        name,
        start,
        is_onc: true,
    })
}

/// A listener on a free port, with room for as many connections as come at once.
pub(crate) async fn listener() -> TcpListener {
    TcpListener::bind("127.0.0.1:0").await.unwrap()
}
