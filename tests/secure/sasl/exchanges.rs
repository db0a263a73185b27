//! Our ends with each other: who gets in, and who does not.

use super::{Failure, enter, house, secret};
use xdr_rpc::libvirt::sasl::{Client, ClientError, Mechanism, Passwords, Secret, Server, Users};

#[tokio::test]
async fn the_right_password_gets_in_by_the_strongest_mechanism() {
    for secure in [true, false] {
        let client = Client::new("fred", "123456");
        let entered = enter(&mut house().exchange(secure), &client, secure).await;
        let expected = ("SCRAM-SHA-256", "fred".to_owned());
        assert_eq!(entered, Ok(expected));
    }
}

#[tokio::test]
async fn names_and_passwords_may_have_any_character() {
    for mechanism in [Mechanism::ScramSha256, Mechanism::Plain] {
        let server = house().mechanisms([mechanism]);
        let client = Client::new("a,b=c", "p,w=d");
        let entered = enter(&mut server.exchange(true), &client, true).await;
        assert_eq!(entered, Ok((mechanism.name(), "a,b=c".to_owned())));
    }
}

/// RFC 4013 section 3: a soft hyphen is nothing, a Roman numeral nine is its letters.
#[tokio::test]
async fn strings_are_prepared_at_both_ends() {
    for mechanism in [Mechanism::ScramSha256, Mechanism::Plain] {
        let users = Users::new().with("IX", secret("\u{2168}"));
        let server = Server::new(users).unwrap().mechanisms([mechanism]);
        for (user, password) in [("I\u{ad}X", "IX"), ("\u{2168}", "I\u{ad}X")] {
            let client = Client::new(user, password);
            let entered = enter(&mut server.exchange(true), &client, true).await;
            assert_eq!(entered, Ok((mechanism.name(), "IX".to_owned())));
        }
        for (user, password) in [("", "x"), ("x", ""), ("a\u{7}", "x"), ("x", "a\u{7}")] {
            let client = Client::new(user, password);
            let entered = enter(&mut server.exchange(true), &client, true).await;
            assert_eq!(entered, Err(Failure::Client(ClientError::Credentials)));
        }
    }
}

#[tokio::test]
async fn a_password_is_shown_only_where_nobody_else_reads() {
    let server = house().mechanisms([Mechanism::Plain]);
    let client = Client::new("fred", "123456");
    // The server offers nothing there.
    assert!(server.exchange(false).init().is_err());
    // Nor does a client take it, should the server be another one.
    let careless = house().mechanisms([Mechanism::Plain]).plain_anywhere();
    let refused = enter(&mut careless.exchange(false), &client, false).await;
    let Err(Failure::Client(error)) = refused else {
        panic!("{refused:?}");
    };
    assert_eq!(
        error.to_string(),
        "the server offers `PLAIN` and this client has SCRAM-SHA-256 and PLAIN, but PLAIN only where nobody else reads; use TLS"
    );
    let expected = Ok(("PLAIN", "fred".to_owned()));
    let told = client.clone().plain_anywhere();
    assert_eq!(
        enter(&mut careless.exchange(false), &told, false).await,
        expected
    );
    assert_eq!(
        enter(&mut server.exchange(true), &client, true).await,
        expected
    );
    // One that was not offered cannot be had by asking for it.
    let mut exchange = house().exchange(false);
    assert_eq!(exchange.init().unwrap(), "SCRAM-SHA-256");
    let refused = exchange.start("PLAIN", Some(b"\0fred\x00123456")).await;
    assert_eq!(
        refused.unwrap_err().reason(),
        "a mechanism that was not offered"
    );
}

#[tokio::test]
async fn a_clone_may_be_told_something_else() {
    let server = house();
    let mut before = server.exchange(true);
    let other = server.clone().mechanisms([Mechanism::Plain]);
    assert_eq!(other.exchange(true).init().unwrap(), "PLAIN");
    assert_eq!(server.exchange(true).init().unwrap(), "SCRAM-SHA-256,PLAIN");
    assert_eq!(before.init().unwrap(), "SCRAM-SHA-256,PLAIN");
}

