//! SCRAM (RFC 5802) by hand.

use ring::{digest, hmac, pbkdf2};
use std::num::NonZeroU32;

/// The keys of a password.
pub struct Keys {
    pub client: Vec<u8>,
    pub stored: Vec<u8>,
    pub server: Vec<u8>,
}

pub fn mac(key: &[u8], data: &[u8]) -> Vec<u8> {
    let key = hmac::Key::new(hmac::HMAC_SHA256, key);
    hmac::sign(&key, data).as_ref().to_vec()
}

pub fn keys(password: &str, salt: &[u8], iterations: u32) -> Keys {
    let mut salted = [0; 32];
    let iterations = NonZeroU32::new(iterations).unwrap();
    let algorithm = pbkdf2::PBKDF2_HMAC_SHA256;
    pbkdf2::derive(
        algorithm,
        iterations,
        salt,
        password.as_bytes(),
        &mut salted,
    );
    let client = mac(&salted, b"Client Key");
    Keys {
        stored: hash(&client),
        client,
        server: mac(&salted, b"Server Key"),
    }
}

pub fn hash(data: &[u8]) -> Vec<u8> {
    digest::digest(&digest::SHA256, data).as_ref().to_vec()
}

pub fn xor(left: &[u8], right: &[u8]) -> Vec<u8> {
    left.iter()
        .zip(right)
        .map(|(left, right)| left ^ right)
        .collect()
}

pub fn encode(bytes: &[u8]) -> String {
    const ALPHABET: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::new();
    for chunk in bytes.chunks(3) {
        let bits = chunk
            .iter()
            .fold(0_u32, |bits, byte| bits << 8 | u32::from(*byte));
        let bits = bits << (8 * (3 - chunk.len()));
        for index in 0..4 {
            let char = ALPHABET[(bits >> (18 - 6 * index)) as usize & 63];
            text.push(if index > chunk.len() {
                '='
            } else {
                char.into()
            });
        }
    }
    text
}

pub fn decode(text: &str) -> Vec<u8> {
    let value = |char: u8| match char {
        b'A'..=b'Z' => char - b'A',
        b'a'..=b'z' => char - b'a' + 26,
        b'0'..=b'9' => char - b'0' + 52,
        b'+' => 62,
        _ => 63,
    };
    let digits: Vec<u8> = text
        .bytes()
        .filter(|char| *char != b'=')
        .map(value)
        .collect();
    let mut bytes = Vec::new();
    for chunk in digits.chunks(4) {
        let bits = chunk
            .iter()
            .fold(0_u32, |bits, digit| bits << 6 | u32::from(*digit));
        let bits = bits << (6 * (4 - chunk.len()));
        bytes.extend(&bits.to_be_bytes()[1..chunk.len()]);
    }
    bytes
}

/// The value of an attribute.
pub fn attribute(message: &str, letter: char) -> &str {
    let begin = format!("{letter}=");
    let value = message
        .split(',')
        .find_map(|part| part.strip_prefix(&begin));
    value.unwrap_or_else(|| panic!("no `{letter}` in `{message}`"))
}

/// The client's last message, and the verifier that the server must answer with.
pub fn client_final(bare: &str, server_first: &str, password: &str) -> (String, String) {
    let salt = decode(attribute(server_first, 's'));
    let iterations = attribute(server_first, 'i').parse().unwrap();
    sign(bare, server_first, &keys(password, &salt, iterations))
}

/// The same, of a password whose keys are known.
pub fn sign(bare: &str, server_first: &str, keys: &Keys) -> (String, String) {
    let without_proof = format!("c=biws,r={}", attribute(server_first, 'r'));
    let signed = format!("{bare},{server_first},{without_proof}");
    let proof = xor(&keys.client, &mac(&keys.stored, signed.as_bytes()));
    let verifier = encode(&mac(&keys.server, signed.as_bytes()));
    (
        format!("{without_proof},p={}", encode(&proof)),
        format!("v={verifier}"),
    )
}

mod tests {
    use super::*;
    use crate::sasl::{ITERATIONS, house, secret};
    use xdr_rpc::libvirt::sasl::{Client, Mechanism, Next, Secret, Server, Users};

    #[test]
    fn base64_is_that_of_rfc_4648() {
        for (bytes, text) in [
            ("", ""),
            ("f", "Zg=="),
            ("fo", "Zm8="),
            ("foobar", "Zm9vYmFy"),
        ] {
            assert_eq!(encode(bytes.as_bytes()), text);
            assert_eq!(decode(text), bytes.as_bytes());
        }
    }

