//! What a procedure's options ask for around its handler.

use super::guard::Guard;
use super::incoming::IncomingCall;
use super::programs::{AnyProgram, Programs};
use crate::fault::Fault;
use crate::session::Handler;
#[cfg(feature = "tower")]
use crate::tower::Onward;
use std::sync::Arc;
use tokio::time::timeout_at;
use tokio_util::sync::ReusableBoxFuture;

/// Starts the handler of a call. One without options runs in the box of an earlier one; the others
/// have what they need around it.
pub(crate) fn start(
    programs: &Programs,
    program: &Arc<dyn AnyProgram>,
    call: IncomingCall,
    spare: Option<Handler>,
) -> Handler {
    let is_detached = call.procedure().is_some_and(|procedure| procedure.detached);
    if !is_detached && !call.span().is_on() {
        return within(programs, program, call, spare);
    }
    let around = call.span().around();
    let handler = around(within(programs, program, call, None));
    if is_detached {
        return detach(programs, handler);
    }
    handler
}

/// A handler behind the authorizer and within its time.
fn within(
    programs: &Programs,
    program: &Arc<dyn AnyProgram>,
    call: IncomingCall,
    spare: Option<Handler>,
) -> Handler {
    let procedure = call.procedure();
    // Everybody may call NULL.
    let guard = procedure.and_then(|_| programs.guard());
    let deadline = call.context().deadline();
    if guard.is_none() && deadline.is_none() && !programs.is_layered() {
        return program.start(call, spare);
    }
    let running = along(programs, guard.cloned(), Arc::clone(program), call);
    ReusableBoxFuture::new(async move {
        match deadline {
            // The call is dropped with its handler and answers SYSTEM_ERR.
            Some(deadline) => drop(timeout_at(deadline, running).await),
            None => running.await,
        }
    })
}

/// A handler that runs on without its connection, but not without its server. Where too many do, it
/// waits, and goes with its connection until it has begun.
fn detach(programs: &Programs, mut handler: Handler) -> Handler {
    let running = async move { std::future::poll_fn(|cx| handler.poll(cx)).await };
    let (abort, tasks) = (programs.abort().clone(), programs.running_on().clone());
    let places = Arc::clone(programs.detached());
    ReusableBoxFuture::new(async move {
        let Ok(place) = places.acquire_owned().await else {
            return;
        };
        let task = tasks.spawn(async move {
            let _place = place;
            abort.run_until_cancelled(running).await
        });
        drop(task.await);
    })
}

/// The way of a call to its handler: through the layers, where there are any.
fn along(
    programs: &Programs,
    guard: Option<Arc<dyn Guard>>,
    program: Arc<dyn AnyProgram>,
    call: IncomingCall,
) -> impl Future<Output = ()> + Send + use<> {
    #[cfg(feature = "tower")]
    {
        let inner = Onward::new(guard, program);
        let path = programs.path().cloned();
        async move {
            match path {
                Some(path) => inner.through(path, call).await,
                None => inner.run(call).await,
            }
        }
    }
    #[cfg(not(feature = "tower"))]
    {
        let _ = programs;
        guarded(guard, program, call)
    }
}

pub(crate) async fn guarded(
    guard: Option<Arc<dyn Guard>>,
    program: Arc<dyn AnyProgram>,
    mut call: IncomingCall,
) {
    if let Some(guard) = guard
        && let Err(status) = guard.authorize(call.context_mut()).await
    {
        call.fault(Fault::AuthError(status));
        return;
    }
    let mut handler = program.start(call, None);
    std::future::poll_fn(|cx| handler.poll(cx)).await;
}
