//! A span around each handler, and events of connections.

use crate::program::{all_kinds, start};
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::fmt::Debug;
use std::sync::Once;
use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Subscriber};
use tracing_subscriber::Layer;
use tracing_subscriber::layer::{Context, SubscriberExt as _};
use tracing_subscriber::registry::LookupSpan;

type Fields = BTreeMap<&'static str, String>;

/// Spans when they close, and events with the fields of the span they are in.
struct Log(Vec<Fields>);

thread_local! {
    /// What the current test did: each has a thread of its own.
    static LOG: RefCell<Vec<Fields>> = const { RefCell::new(Vec::new()) };
}

/// One subscriber for the whole process: those of single threads can miss what another one saw first.
struct Logger;

struct Reader<'a>(&'a mut Fields);

impl Visit for Reader<'_> {
    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        self.0.insert(field.name(), format!("{value:?}"));
    }

    fn record_str(&mut self, field: &Field, value: &str) {
        self.0.insert(field.name(), value.to_owned());
    }
}

impl<S: Subscriber + for<'a> LookupSpan<'a>> Layer<S> for Logger {
    fn on_new_span(&self, attributes: &Attributes<'_>, id: &Id, cx: Context<'_, S>) {
        let mut fields = Fields::new();
        attributes.record(&mut Reader(&mut fields));
        fields.insert("span", attributes.metadata().name().to_owned());
        fields.insert("target", attributes.metadata().target().to_owned());
        cx.span(id).unwrap().extensions_mut().insert(fields);
    }

    fn on_record(&self, id: &Id, values: &Record<'_>, cx: Context<'_, S>) {
        let span = cx.span(id).unwrap();
        let mut extensions = span.extensions_mut();
        values.record(&mut Reader(extensions.get_mut::<Fields>().unwrap()));
    }

    fn on_event(&self, event: &Event<'_>, cx: Context<'_, S>) {
        let mut fields = Fields::new();
        if let Some(span) = cx.event_span(event) {
            fields.clone_from(span.extensions().get::<Fields>().unwrap());
        }
        event.record(&mut Reader(&mut fields));
        fields.insert("level", event.metadata().level().to_string());
        LOG.with_borrow_mut(|log| log.push(fields));
    }

    fn on_close(&self, id: Id, cx: Context<'_, S>) {
        let span = cx.span(&id).unwrap();
        let fields = span.extensions().get::<Fields>().unwrap().clone();
        LOG.with_borrow_mut(|log| log.push(fields));
    }
}

impl Log {
    fn with(&self, field: &str, value: &str) -> Vec<Fields> {
        let has = |fields: &&Fields| fields.get(field).is_some_and(|found| found == value);
        self.0.iter().filter(has).cloned().collect()
    }
}

/// Everything that happened in one conversation, in one thread.
async fn conversation() -> Log {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let subscriber = tracing_subscriber::registry().with(Logger);
        tracing::subscriber::set_global_default(subscriber).unwrap();
    });
    let (server, client) = start().await;
    all_kinds(&client).await;
    drop(client);
    while server.connections() > 0 {
        tokio::task::yield_now().await;
    }
    drop(server);
    Log(LOG.take())
}

#[tokio::test]
async fn a_call_has_a_span_that_names_it() {
    let log = conversation().await;
    let spans = log.with("procedure", "double");
    let closed: Vec<&Fields> = spans
        .iter()
        .filter(|span| !span.contains_key("level") && span["target"] == "xdr_rpc::server")
        .collect();
    let outcomes: Vec<&str> = closed.iter().map(|span| span["outcome"].as_str()).collect();
    assert_eq!(outcomes, ["success", "success", "garbage_args"]);
    for span in closed {
        assert_eq!(span["span"], "call");
        assert_eq!((&*span["program"], &*span["version"]), ("Desk", "3"));
        assert!(span["peer"].starts_with("tcp://127.0.0.1:"), "{span:?}");
        assert!(span["xid"].parse::<u32>().is_ok(), "{span:?}");
    }
    let outcome = |procedure| log.with("procedure", procedure)[0]["outcome"].clone();
    assert_eq!(outcome("refuse"), "auth_error");
    assert_eq!(outcome("panic"), "system_error");
    assert_eq!(outcome("null"), "success");
}

#[tokio::test]
async fn a_caller_has_a_span_as_well() {
    let log = conversation().await;
    let of_client = |span: &&Fields| span.get("target").is_some_and(|at| at == "xdr_rpc::client");
    let spans = log.with("span", "call");
    let spans: Vec<[&str; 4]> = spans
        .iter()
        .filter(of_client)
        .map(|span| ["program", "version", "procedure", "outcome"].map(|name| &*span[name]))
        .collect();
    assert_eq!(spans[0], ["Desk", "3", "double", "success"]);
    assert_eq!(spans[2], ["Desk", "3", "refuse", "auth_error"]);
    assert_eq!(spans[5], ["0x20000089", "3", "1", "garbage_args"]);
}

#[tokio::test]
async fn what_a_handler_logs_is_within_its_span() {
    let log = conversation().await;
    for message in ["doubling", "doubled"] {
        let events = log.with("message", message);
        assert_eq!(events.len(), 2, "{message}");
        for event in events {
            assert_eq!(event["procedure"], "double", "{message}");
        }
    }
}

#[tokio::test]
async fn garbage_says_what_is_wrong() {
    let log = conversation().await;
    let events = log.with("message", "arguments cannot be decoded");
    assert_eq!(events.len(), 1);
    assert_eq!(
        (&*events[0]["level"], &*events[0]["procedure"]),
        ("WARN", "double")
    );
    assert!(
        events[0]["reason"].contains("value"),
        "{:?}",
        events[0]["reason"]
    );
}

#[tokio::test]
async fn refusals_and_connections_are_told() {
    let log = conversation().await;
    let refused = log.with("message", "call refused");
    let reasons: Vec<&str> = refused
        .iter()
        .map(|event| event["reason"].as_str())
        .collect();
    assert_eq!(
        reasons,
        [
            "ProcedureUnavailable",
            "ProgramMismatch { low: 3, high: 3 }"
        ]
    );
    assert_eq!(log.with("message", "connected").len(), 1);
    // Both ends say why theirs is over.
    let reasons: Vec<String> = log
        .with("message", "disconnected")
        .iter()
        .map(|event| event["reason"].clone())
        .collect();
    assert_eq!(
        reasons,
        ["the connection was closed", "the connection was closed"]
    );
}
