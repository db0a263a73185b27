//! Calls of every kind, and what may become of them.

use super::world::{PostClient, Seen, World, pattern};
use std::time::Duration;
use tokio::task::JoinHandle;
use xdr_rpc::{CallError, Rejection};

/// What is called.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Echo,
    /// Answers after so many milliseconds.
    Wait(u32),
    /// So many bytes there and back.
    Bytes(usize),
    /// Panics after so many milliseconds.
    Panic(u32),
    /// So many bytes back.
    Make(u32),
    /// So many bytes there, for so many milliseconds.
    Hold(u32, usize),
}

/// How a call ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// With its own reply, which was looked at.
    Replied,
    /// The connection was gone; whether the handler may have run.
    Disconnected(bool),
    TimedOut,
}

/// Makes a call and looks at its reply. Each word is for one call only.
pub async fn call(client: PostClient, kind: Kind, word: u32, timeout: Duration) -> End {
    let error = match kind {
        Kind::Echo => match client.echo(word).timeout(timeout).await {
            Ok(answer) => return replied(answer == word),
            Err(error) => error,
        },
        Kind::Wait(time) => match client.wait(word, time).timeout(timeout).await {
            Ok(answer) => return replied(answer == word),
            Err(error) => error,
        },
        Kind::Bytes(len) => {
            let data = pattern(word, len);
            match client.bytes(word, data.clone()).timeout(timeout).await {
                Ok(answer) => return replied(answer == data),
                Err(error) => error,
            }
        }
        Kind::Panic(time) => match client.panic(word, time).timeout(timeout).await {
            Err(CallError::Rejected(Rejection::SystemError)) => return End::Replied,
            Ok(answer) => panic!("{answer} from a handler that panics"),
            Err(error) => error,
        },
        Kind::Make(len) => match client.make(word, len).timeout(timeout).await {
            Ok(answer) => return replied(answer == pattern(word, len as usize)),
            Err(error) => error,
        },
        Kind::Hold(time, len) => {
            let data = pattern(word, len);
            match client.hold(word, time, &data).timeout(timeout).await {
                Ok(answer) => return replied(answer == word),
                Err(error) => error,
            }
        }
    };
    match error {
        CallError::Disconnected(reason) => End::Disconnected(reason.may_have_run),
        CallError::Timeout => End::TimedOut,
        other => panic!("{kind:?} {word}: {other}"),
    }
}

fn replied(is_own: bool) -> End {
    assert!(is_own, "the reply is another call's");
    End::Replied
}

/// Longer than anything here takes.
pub const LONG: Duration = Duration::from_secs(3600);

/// A few calls at a time, of every kind that is small.
pub const SMALL: [Kind; 6] = [
    Kind::Wait(10),
    Kind::Echo,
    Kind::Panic(0),
    Kind::Bytes(10),
    Kind::Panic(5),
    Kind::Hold(1, 3),
];

/// Calls on their way, with their words.
pub type Calls = Vec<(u32, JoinHandle<End>)>;

/// Makes all of these calls at a time.
pub fn start(world: &World, kinds: &[Kind], timeout: Duration) -> Calls {
    let mut calls = Calls::new();
    for kind in kinds {
        let word = world.word();
        let call = call(world.client.clone(), *kind, word, timeout);
        calls.push((word, tokio::spawn(call)));
    }
    calls
}

/// Waits for the end of each, which must be sound.
pub async fn ends(calls: Calls, seen: &Seen) -> Vec<End> {
    let mut ends = Vec::new();
    for (word, call) in calls {
        let end = tokio::time::timeout(2 * LONG, call).await;
        let end = end.expect("every call ends").expect("with its own reply");
        match end {
            End::Replied => assert!(seen.has(word), "a reply to a call that never ran"),
            End::Disconnected(false) => assert!(!seen.has(word), "it has run"),
            End::Disconnected(true) | End::TimedOut => {}
        }
        ends.push(end);
    }
    ends
}

pub fn count(ends: &[End], wanted: End) -> usize {
    ends.iter().filter(|end| **end == wanted).count()
}