#[tokio::test]
async fn a_client_prefers_scram_whatever_the_order() {
    let client = Client::new("fred", "123456");
    for (offered, chosen) in [
        ("PLAIN,SCRAM-SHA-256", "SCRAM-SHA-256"),
        ("SCRAM-SHA-256 PLAIN", "SCRAM-SHA-256"),
        ("GSSAPI,SCRAM-SHA-1,PLAIN,DIGEST-MD5", "PLAIN"),
    ] {
        assert_eq!(client.exchange(offered, true).unwrap().mechanism(), chosen);
    }
    for offered in ["", "GSSAPI", "SCRAM-SHA-256-PLUS", "plain", "SCRAM-SHA-512"] {
        let none = client.exchange(offered, true);
        assert!(
            matches!(none, Err(ClientError::NoMechanism { .. })),
            "{offered}"
        );
    }
}

/// Neither words nor salts nor failures tell who is known.
#[tokio::test]
async fn an_unknown_user_looks_like_a_wrong_password() {
    for mechanism in [Mechanism::ScramSha256, Mechanism::Plain] {
        let server = house().mechanisms([mechanism]);
        let mut failures = Vec::new();
        for (user, password) in [("fred", "12345"), ("nobody", "123456")] {
            let client = Client::new(user, password);
            let entered = enter(&mut server.exchange(true), &client, true).await;
            failures.push(entered.unwrap_err());
        }
        assert_eq!(failures[0], failures[1]);
        let Failure::Server(refused) = &failures[0] else {
            panic!("{failures:?}");
        };
        assert_eq!(refused.to_string(), "authentication failed");
    }
}

#[tokio::test]
async fn an_unknown_user_has_a_salt_that_stays() {
    let users = Users::new().with("fred", Secret::new("123456").unwrap());
    let server = Server::new(users).unwrap();
    let mut salts = Vec::new();
    for user in ["nobody", "nobody", "somebody", "fred"] {
        let mut exchange = server.exchange(true);
        exchange.init().unwrap();
        let first = format!("n,,n={user},r=nonce");
        let reply = exchange
            .start("SCRAM-SHA-256", Some(first.as_bytes()))
            .await;
        let data = String::from_utf8(reply.unwrap().data.unwrap()).unwrap();
        let (_, salt) = data.split_once(",s=").unwrap();
        salts.push(salt.to_owned());
    }
    assert_eq!(salts[0], salts[1]);
    assert_ne!(salts[0], salts[2]);
    // As long as one that is real, and of the same cost.
    assert_eq!(salts[0].len(), salts[3].len());
    assert!(salts.iter().all(|salt| salt.ends_with(",i=16384")));
}

#[tokio::test]
async fn nobody_acts_for_another() {
    for (mechanism, first) in [
        ("PLAIN", &b"root\0fred\x00123456"[..]),
        ("SCRAM-SHA-256", b"n,a=root,n=fred,r=nonce"),
    ] {
        let mut exchange = house().exchange(true);
        exchange.init().unwrap();
        let refused = exchange.start(mechanism, Some(first)).await.unwrap_err();
        assert_eq!(refused.reason(), "somebody who would act for another");
    }
    let mut exchange = house().exchange(true);
    exchange.init().unwrap();
    let reply = exchange.start("PLAIN", Some(b"fred\0fred\x00123456")).await;
    assert!(reply.unwrap().complete);
}

#[tokio::test]
async fn failures_are_counted_and_the_right_password_comes_too_late() {
    let server = house().max_failures(3);
    let mut exchange = server.exchange(true);
    for _ in 0..3 {
        let wrong = Client::new("fred", "wrong");
        assert!(enter(&mut exchange, &wrong, true).await.is_err());
    }
    let right = Client::new("fred", "123456");
    let Err(Failure::Server(refused)) = enter(&mut exchange, &right, true).await else {
        panic!("too late, and yet it got in");
    };
    assert_eq!(refused.reason(), "too many failures");
    // On another connection, or with fewer failures, it gets in.
    let mut exchange = server.exchange(true);
    for _ in 0..2 {
        let wrong = Client::new("fred", "wrong");
        assert!(enter(&mut exchange, &wrong, true).await.is_err());
    }
    assert!(enter(&mut exchange, &right, true).await.is_ok());
}

