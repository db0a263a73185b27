//! A plain echo: for so many bytes that come, so many go, and nobody looks at them. What goes is always
//! the reply to xid 1.

use super::listener;
use crate::generator::sizes;
use crate::measure::Scenario;
use crate::sides::{Sides, Threads};
use crate::wire::{self, REPLY_HEADER};
use std::net::SocketAddr;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::task::spawn_local;

pub(crate) fn start(scenario: Scenario, threads: Threads) -> Option<Sides> {
    if matches!(
        scenario,
        Scenario::Line | Scenario::Events(_) | Scenario::Idle(_)
    ) {
        return None;
    }
    let (call, reply) = sizes(scenario);
    Some(Sides::start(threads, move || serve(call, reply)))
}

async fn serve(call: usize, reply: usize) -> SocketAddr {
    let listener = listener().await;
    let address = listener.local_addr().unwrap();
    spawn_local(async move {
        loop {
            let (stream, _) = listener.accept().await.unwrap();
            stream.set_nodelay(true).unwrap();
            spawn_local(echo(stream, call, reply));
        }
    });
    address
}

async fn echo(mut stream: TcpStream, call: usize, reply: usize) {
    let mut buffer = vec![0; 256 << 10];
    let mut answer = Vec::new();
    wire::put_reply(&mut answer, 1, reply - 4 - REPLY_HEADER);
    answer.resize(reply, 7);
    let answers = answer.repeat(buffer.len() / call.max(reply) + 1);
    let mut came = 0;
    while let Ok(len @ 1..) = stream.read(&mut buffer).await {
        let mut due = (came + len) / call - came / call;
        came += len;
        while due > 0 {
            let now = due.min(answers.len() / reply);
            if stream.write_all(&answers[..now * reply]).await.is_err() {
                return;
            }
            due -= now;
        }
    }
}
