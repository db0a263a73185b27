//! A client that calls every procedure of the peer program on any server of it, and judges the
//! answers: every echo, every error of RFC 5531, and what a connection survives.

mod echoes;
mod errors;
mod values;

use crate::peer::{PeerV1Client, PeerV3Client};
use std::fmt;
use xdr_rpc::{AuthSys, CallError, Channel, ConnectError, Credential};

/// What the client shows of itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Identity {
    /// AUTH_NONE
    None,
    /// AUTH_SYS, as a made-up user of a made-up machine.
    Sys,
}

impl Identity {
    fn user(self) -> Option<AuthSys> {
        match self {
            Identity::None => None,
            Identity::Sys => Some(AuthSys::new("peer-host", 1234, 567).gids([10, 20, 30])),
        }
    }
}

/// One thing that was tried, and how it went.
#[derive(Debug)]
pub struct Check {
    /// The procedure, or the error that was asked for.
    pub name: String,
    /// What was seen: in an `Err` where it is not what should have been.
    pub outcome: Result<String, String>,
}

impl fmt::Display for Check {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.outcome {
            Ok(seen) => write!(f, "ok {} {seen}", self.name),
            Err(seen) => write!(f, "not ok {}: {seen}", self.name),
        }
    }
}

/// The checks so far.
#[derive(Debug, Default)]
struct Judge {
    checks: Vec<Check>,
}

impl Judge {
    fn note(&mut self, name: impl Into<String>, outcome: Result<String, String>) {
        self.checks.push(Check {
            name: name.into(),
            outcome,
        });
    }

    /// A call that must have this result.
    fn expect<T: PartialEq + fmt::Debug>(
        &mut self,
        name: impl Into<String>,
        result: Result<T, CallError>,
        wanted: T,
    ) {
        self.note(
            name,
            match result {
                Ok(value) if value == wanted => Ok(format!("{value:?}")),
                Ok(value) => Err(format!("got {value:?}, wanted {wanted:?}")),
                Err(error) => Err(error.to_string()),
            },
        );
    }
}

/// Both versions over one connection.
#[derive(Debug, Clone)]
struct Peer {
    v1: PeerV1Client,
    v3: PeerV3Client,
}

impl Peer {
    async fn connect(endpoint: &str, identity: Identity) -> Result<Peer, ConnectError> {
        let mut channel = Channel::connect(endpoint).await?;
        if let Some(user) = identity.user() {
            let credential = Credential::sys(&user).unwrap_or_default();
            channel = channel.with_credential(credential);
        }
        Ok(Peer {
            v1: PeerV1Client::new(channel.clone()),
            v3: PeerV3Client::new(channel),
        })
    }
}

/// Calls everything on the server at `endpoint`, `tcp://HOST:PORT` or `unix:///PATH`.
pub async fn check(endpoint: &str, identity: Identity) -> Vec<Check> {
    let mut judge = Judge::default();
    match Peer::connect(endpoint, identity).await {
        Ok(peer) => {
            echoes::all(&mut judge, &peer.v1).await;
            others(&mut judge, &peer, identity).await;
            errors::all(&mut judge, &peer, endpoint, identity).await;
        }
        Err(error) => judge.note("connect", Err(error.to_string())),
    }
    judge.checks
}

/// The procedures that do not just echo.
async fn others(judge: &mut Judge, peer: &Peer, identity: Identity) {
    judge.expect("null", peer.v1.null().await, ());
    judge.expect("null of version 3", peer.v3.null().await, ());
    let terms = crate::peer::Point { x: 40, y: 2 };
    judge.expect("add", peer.v3.add(terms).await, 42);
    judge.note("whoami", whoami(&peer.v1, identity).await);
    judge.expect("sleep_ms", peer.v1.sleep_ms(20).await, 20);
    judge.note("count and bump", count_and_bump(&peer.v1).await);
    for size in [0, 1, 1000, 70_000, 1_000_000, 9_000_000] {
        judge.note(format!("make_blob {size}"), make_blob(&peer.v1, size).await);
    }
    judge.note("overlapping calls", overlapping(&peer.v1).await);
}

async fn whoami(peer: &PeerV1Client, identity: Identity) -> Result<String, String> {
    let seen = peer.whoami().await.map_err(|error| error.to_string())?;
    let right = match identity.user() {
        None => seen.flavor == 0,
        Some(user) => {
            seen.flavor == 1
                && seen.machine.as_bytes() == user.machine_name
                && (seen.uid, seen.gid) == (user.uid, user.gid)
                && seen.gids == user.gids
        }
    };
    if right {
        Ok(format!("flavor {} uid {}", seen.flavor, seen.uid))
    } else {
        Err(format!("{seen:?}"))
    }
}

async fn count_and_bump(peer: &PeerV1Client) -> Result<String, String> {
    let counts = async {
        let before = peer.count().await?;
        let bumps = [peer.bump().await?, peer.bump().await?];
        Ok((before, bumps, peer.count().await?))
    };
    let (before, bumps, after) = counts.await.map_err(|error: CallError| error.to_string())?;
    if bumps == [before + 1, before + 2] && after == before + 2 {
        Ok(format!("{before} to {after}"))
    } else {
        Err(format!("{before}, then {bumps:?}, then {after}"))
    }
}

async fn make_blob(peer: &PeerV1Client, size: u32) -> Result<String, String> {
    let blob = peer
        .make_blob(size)
        .await
        .map_err(|error| error.to_string())?
        .0;
    let pattern = (0..=250).cycle().take(size as usize);
    if blob.iter().copied().eq(pattern) {
        Ok("bytes".into())
    } else {
        Err(format!("{} bytes, or other bytes", blob.len()))
    }
}

/// A hundred calls at once over the one connection; each reply must reach its own caller.
async fn overlapping(peer: &PeerV1Client) -> Result<String, String> {
    let mut calls = tokio::task::JoinSet::new();
    for number in 0..100 {
        let peer = peer.clone();
        calls.spawn(async move { (number, peer.echo_int(number).await) });
    }
    for (number, result) in calls.join_all().await {
        match result {
            Ok(echo) if echo == number => {}
            Ok(echo) => return Err(format!("sent {number}, got {echo}")),
            Err(error) => return Err(format!("call {number}: {error}")),
        }
    }
    Ok("100 at once".into())
}
