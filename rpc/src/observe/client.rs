//! A call as its caller sees it: a span, a counter and a histogram.

#[cfg(not(any(feature = "tracing", feature = "metrics")))]
pub(crate) use off::*;
#[cfg(any(feature = "tracing", feature = "metrics"))]
pub(crate) use on::*;

#[cfg(any(feature = "tracing", feature = "metrics"))]
mod on {
    use crate::error::{CallError, Rejection};
    use crate::procedure::Callee;
    #[cfg(feature = "metrics")]
    use metrics::Label;
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
                Err(CallError::Encode(_)) => "encode_error",
                Err(CallError::Decode(_)) => "decode_error",
                Err(CallError::Timeout) => "timeout",
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
    fn program(callee: &Callee) -> Cow<'static, str> {
        match callee.interface {
            Some(interface) => interface.name.into(),
            None => format!("{:#x}", callee.target.program).into(),
        }
    }

    fn procedure(callee: &Callee) -> Cow<'static, str> {
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
            {
                let mut labels = vec![
                    Label::new("program", program(&self.callee)),
                    Label::new("version", self.callee.target.version.to_string()),
                    Label::new("procedure", procedure(&self.callee)),
                ];
                let seconds =
                    metrics::histogram!("rpc_client_call_duration_seconds", labels.clone());
                seconds.record(self.start.elapsed());
                labels.push(Label::new("outcome", self.outcome));
                metrics::counter!("rpc_client_calls_total", labels).increment(1);
            }
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
