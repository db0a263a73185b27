//! Servers that do not know the password, and want it, or to be believed, or to keep a client busy.

use super::by_hand::client_final;
use xdr_rpc::libvirt::sasl::{Client, ClientError, ClientExchange, Next};

/// A client that has just spoken, and the nonce that it has chosen.
async fn client() -> (ClientExchange, String) {
    let client = Client::new("fred", "123456");
    let mut exchange = client.exchange("SCRAM-SHA-256", false).unwrap();
    let first = String::from_utf8(exchange.start().await.unwrap().unwrap()).unwrap();
    let (_, nonce) = first.split_once("r=").unwrap();
    (exchange, nonce.to_owned())
}

/// The same, after the challenge, and the verifier that it waits for.
async fn challenged() -> (ClientExchange, String) {
    let (mut exchange, nonce) = client().await;
    let challenge = format!("r={nonce}server,s=c2FsdCE=,i=4096");
    let next = exchange.step(Some(challenge.as_bytes()), false).await;
    assert!(matches!(next, Ok(Next::Send(Some(_)))));
    let bare = format!("n=fred,r={nonce}");
    (exchange, client_final(&bare, &challenge, "123456").1)
}

/// Few iterations would make what the client sends easy to guess by; many would keep it busy for hours.
#[tokio::test]
async fn the_cost_of_a_challenge_has_limits() {
    for (iterations, is_fine) in [
        ("0", false),
        ("1", false),
        ("4095", false),
        ("4096", true),
        ("600001", false),
        ("4294967295", false),
        ("4294967296", false),
        ("-1", false),
        ("", false),
        ("4096x", false),
    ] {
        let (mut exchange, nonce) = client().await;
        let challenge = format!("r={nonce}server,s=c2FsdCE=,i={iterations}");
        let next = exchange.step(Some(challenge.as_bytes()), false).await;
        assert_eq!(next.is_ok(), is_fine, "{iterations}");
    }
}

#[tokio::test]
async fn a_nonce_must_be_the_clients_own_and_more() {
    let (mut exchange, nonce) = client().await;
    for challenge in [
        format!("r={nonce},s=c2FsdCE=,i=4096"),
        "r=of-somebody-else,s=c2FsdCE=,i=4096".to_owned(),
    ] {
        let refused = exchange.step(Some(challenge.as_bytes()), false).await;
        assert!(matches!(refused, Err(ClientError::Protocol(_))));
    }
}

/// A server that says `complete` early would be believed without knowing the password.
#[tokio::test]
async fn a_server_has_to_prove_that_it_knows_the_password() {
    let (mut exchange, _) = client().await;
    assert_eq!(exchange.step(None, true).await, Err(ClientError::Unproved));
    let (mut exchange, nonce) = client().await;
    let challenge = format!("r={nonce}server,s=c2FsdCE=,i=4096");
    let early = exchange.step(Some(challenge.as_bytes()), true).await;
    assert_eq!(early, Err(ClientError::Unproved));
    for nothing in [None, Some(&b""[..])] {
        let (mut exchange, _) = challenged().await;
        assert_eq!(
            exchange.step(nothing, true).await,
            Err(ClientError::Unproved)
        );
    }
    let (mut exchange, _) = challenged().await;
    let (_, of_another) = challenged().await;
    let wrong = exchange.step(Some(of_another.as_bytes()), true).await;
    assert_eq!(wrong, Err(ClientError::WrongServer));
    let (mut exchange, _) = challenged().await;
    let error = exchange.step(Some(b"e=invalid-proof"), true).await;
    assert!(matches!(error, Err(ClientError::Protocol(_))));
    let (mut exchange, verifier) = challenged().await;
    let right = exchange.step(Some(verifier.as_bytes()), true).await;
    assert_eq!(right, Ok(Next::Done));
    // It is over, whatever else it says.
    assert!(exchange.step(None, true).await.is_err());
}

#[tokio::test]
async fn a_server_without_an_end_is_left() {
    let (mut exchange, verifier) = challenged().await;
    exchange
        .step(Some(verifier.as_bytes()), false)
        .await
        .unwrap();
    let more = exchange.step(Some(b"more"), false).await;
    assert!(matches!(more, Err(ClientError::Protocol(_))));
    let (mut exchange, _) = challenged().await;
    let long = vec![b'v'; 65_537];
    assert!(exchange.step(Some(&long), true).await.is_err());
}
