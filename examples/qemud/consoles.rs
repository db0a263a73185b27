//! Who is at which console: one at a time, since two would each get a part of what is written.

use crate::refusal::Refusal;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use tokio::sync::oneshot;
use uuid::Uuid;

/// Who is at which console.
#[derive(Debug, Default)]
pub(crate) struct Consoles {
    state: Mutex<State>,
}

#[derive(Debug, Default)]
struct State {
    last: u64,
    seats: HashMap<Uuid, Taken>,
}

#[derive(Debug)]
struct Taken {
    number: u64,
    /// Dropped when somebody else takes the seat.
    _stays: oneshot::Sender<()>,
}

/// A place at a console, which is free again when this is dropped.
#[derive(Debug)]
pub(crate) struct Seat {
    consoles: Arc<Consoles>,
    domain: Uuid,
    number: u64,
    has_to_go: oneshot::Receiver<()>,
}

impl Consoles {
    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Takes the place at a console: with force that of another one, who has to go.
    pub(crate) fn sit_down(self: &Arc<Self>, domain: Uuid, force: bool) -> Result<Seat, Refusal> {
        let mut state = self.lock();
        if state.seats.contains_key(&domain) && !force {
            return Err(Refusal::failed(
                "Active console session exists for this domain",
            ));
        }
        state.last += 1;
        let number = state.last;
        let (stays, has_to_go) = oneshot::channel();
        let taken = Taken {
            number,
            _stays: stays,
        };
        state.seats.insert(domain, taken);
        Ok(Seat {
            consoles: Arc::clone(self),
            domain,
            number,
            has_to_go,
        })
    }
}

impl Seat {
    /// Ready once somebody else has taken the place.
    pub(crate) async fn lost(&mut self) {
        // Nothing is ever sent.
        let _ = (&mut self.has_to_go).await;
    }
}

impl Drop for Seat {
    fn drop(&mut self) {
        let mut state = self.consoles.lock();
        let is_own = |taken: &Taken| taken.number == self.number;
        if state.seats.get(&self.domain).is_some_and(is_own) {
            state.seats.remove(&self.domain);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn one_at_a_time_sits_at_a_console() {
        let consoles = Arc::new(Consoles::default());
        let first = consoles.sit_down(Uuid::nil(), false).unwrap();
        let refused = consoles.sit_down(Uuid::nil(), false).unwrap_err();
        assert_eq!(
            refused.to_string(),
            "operation failed: Active console session exists for this domain"
        );
        assert!(consoles.sit_down(Uuid::max(), false).is_ok());
        drop(first);
        assert!(consoles.sit_down(Uuid::nil(), false).is_ok());
    }

    #[tokio::test]
    async fn who_comes_with_force_stays_when_the_other_one_goes() {
        let consoles = Arc::new(Consoles::default());
        let mut first = consoles.sit_down(Uuid::nil(), false).unwrap();
        let second = consoles.sit_down(Uuid::nil(), true).unwrap();
        first.lost().await;
        drop(first);
        assert!(consoles.sit_down(Uuid::nil(), false).is_err());
        drop(second);
        assert!(consoles.sit_down(Uuid::nil(), false).is_ok());
    }
}