#[tokio::test]
async fn steps_come_in_their_order() {
    let first = &b"n,,n=fred,r=nonce"[..];
    let mut exchange = house().max_failures(100).exchange(true);
    assert!(exchange.step(Some(first)).await.is_err());
    assert!(exchange.start("SCRAM-SHA-256", Some(first)).await.is_err());
    exchange.init().unwrap();
    let refused = exchange.init().unwrap_err();
    assert_eq!(refused.reason(), "an exchange has begun already");
    assert!(exchange.step(Some(first)).await.is_err());
    exchange.init().unwrap();
    let reply = exchange.start("SCRAM-SHA-256", Some(first)).await.unwrap();
    assert!(!reply.complete);
    // A second start is none of the first exchange any more.
    assert!(exchange.init().is_err());
    assert!(exchange.start("SCRAM-SHA-256", Some(first)).await.is_err());
    assert!(exchange.step(Some(first)).await.is_err());
    assert_eq!(exchange.user(), None);
    // All of that has hurt nobody.
    let right = Client::new("fred", "123456");
    assert!(enter(&mut exchange, &right, true).await.is_ok());
    // Whoever is in stays in.
    assert!(exchange.step(Some(first)).await.is_err());
    assert!(exchange.init().is_err());
    assert_eq!(exchange.user(), Some("fred"));
}

/// `nil` is no data, and not the same as empty ones.
#[tokio::test]
async fn a_client_may_speak_after_its_start() {
    let mut exchange = house().exchange(true);
    exchange.init().unwrap();
    let reply = exchange.start("PLAIN", None).await.unwrap();
    assert_eq!((reply.complete, reply.data), (false, None));
    let reply = exchange.step(Some(b"\0fred\x00123456")).await.unwrap();
    assert_eq!((reply.complete, reply.data), (true, None));
    let mut exchange = house().exchange(true);
    exchange.init().unwrap();
    assert!(exchange.start("PLAIN", Some(b"")).await.is_err());
}

#[tokio::test]
async fn data_have_a_limit() {
    let message = |len: usize| {
        let mut message = b"n,,n=fred,r=".to_vec();
        message.resize(len, b'x');
        message
    };
    let mut exchange = house().exchange(true);
    exchange.init().unwrap();
    let reply = exchange
        .start("SCRAM-SHA-256", Some(&message(65_536)))
        .await;
    assert!(!reply.unwrap().complete);
    let mut exchange = house().exchange(true);
    exchange.init().unwrap();
    let refused = exchange
        .start("SCRAM-SHA-256", Some(&message(65_537)))
        .await;
    assert_eq!(refused.unwrap_err().reason(), "too much data");
}

/// Whose lookup does not end; and one that is dropped in the middle.
struct Forever;

impl Passwords for Forever {
    async fn find(&self, _: &str) -> Option<Secret> {
        std::future::pending().await
    }
}

#[tokio::test(start_paused = true)]
async fn a_lookup_without_an_end_is_a_failure() {
    let mut exchange = Server::new(Forever).unwrap().exchange(true);
    exchange.init().unwrap();
    let refused = exchange.start("PLAIN", Some(b"\0fred\x00123456")).await;
    assert_eq!(
        refused.unwrap_err().reason(),
        "the user was not found in time"
    );
}

#[tokio::test]
async fn a_dropped_step_is_a_failure_and_leaves_nothing_behind() {
    let mut exchange = Server::new(Forever).unwrap().max_failures(1).exchange(true);
    exchange.init().unwrap();
    let start = exchange.start("PLAIN", Some(b"\0fred\x00123456"));
    assert!(futures_util::FutureExt::now_or_never(start).is_none());
    assert_eq!(exchange.user(), None);
    let refused = exchange.init().unwrap_err();
    assert_eq!(refused.reason(), "too many failures");
}
