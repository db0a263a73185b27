//! The rules of procedures that open a stream.

use crate::errors::Errors;
use crate::program::model::Procedure;
use crate::program::reply::ReplyKind;
use syn::{PatType, Type};

/// Checks that the option and the parameter are there together, and what goes with them.
pub(super) fn check(procedure: &Procedure, errors: &mut Errors) {
    let name = &procedure.message.ident;
    match (&procedure.options.stream, procedure.local.streams.first()) {
        (Some(option), None) => errors.push(
            option,
            format!(
                "procedure `{name}` opens a stream that its handler does not get; write `stream: Stream` before the arguments"
            ),
        ),
        (None, Some((_, stream))) => errors.push(
            stream,
            format!(
                "procedure `{name}` opens no stream; write the option `stream`, or rename a type of your own that is called `Stream`"
            ),
        ),
        (None, None) => {}
        (Some(_), Some(_)) => {
            parameters(procedure, errors);
            options(procedure, errors);
            failure(procedure, errors);
        }
    }
}

/// There is one stream, by value, between the context and the arguments.
fn parameters(procedure: &Procedure, errors: &mut Errors) {
    let contexts = procedure.local.contexts.len();
    for (count, (place, stream)) in procedure.local.streams.iter().enumerate() {
        if count > 0 {
            errors.push(stream, "a procedure opens one stream; remove this one");
        } else if *place > contexts {
            errors.push(
                stream,
                "the stream comes before the arguments; move it there",
            );
        }
        is_owned(stream, errors);
        if let Some(attr) = stream.attrs.iter().find(|attr| attr.path().is_ident("xdr")) {
            errors.push(attr, "the stream does not travel; remove `xdr`");
        }
    }
}

/// The stream goes on when the call is over.
fn is_owned(stream: &PatType, errors: &mut Errors) {
    if let Type::Reference(_) = &*stream.ty {
        errors.push(&stream.ty, "the handler keeps the stream; write `Stream`");
    }
}

/// A stream is open once its call was answered, and neither waits on a thread nor opens twice.
fn options(procedure: &Procedure, errors: &mut Errors) {
    let options = &procedure.options;
    let refused = [
        (
            &options.oneway,
            "a stream is open once the procedure has answered; remove `oneway`",
        ),
        (
            &options.idempotent,
            "a stream that was lost cannot go on with a second call; remove `idempotent`",
        ),
        (
            &options.blocking,
            "a stream is read and written by tasks that wait; remove `blocking` and write `async fn`",
        ),
        (
            &options.detached,
            "a stream ends with its connection, and so does the call that opens it; remove `detached`",
        ),
    ];
    for (option, message) in refused {
        if let Some(key) = option {
            errors.push(key, message);
        }
    }
}

/// What fails within a result would open a stream all the same.
fn failure(procedure: &Procedure, errors: &mut Errors) {
    if let ReplyKind::Outcome(failure) = &procedure.reply.kind {
        errors.push(
            failure,
            "a reply with a failure in it opens the stream; write `Result<T, RemoteError>`",
        );
    }
}
