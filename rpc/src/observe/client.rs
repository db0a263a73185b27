//! A call as its caller sees it: a span, a counter and a histogram.

#[cfg(not(any(feature = "tracing", feature = "metrics")))]
pub(crate) use off::*;
#[cfg(any(feature = "tracing", feature = "metrics"))]
pub(crate) use on::*;

#[cfg(any(feature = "tracing", feature = "metrics"))]
mod on {
    use crate::error::{CallError, Rejection};
    use crate::procedure::Callee;
    use std::borrow::Cow;
    #[cfg(feature = "metrics")]
    use std::time::Instant;

    /// Follows a call until it is done or given up.
    #[derive(Debug)]
    pub(crate) struct CallWatch {
        outcome: &'static str,
        #[cfg(feature = "tracing")]
        span: tracing::Span,
        #[cfg(feature = "metrics")]
        callee: Callee,
        #[cfg(feature = "metrics")]
        start: Instant,
    }

    impl CallWatch {
        pub(crate) fn of(callee: Callee) -> Self {
            CallWatch {
                outcome: "cancelled",
                #[cfg(feature = "tracing")]
                span: span(callee),
                #[cfg(feature = "metrics")]
                callee,
                #[cfg(feature = "metrics")]
                start: Instant::now(),
            }
        }

        /// Within the span, where somebody listens.
        #[cfg(feature = "tracing")]
        pub(crate) fn enter(&self) -> Option<tracing::span::EnteredSpan> {
            (!self.span.is_disabled()).then(|| self.span.clone().entered())
        }

        #[cfg(not(feature = "tracing"))]
        pub(crate) fn enter(&self) -> Option<()> {
            None
        }

        pub(crate) fn end<T, E>(&mut self, result: &Result<T, CallError<E>>) {
            self.outcome = match result {
                Ok(_) => "success",
                Err(CallError::App(_)) => "failure",
                Err(CallError::Rejected(rejection)) => rejected(rejection),
                Err(CallError::Remote(_)) => "remote_error",
                Err(CallError::Encode(_)) => "encode_error",
                Err(CallError::Decode(_)) => "decode_error",
                Err(CallError::Timeout) => "timeout",
                Err(CallError::NoFds) => "encode_error",
                Err(CallError::Disconnected(_)) => "disconnected",
                #[allow(unreachable_patterns, reason = "there are more with other features")]
                Err(_) => "error",
            };
        }
    }

    fn rejected(rejection: &Rejection) -> &'static str {
        match rejection {
            Rejection::ProgramUnavailable => "program_unavailable",
            Rejection::ProgramMismatch { .. } => "program_mismatch",
            Rejection::ProcedureUnavailable => "procedure_unavailable",
            Rejection::GarbageArguments => "garbage_args",
            Rejection::SystemError => "system_error",
            Rejection::RpcMismatch { .. } => "rpc_mismatch",
            Rejection::AuthError(_) => "auth_error",
        }
    }

    /// The name of the program; of one called by numbers, its number.
    pub(super) fn program(callee: &Callee) -> Cow<'static, str> {
        match callee.interface {
            Some(interface) => interface.name.into(),
            None => format!("{:#x}", callee.target.program).into(),
        }
    }

    pub(super) fn procedure(callee: &Callee) -> Cow<'static, str> {
        match callee.procedure {
            Some(procedure) => procedure.name.into(),
            None if callee.target.procedure == 0 => "null".into(),
            None => callee.target.procedure.to_string().into(),
        }
    }

    #[cfg(feature = "tracing")]
    fn span(callee: Callee) -> tracing::Span {
        tracing::info_span!(
            target: "xdr_rpc::client",
            "call",
            program = &*program(&callee),
            version = callee.target.version,
            procedure = &*procedure(&callee),
            outcome = tracing::field::Empty,
        )
    }

    impl Drop for CallWatch {
        fn drop(&mut self) {
            #[cfg(feature = "tracing")]
            self.span.record("outcome", self.outcome);
            #[cfg(feature = "metrics")]
            super::figures::record(&self.callee, self.outcome, self.start.elapsed());
        }
    }
}

/// Counters and histograms, asked for once by each thread: asking takes labels, which take memory, and a
/// call should take none.
#[cfg(feature = "metrics")]
mod figures {
    use super::on::{procedure, program};
    use crate::procedure::Callee;
    use metrics::{Counter, Histogram, Label, counter, histogram};
    use std::cell::RefCell;
    use std::collections::HashMap;
    use std::time::Duration;

    struct Figures {
        labels: [Label; 3],
        seconds: Histogram,
        calls: Vec<(&'static str, Counter)>,
    }

    /// Of what is called; one called by numbers has other names.
    type Key = (u32, u32, u32, bool);

    thread_local! {
        static KNOWN: RefCell<HashMap<Key, Figures>> = RefCell::default();
    }

    pub(super) fn record(callee: &Callee, outcome: &'static str, took: Duration) {
        let target = callee.target;
        let named = callee.interface.is_some();
        let key = (target.program, target.version, target.procedure, named);
        // They are gone while a thread ends; and a recorder may call a server.
        let _ = KNOWN.try_with(|known| {
            if let Ok(mut known) = known.try_borrow_mut() {
                let figures = known.entry(key).or_insert_with(|| Figures::of(callee));
                figures.seconds.record(took);
                figures.count(outcome);
            }
        });
    }

    impl Figures {
        fn of(callee: &Callee) -> Self {
            let labels = [
                Label::new("program", program(callee)),
                Label::new("version", callee.target.version.to_string()),
                Label::new("procedure", procedure(callee)),
            ];
            Figures {
                seconds: histogram!("rpc_client_call_duration_seconds", labels.to_vec()),
                labels,
                calls: Vec::new(),
            }
        }

        fn count(&mut self, outcome: &'static str) {
            let mut known = self.calls.iter().filter(|(known, _)| *known == outcome);
            if let Some((_, calls)) = known.next() {
                calls.increment(1);
                return;
            }
            let mut labels = self.labels.to_vec();
            labels.push(Label::new("outcome", outcome));
            let calls = counter!("rpc_client_calls_total", labels);
            calls.increment(1);
            self.calls.push((outcome, calls));
        }
    }
}

#[cfg(not(any(feature = "tracing", feature = "metrics")))]
mod off {
    use crate::error::CallError;
    use crate::procedure::Callee;

    #[derive(Debug)]
    pub(crate) struct CallWatch;

    impl CallWatch {
        pub(crate) fn of(_: Callee) -> Self {
            CallWatch
        }

        pub(crate) fn enter(&self) -> Option<()> {
            None
        }

        pub(crate) fn end<T, E>(&mut self, _: &Result<T, CallError<E>>) {}
    }
}
