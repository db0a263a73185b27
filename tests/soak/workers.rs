//! Callers that look at every result.

use super::ledger::{Ledger, Outcome};
use super::program::SoakClient;
use super::rng::Rng;
use bytes::Bytes;
use std::sync::Arc;
use std::sync::atomic::Ordering::Relaxed;
use std::time::Duration;
use tokio::time::sleep;
use xdr_rpc::{CallError, Channel, ClientLimits, Reconnect, Rejection};

/// One channel for each proxy, and one more for the first two of them. They connect when they are
/// called, and again whenever they lost their connection.
pub fn clients(ports: &[u16], ledger: &Arc<Ledger>) -> Vec<SoakClient> {
    let mut ways: Vec<Vec<u16>> = ports.iter().map(|port| vec![*port]).collect();
    ways.push(ports[..2].to_vec());
    ways.iter().map(|ports| client(ports, ledger)).collect()
}

fn client(ports: &[u16], ledger: &Arc<Ledger>) -> SoakClient {
    let mut limits = ClientLimits::default();
    limits.max_in_flight = 16;
    limits.max_queued = 256 << 10;
    limits.call_timeout = Duration::from_secs(3);
    limits.record_timeout = Duration::from_secs(4);
    limits.write_timeout = Duration::from_secs(4);
    let ledger = Arc::clone(ledger);
    let mut builder = Channel::builder()
        .limits(limits)
        .reconnect(Reconnect::backoff(
            Duration::from_millis(20),
            Duration::from_millis(500),
        ))
        .on_reconnect(move |_| {
            ledger.reconnects.fetch_add(1, Relaxed);
            std::future::ready(())
        });
    for port in ports {
        builder = builder.endpoint(format!("tcp://127.0.0.1:{port}"));
    }
    SoakClient::new(builder.connect_lazy().expect("these are endpoints"))
}

/// Calls until the ledger stops. Panics over any result that is wrong.
pub async fn work(client: SoakClient, ledger: Arc<Ledger>, seed: u64) {
    let mut rng = Rng::new(seed);
    while !ledger.is_stopped() {
        let outcome = match rng.below(20) {
            0..8 => double(&client, &ledger, &mut rng).await,
            8..13 => note(&client, &ledger, &mut rng).await,
            13..16 => reverse(&client, &ledger, &mut rng).await,
            16..18 => later(&client, &ledger, &mut rng).await,
            18 => panics(&client, &ledger).await,
            _ => give_up(&client, &ledger, &mut rng).await,
        };
        ledger.count(outcome);
        // Not as fast as it goes: the ledger has to remember for as long as it takes.
        let pause = if outcome == Outcome::Answered { 1 } else { 20 };
        sleep(Duration::from_millis(pause)).await;
    }
}

fn failed(error: &CallError, ledger: &Ledger) -> Outcome {
    ledger.explain(error);
    match error {
        CallError::Disconnected(reason) if reason.may_have_run => Outcome::MayHaveRun,
        CallError::Disconnected(_) => Outcome::NeverRan,
        CallError::Timeout => Outcome::TimedOut,
        other => panic!("{other}"),
    }
}

async fn double(client: &SoakClient, ledger: &Ledger, rng: &mut Rng) -> Outcome {
    let number = rng.next();
    match client.double(number).await {
        Ok(answer) => {
            assert_eq!(answer, number.wrapping_mul(2));
            Outcome::Answered
        }
        Err(error) => failed(&error, ledger),
    }
}

async fn note(client: &SoakClient, ledger: &Ledger, rng: &mut Rng) -> Outcome {
    let number = ledger.number();
    let is_short = rng.one_in(10);
    let timeout = match is_short {
        true => Duration::from_millis(rng.below(20) as u64),
        false => Duration::from_secs(3),
    };
    let outcome = match client.note(number).timeout(timeout).await {
        Ok(answer) => {
            assert_eq!(answer, number);
            Outcome::Answered
        }
        // Given up as well as by being dropped.
        Err(CallError::Timeout) if is_short => Outcome::Unknown,
        Err(error) => failed(&error, ledger),
    };
    ledger.noted(number, outcome);
    outcome
}

async fn reverse(client: &SoakClient, ledger: &Ledger, rng: &mut Rng) -> Outcome {
    let len = match rng.below(10) {
        0 => rng.below(1 << 20),
        1..4 => rng.below(32 << 10),
        _ => rng.below(200),
    };
    let start = rng.next();
    let data: Bytes = (0..len as u64)
        .map(|n| (start.wrapping_add(n * n) >> 3) as u8)
        .collect();
    match client.reverse(data.clone()).await {
        Ok(answer) => {
            assert!(answer.iter().eq(data.iter().rev()), "{len} other bytes");
            Outcome::Answered
        }
        Err(error) => failed(&error, ledger),
    }
}

async fn later(client: &SoakClient, ledger: &Ledger, rng: &mut Rng) -> Outcome {
    let number = rng.next();
    match client.later(rng.below(300) as u32, number).await {
        Ok(answer) => {
            assert_eq!(answer, number);
            Outcome::Answered
        }
        Err(error) => failed(&error, ledger),
    }
}

async fn panics(client: &SoakClient, ledger: &Ledger) -> Outcome {
    match client.panic().await {
        Ok(answer) => panic!("{answer} from a handler that panics"),
        Err(CallError::Rejected(Rejection::SystemError)) => Outcome::Answered,
        Err(error) => failed(&error, ledger),
    }
}

/// Drops a call that is not idempotent somewhere on its way.
async fn give_up(client: &SoakClient, ledger: &Ledger, rng: &mut Rng) -> Outcome {
    let number = ledger.number();
    let time = Duration::from_micros(rng.below(3000) as u64);
    tokio::select! {
        biased;
        () = sleep(time) => Outcome::Unknown,
        answer = client.note(number) => {
            let outcome = match answer {
                Ok(answer) => {
                    assert_eq!(answer, number);
                    Outcome::Answered
                }
                Err(error) => failed(&error, ledger),
            };
            ledger.noted(number, outcome);
            outcome
        }
    }
}
