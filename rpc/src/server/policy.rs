//! What a procedure's options ask for around its handler.

use super::guard::Guard;
use super::incoming::IncomingCall;
use super::programs::{AnyProgram, Programs};
use crate::fault::Fault;
use crate::session::Handler;
use futures_util::FutureExt as _;
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
    if call.span().is_on() {
        let around = call.span().around();
        return around(within(programs, program, call, None));
    }
    within(programs, program, call, spare)
}

fn within(
    programs: &Programs,
    program: &Arc<dyn AnyProgram>,
    call: IncomingCall,
    spare: Option<Handler>,
) -> Handler {
    let Some(procedure) = call.procedure() else {
        return program.start(call, spare);
    };
    let guard = programs.guard();
    if guard.is_none() && procedure.timeout.is_none() && !procedure.detached {
        return program.start(call, spare);
    }
    let deadline = call.context().deadline();
    let detached = procedure.detached;
    let running = guarded(guard.cloned(), Arc::clone(program), call);
    let running = async move {
        match deadline {
            // The call is dropped with its handler and answers SYSTEM_ERR.
            Some(deadline) => drop(timeout_at(deadline, running).await),
            None => running.await,
        }
    };
    if detached {
        let task = tokio::spawn(running);
        return ReusableBoxFuture::new(task.map(drop));
    }
    ReusableBoxFuture::new(running)
}

async fn guarded(
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