    /// RFC 7677 section 3: its exchange fits the keys that we derive from its password. What it has
    /// there are the proof, whose hash must be the stored key, and the verifier, which the server key
    /// signs.
    #[test]
    fn the_exchange_of_rfc_7677() {
        let salt = decode("W22ZaJ0SNY7soEsUEjb6gQ==");
        let text = Secret::derive("pencil", &salt, 4096).unwrap().to_text();
        let (head, keys) = text.rsplit_once('$').unwrap();
        assert_eq!(head, "SCRAM-SHA-256$4096:W22ZaJ0SNY7soEsUEjb6gQ==");
        let (stored, server) = keys.split_once(':').unwrap();
        let signed = "n=user,r=rOprNGfwEbeRWgbNEkqO,\
             r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096,\
             c=biws,r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0";
        let proof = decode("dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ=");
        let client_key = xor(&proof, &mac(&decode(stored), signed.as_bytes()));
        assert_eq!(encode(&hash(&client_key)), stored);
        assert_eq!(
            encode(&mac(&decode(server), signed.as_bytes())),
            "6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4="
        );
    }

    #[tokio::test]
    async fn a_client_by_hand_gets_in() {
        let users = Users::new().with("user", Secret::derive("pencil", b"salt!", 5000).unwrap());
        let mut exchange = Server::new(users).unwrap().exchange(false);
        exchange.init().unwrap();
        let bare = "n=user,r=rOprNGfwEbeRWgbNEkqO";
        let first = format!("n,,{bare}");
        let reply = exchange
            .start("SCRAM-SHA-256", Some(first.as_bytes()))
            .await
            .unwrap();
        let challenge = String::from_utf8(reply.data.unwrap()).unwrap();
        assert!(challenge.starts_with("r=rOprNGfwEbeRWgbNEkqO"));
        assert!(attribute(&challenge, 'r').len() >= 20 + 18);
        assert!(challenge.ends_with(",s=c2FsdCE=,i=5000"));
        let (last, verifier) = client_final(bare, &challenge, "pencil");
        let reply = exchange.step(Some(last.as_bytes())).await.unwrap();
        assert!(reply.complete);
        assert_eq!(reply.data.unwrap(), verifier.into_bytes());
        assert_eq!(exchange.user(), Some("user"));
    }

    /// What was proved once is worth nothing on the next connection.
    #[tokio::test]
    async fn a_proof_cannot_be_used_again() {
        let server = house();
        let bare = "n=fred,r=same";
        let first = format!("n,,{bare}");
        let mut proofs = Vec::new();
        for attempt in 0..2 {
            let mut exchange = server.exchange(false);
            exchange.init().unwrap();
            let reply = exchange
                .start("SCRAM-SHA-256", Some(first.as_bytes()))
                .await
                .unwrap();
            let challenge = String::from_utf8(reply.data.unwrap()).unwrap();
            proofs.push(client_final(bare, &challenge, "123456").0);
            let reply = exchange.step(Some(proofs[0].as_bytes())).await;
            assert_eq!(reply.is_ok(), attempt == 0);
        }
    }

    #[tokio::test]
    async fn our_client_gets_in_at_a_server_by_hand() {
        let client = Client::new("a,b=c", "123456");
        let mut ours = client.exchange("SCRAM-SHA-256", false).unwrap();
        let first = String::from_utf8(ours.start().await.unwrap().unwrap()).unwrap();
        let bare = first.strip_prefix("n,,").unwrap();
        let nonce = bare.strip_prefix("n=a=2Cb=3Dc,r=").unwrap();
        assert!(nonce.len() >= 18);
        let challenge = format!("r={nonce}server,s=c2FsdCE=,i=4096");
        let Next::Send(Some(last)) = ours.step(Some(challenge.as_bytes()), false).await.unwrap()
        else {
            panic!("the client has no answer");
        };
        let (expected, verifier) = client_final(bare, &challenge, "123456");
        assert_eq!(String::from_utf8(last).unwrap(), expected);
        // A server that says it only in the last step, and one that wants an answer to it.
        let next = ours.step(Some(verifier.as_bytes()), false).await.unwrap();
        assert_eq!(next, Next::Send(None));
        assert_eq!(ours.step(None, true).await.unwrap(), Next::Done);
    }

    #[tokio::test]
    async fn plain_is_three_strings() {
        let server = house().mechanisms([Mechanism::Plain]);
        let mut exchange = server.exchange(true);
        exchange.init().unwrap();
        let reply = exchange
            .start("PLAIN", Some(b"\0fred\x00123456"))
            .await
            .unwrap();
        assert!(reply.complete);
        let client = Client::new("fred", "123456");
        let mut ours = client.exchange("PLAIN", true).unwrap();
        let first = ours.start().await.unwrap();
        assert_eq!(first.unwrap(), b"\0fred\x00123456");
        assert_eq!(ours.step(None, true).await.unwrap(), Next::Done);
    }

    #[test]
    fn secrets_are_those_of_the_rfc() {
        let keys = keys("123456", b"salty salt", ITERATIONS);
        assert_eq!(
            secret("123456").to_text(),
            format!(
                "SCRAM-SHA-256$4096:{}${}:{}",
                encode(b"salty salt"),
                encode(&keys.stored),
                encode(&keys.server)
            )
        );
    }
}
