//! Messages that no mechanism has. They are refused by those who look first: a mechanism that broke down
//! over one would say so.

use super::by_hand::{keys, sign};
use super::{ITERATIONS, house};
use xdr_rpc::libvirt::sasl::{Client, ClientError, Exchange, Next, Server};

/// What somebody does to a message.
type Damage = Box<dyn Fn(Vec<u8>) -> Vec<u8>>;

const BARE: &str = "n=fred,r=nonce";
const BROKEN: &str = "the mechanism broke down";

async fn begun(
    server: &Server,
    mechanism: &str,
    first: &[u8],
) -> (Exchange, Result<Vec<u8>, &'static str>) {
    let mut exchange = server.exchange(true);
    exchange.init().unwrap();
    let reply = exchange.start(mechanism, Some(first)).await;
    let reply = reply.map(|reply| reply.data.unwrap_or_default());
    (exchange, reply.map_err(|refused| refused.reason()))
}

#[tokio::test]
async fn first_messages_of_scram() {
    let server = house();
    let messages: [&[u8]; 24] = [
        b"",
        b",",
        b",,",
        b",,,,,,",
        b"n",
        b"n,",
        b"n,,",
        b"n,,,",
        b"n,,n",
        b"n,,n=,r=x",
        b"n,,n=fred",
        b"n,,n=fred,",
        b"n,,n=fred,r",
        b"n,,n=fred,r=",
        b"n,,m=x,n=fred,r=x",
        b"n,a,n=fred,r=x",
        b"n,a=,n=fred,r=x",
        b"n,,n=fr=ed,r=x",
        b"n,,n=fred=,r=x",
        b"n,,n=fred=2,r=x",
        b"n,,n=fred,r=x,",
        b"n,,n=fred,r=x,y",
        b"p=tls-unique,,n=fred,r=x",
        b"n,,n=\xff,r=x",
    ];
    for message in messages {
        let (_, refused) = begun(&server, "SCRAM-SHA-256", message).await;
        let text = String::from_utf8_lossy(message);
        assert_eq!(refused, Err("a malformed message"), "{text}");
    }
    // A nonce of printable characters is what it says it is.
    let (_, refused) = begun(&server, "SCRAM-SHA-256", b"n,,n=fred,r=\x01").await;
    assert_eq!(refused, Err("a message that the mechanism does not take"));
    for fine in ["n,,n=fred,r=x", "y,,n=fred,r=x", "n,a=fred,n=fred,r=x,x=y"] {
        assert!(
            begun(&server, "SCRAM-SHA-256", fine.as_bytes())
                .await
                .1
                .is_ok()
        );
    }
}

#[tokio::test]
async fn messages_of_plain() {
    let server = house();
    let messages: [&[u8]; 10] = [
        b"",
        b"\0",
        b"\0\0",
        b"\0\0\0",
        b"fred",
        b"\0fred",
        b"\0fred\0",
        b"\0\x00123456",
        b"\0fred\x00123456\0",
        b"\0\xff\x00123456",
    ];
    for message in messages {
        let (_, refused) = begun(&server, "PLAIN", message).await;
        assert_eq!(refused, Err("a malformed message"), "{message:?}");
    }
}

/// Every truncation of the last message, every byte of it changed, and what else there is.
#[tokio::test]
async fn last_messages_of_scram() {
    let (server, keys) = (house(), keys("123456", b"salty salt", ITERATIONS));
    let first = format!("n,,{BARE}");
    let (_, challenge) = begun(&server, "SCRAM-SHA-256", first.as_bytes()).await;
    let challenge = String::from_utf8(challenge.unwrap()).unwrap();
    let length = sign(BARE, &challenge, &keys).0.len();
    let mut damages: Vec<Damage> = Vec::new();
    for at in 0..length {
        damages.push(Box::new(move |message| message[..at].to_vec()));
        for to in [0, b',', b'=', b'z', 0xff] {
            damages.push(Box::new(move |mut message| {
                // Were it the same, it would be no damage.
                message[at] = if message[at] == to { b'!' } else { to };
                message
            }));
        }
    }
    for whole in [
        "",
        ",",
        "c=biws",
        "c=biws,r=,p=",
        "c=,r=,p=",
        "c=biws,,p=x",
        "p=x",
    ] {
        damages.push(Box::new(move |_| whole.into()));
    }
    for tail in [",", ",x", ",x=y", "=", "AAAA"] {
        damages.push(Box::new(move |message| {
            [&message[..], tail.as_bytes()].concat()
        }));
    }
    for damage in damages {
        let (mut exchange, challenge) = begun(&server, "SCRAM-SHA-256", first.as_bytes()).await;
        let challenge = String::from_utf8(challenge.unwrap()).unwrap();
        let last = damage(sign(BARE, &challenge, &keys).0.into_bytes());
        let refused = exchange.step(Some(&last)).await;
        let text = String::from_utf8_lossy(&last).into_owned();
        assert_ne!(refused.expect_err(&text).reason(), BROKEN, "{text}");
        assert_eq!(exchange.user(), None);
    }
}

/// The same for what servers say.
#[tokio::test]
async fn messages_of_servers() {
    let ours = Client::new("fred", "123456");
    let first = |nonce: &str| format!("r={nonce}server,s=c2FsdCE=,i=4096").into_bytes();
    let length = first("").len() + 24;
    let mut damages: Vec<Damage> = Vec::new();
    for at in 0..length {
        damages.push(Box::new(move |message| message[..at].to_vec()));
        for to in [0, b',', b'=', 0xff] {
            damages.push(Box::new(move |mut message| {
                message[at] = to;
                message
            }));
        }
    }
    for whole in [
        "",
        ",",
        "r=",
        "r=,s=,i=",
        "r=x,s=c2E=,i=4096",
        "m=x,r=x",
        "e=other-error",
    ] {
        damages.push(Box::new(move |_| whole.into()));
    }
    for damage in damages {
        let mut exchange = ours.exchange("SCRAM-SHA-256", true).unwrap();
        let said = exchange.start().await.unwrap().unwrap();
        let said = String::from_utf8(said).unwrap();
        let (_, nonce) = said.split_once("r=").unwrap();
        assert_eq!(nonce.len(), 24);
        let challenge = damage(first(nonce));
        let text = String::from_utf8_lossy(&challenge).into_owned();
        match exchange.step(Some(&challenge), false).await {
            // Some bytes of the nonce and the salt may be any.
            Ok(Next::Send(_)) => {}
            Ok(Next::Done) => panic!("in by `{text}`"),
            Err(ClientError::Protocol(problem)) => assert_ne!(problem, BROKEN, "{text}"),
            Err(other) => panic!("{other} over `{text}`"),
        }
    }
}
