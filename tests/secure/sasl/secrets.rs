//! Secrets as lines of a file.

use super::secret;
use xdr_rpc::libvirt::sasl::{Secret, SecretError};

#[test]
fn a_line_is_read_back() {
    let line = secret("x").to_text();
    assert!(line.parse::<Secret>().unwrap() == secret("x"));
    assert!(Secret::new("x").unwrap() != Secret::new("x").unwrap());
}

#[test]
fn what_is_not_a_secret_is_refused() {
    let line = secret("x").to_text();
    let broken = [
        String::new(),
        "SCRAM-SHA-256$4096".to_owned(),
        line.replace("256", "1"),
        line.replace("4096", "4096.0"),
        line.replace("4096", "4294967296"),
        line.replace("4096:", "4096:*"),
        line.replace('=', ""),
        line[..line.len() - 5].to_owned(),
        format!("{line}="),
        format!(" {line}"),
    ];
    for text in broken {
        assert_eq!(
            text.parse::<Secret>().unwrap_err(),
            SecretError::Text,
            "{text}"
        );
    }
    let weak = [
        line.replace("4096", "4095"),
        line.replace(&line[19..35], ""),
    ];
    for text in weak {
        assert_eq!(
            text.parse::<Secret>().unwrap_err(),
            SecretError::Weak,
            "{text}"
        );
    }
}

#[test]
fn what_makes_no_secret() {
    for (password, salt, iterations, expected) in [
        ("", &b"salt"[..], 4096, SecretError::Password),
        ("a\0b", b"salt", 4096, SecretError::Password),
        ("x", b"", 4096, SecretError::Weak),
        ("x", b"salt", 4095, SecretError::Weak),
    ] {
        let refused = Secret::derive(password, salt, iterations);
        assert_eq!(refused.unwrap_err(), expected);
    }
}

#[test]
fn secrets_are_not_shown() {
    assert_eq!(
        format!("{:?}", secret("x")),
        "Secret { iterations: 4096, .. }"
    );
    let client = xdr_rpc::libvirt::sasl::Client::new("fred", "123456");
    assert_eq!(format!("{client:?}"), "Client { user: \"fred\", .. }");
}
