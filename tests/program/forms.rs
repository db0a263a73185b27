//! Every form of argument and result comes back as it was meant, with and without a socket.

use crate::run;
use crate::service::{Conflict, FormsClient, FormsServer, Label, Point, Refusal, Service};
use std::borrow::Cow;
use std::future::IntoFuture;
use std::time::Duration;
use xdr_rpc::{CallError, Channel, Rejection, Server};

/// The same calls over an in-memory connection and over TCP.
fn both(test: impl AsyncFn(FormsClient)) {
    run(async {
        test(FormsClient::local(Service)).await;
        let server = Server::builder()
            .serve(FormsServer::new(Service))
            .listen("tcp://127.0.0.1:0")
            .start()
            .await
            .unwrap();
        let endpoint = server.endpoints()[0].to_string();
        test(FormsClient::connect(&endpoint).await.unwrap()).await;
        assert!(server.shutdown(Duration::from_secs(5)).await);
    });
}

fn point(x: i32, y: i32) -> Point {
    Point { x, y }
}

#[test]
fn null_answers_without_a_declaration() {
    both(async |client| client.null().await.unwrap());
}

#[test]
fn a_procedure_without_arguments_and_result_answers() {
    both(async |client| client.ping().await.unwrap());
}

#[test]
fn scalars_travel() {
    both(async |client| {
        assert_eq!(client.next(u32::MAX).await.unwrap(), 0x1_0000_0000);
    });
}

#[test]
fn borrowed_strings_travel_and_limits_hold_for_elements() {
    both(async |client| {
        let text = String::from("a,bc,d");
        let parts = client.split(&text, ",").await.unwrap();
        assert_eq!(parts, ["a", "bc", "d"]);
    });
}

#[test]
fn borrowed_bytes_travel() {
    both(async |client| {
        let data = vec![1, 2, 3];
        assert_eq!(client.reverse(&data).await.unwrap(), [3, 2, 1]);
    });
}

#[test]
fn a_handler_sees_the_context_and_the_client_does_not() {
    both(async |client| {
        assert_eq!(client.who(5).await.unwrap(), 5);
    });
}

#[test]
fn a_failure_of_the_procedure_is_apart_from_failures_of_the_call() {
    both(async |client| match client.who(6).await {
        Err(CallError::App(refusal)) => assert_eq!(refusal, Refusal::OutOfRange),
        other => panic!("{other:?}"),
    });
}

#[test]
fn a_failure_may_carry_data() {
    both(async |client| {
        client.claim(Cow::Borrowed("free")).await.unwrap();
        match client.claim("bob".into()).await {
            Err(CallError::App(Conflict::Taken { by })) => assert_eq!(by, "BOB"),
            other => panic!("{other:?}"),
        }
        match client.claim(Cow::Borrowed("gone")).await {
            Err(CallError::App(Conflict::Gone)) => {}
            other => panic!("{other:?}"),
        }
    });
}

#[test]
fn a_fault_is_answered_by_the_rpc_layer() {
    both(async |client| {
        assert_eq!(client.fault(0).await.unwrap(), 12);
        for (which, expected) in [
            (1, Rejection::SystemError),
            (2, Rejection::GarbageArguments),
            (3, Rejection::ProcedureUnavailable),
        ] {
            match client.fault(which).await {
                Err(CallError::Rejected(rejection)) => assert_eq!(rejection, expected),
                other => panic!("{other:?}"),
            }
        }
    });
}

#[test]
fn several_arguments_travel_in_order_and_a_struct_may_borrow() {
    both(async |client| {
        let text = String::from("four");
        let label = Label {
            text: &text,
            at: point(1, 2),
        };
        let shifted = client.shift(label, point(10, 100), true).await.unwrap();
        assert_eq!(shifted, point(21, 206));
    });
}

#[test]
fn optional_data_travels_in_both_directions() {
    both(async |client| {
        assert_eq!(client.half(None).await.unwrap(), None);
        let half = client.half(Some(Box::new(point(6, 8)))).await.unwrap();
        assert_eq!(half, Some(point(3, 4)));
    });
}

#[test]
fn raw_names_are_names() {
    both(async |client| assert_eq!(client.r#type(9).await.unwrap(), 9));
}

#[test]
fn the_limit_of_a_result_reaches_through_result() {
    both(async |client| {
        assert_eq!(client.names(2).await.unwrap(), ["0", "1"]);
        assert!(matches!(
            client.names(0).await,
            Err(CallError::App(Refusal::NotAllowed))
        ));
        // The fifth name is one too many for the server to send.
        assert!(matches!(
            client.names(5).await,
            Err(CallError::Rejected(Rejection::SystemError))
        ));
    });
}

#[test]
fn the_limit_of_a_result_reaches_the_value_beside_a_fault() {
    both(async |client| {
        let points = |count: i32| (0..count).map(|place| point(place, 0)).collect();
        assert_eq!(client.bytes(points(2)).await.unwrap(), [2, 2]);
        for count in [0, 3] {
            assert!(matches!(
                client.bytes(points(count)).await,
                Err(CallError::Rejected(Rejection::SystemError))
            ));
        }
    });
}

#[test]
fn ranges_and_conversions_hold_for_arguments() {
    both(async |client| {
        assert_eq!(client.digit(9, 255).await.unwrap(), 9255);
    });
}

#[test]
fn an_argument_over_its_limit_is_named_and_not_sent() {
    both(async |client| {
        let error = match client.split("a", "--").await {
            Err(CallError::Encode(error)) => error.to_string(),
            other => panic!("{other:?}"),
        };
        assert!(error.starts_with("by: "), "{error}");
        assert!(matches!(
            client.digit(10, 0).await,
            Err(CallError::Encode(_))
        ));
        assert!(client.digit(1, 0).await.is_ok());
    });
}

#[test]
fn a_call_can_be_set_up_before_it_is_awaited() {
    both(async |client| {
        let number = client.next(1).timeout(Duration::from_secs(9)).await;
        assert_eq!(number.unwrap(), 2);
    });
}

#[test]
fn calls_of_one_client_overlap() {
    both(async |client| {
        let (one, two) = futures_util::future::join(
            client.next(1).into_future(),
            client.split("x", ",").into_future(),
        )
        .await;
        assert_eq!((one.unwrap(), two.unwrap()), (2, vec![String::from("x")]));
    });
}

#[test]
fn clients_and_servers_share_when_cloned() {
    run(async {
        let service = std::sync::Arc::new(Service);
        let server = FormsServer::from_arc(std::sync::Arc::clone(&service));
        let copy = server.clone();
        assert_eq!(std::sync::Arc::strong_count(&service), 3);
        drop(server);
        let client = FormsClient::new(Channel::local(copy)).clone();
        assert_eq!(client.next(3).await.unwrap(), 4);
        assert!(client.channel().closed().is_none());
        assert!(format!("{client:?}").starts_with("FormsClient"));
    });
}

#[test]
fn a_call_is_send_where_its_arguments_borrow() {
    fn send<T: Send>(value: T) -> T {
        value
    }
    run(async {
        let client = FormsClient::local(Service);
        let text = String::from("a");
        let parts = send(async { client.split(&text, ",").await }).await;
        assert_eq!(parts.unwrap(), ["a"]);
    });
}
