//! Which calls may be made again.

use super::request::{Reply, Request};
use crate::client::Reconnect;
use crate::error::{BoxError, CallError};
use tokio::time::{Sleep, sleep};
use tower::retry::Policy;
use tower::timeout::error::Elapsed;

/// A policy for [`tower::retry`]: calls of `idempotent` procedures are made again after they timed out or
/// their connection was lost, up to so many times, with a random wait that grows. All others,
/// and what the server answered, are left as they are.
///
/// A [`Channel`](crate::Channel) that connects again already sends those calls again within their deadline; this is for
/// calls that are to have several deadlines, or several servers.
#[derive(Debug, Clone)]
pub struct RetryIdempotent {
    left: usize,
    failures: u32,
    wait: Reconnect,
}

impl RetryIdempotent {
    /// At most so many times after the first, waiting as the default of [`Reconnect`] does.
    #[must_use]
    pub fn new(times: usize) -> Self {
        RetryIdempotent {
            left: times,
            failures: 0,
            wait: Reconnect::default(),
        }
    }

    /// With other waits in between.
    #[must_use]
    pub fn wait(mut self, wait: Reconnect) -> Self {
        self.wait = wait;
        self
    }

    fn again(&mut self, request: &Request) -> Option<Sleep> {
        let procedure = request.procedure?;
        if !procedure.idempotent {
            return None;
        }
        self.left = self.left.checked_sub(1)?;
        self.failures = self.failures.saturating_add(1);
        Some(sleep(self.wait.delay(self.failures)))
    }
}

fn is_worth_another(error: &CallError) -> bool {
    match error {
        CallError::Timeout | CallError::Disconnected(_) => true,
        CallError::Layer(error) => is_worth_another_boxed(error),
        _ => false,
    }
}

fn is_worth_another_boxed(error: &BoxError) -> bool {
    match error.downcast_ref::<CallError>() {
        Some(error) => is_worth_another(error),
        None => error.is::<Elapsed>(),
    }
}

fn copy(request: &Request) -> Option<Request> {
    // What is not made again needs no copy.
    let procedure = request.procedure?;
    procedure.idempotent.then(|| request.clone())
}

impl Policy<Request, Reply, CallError> for RetryIdempotent {
    type Future = Sleep;

    fn retry(
        &mut self,
        request: &mut Request,
        result: &mut Result<Reply, CallError>,
    ) -> Option<Sleep> {
        match result {
            Err(error) if is_worth_another(error) => self.again(request),
            _ => None,
        }
    }

    fn clone_request(&mut self, request: &Request) -> Option<Request> {
        copy(request)
    }
}

impl Policy<Request, Reply, BoxError> for RetryIdempotent {
    type Future = Sleep;

    fn retry(
        &mut self,
        request: &mut Request,
        result: &mut Result<Reply, BoxError>,
    ) -> Option<Sleep> {
        match result {
            Err(error) if is_worth_another_boxed(error) => self.again(request),
            _ => None,
        }
    }

    fn clone_request(&mut self, request: &Request) -> Option<Request> {
        copy(request)
    }
}
