//! Files and texts that should be certificates and keys.

use super::certificates::{Authority, client, server};
use std::fs;
use xdr_rpc::tls::{Authorities, CertifiedKey, TlsClient, TlsError, TlsServer};

#[test]
fn pem_files_are_read() {
    let authority = Authority::new();
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    let (certificate, key) = authority.sign(&server());
    fs::write(path("ca.pem"), &authority.pem).unwrap();
    fs::write(path("cert.pem"), &certificate).unwrap();
    fs::write(path("key.pem"), &key).unwrap();
    fs::write(path("both.pem"), certificate.clone() + &key).unwrap();
    fs::write(path("text.pem"), "no certificate").unwrap();
    fs::write(path("bad.pem"), certificate.replace("MII", "!!!")).unwrap();

    let trusted = Authorities::from_pem_file(path("ca.pem")).unwrap();
    let shown = CertifiedKey::from_pem_files(path("cert.pem"), path("key.pem")).unwrap();
    TlsServer::mutual(shown, trusted).unwrap();
    CertifiedKey::from_pem_files(path("both.pem"), path("both.pem")).unwrap();

    let missing = Authorities::from_pem_file(path("none.pem")).unwrap_err();
    assert!(matches!(&missing, TlsError::File { path: told, .. } if *told == path("none.pem")));
    for (certificate, key, told, problem) in [
        ("text.pem", "key.pem", "text.pem", "has no certificate"),
        ("cert.pem", "text.pem", "text.pem", "has no private key"),
        ("bad.pem", "key.pem", "bad.pem", "is not PEM"),
    ] {
        let error = CertifiedKey::from_pem_files(path(certificate), path(key)).unwrap_err();
        let text = error.to_string();
        let file = path(told).display().to_string();
        assert!(text.starts_with(&format!("`{file}` {problem}")), "{text}");
    }
}

#[test]
fn an_end_that_trusts_nobody_is_not_made() {
    assert!(matches!(
        Authorities::from_der([]),
        Err(TlsError::NoAuthorities)
    ));
    assert!(Authorities::from_pem(b"").is_err());
    assert!(Authorities::from_der([vec![0x30, 0]]).is_err());
}

#[test]
fn a_key_of_another_certificate_is_refused() {
    let authority = Authority::new();
    let (certificate, _) = authority.sign(&server());
    let (_, key) = authority.sign(&server());
    let mixed = || CertifiedKey::from_pem(certificate.as_bytes(), key.as_bytes()).unwrap();
    assert!(matches!(
        TlsServer::new(mixed()),
        Err(TlsError::Unusable(_))
    ));
    assert!(matches!(
        TlsClient::mutual(authority.trusted(), mixed()),
        Err(TlsError::Unusable(_))
    ));
}

#[test]
fn a_name_must_be_one() {
    let authority = Authority::new();
    for name in ["", "two words", "[::1", "a..b"] {
        let named = authority.client().server_name(name);
        assert!(matches!(named, Err(TlsError::ServerName(told)) if told == name));
    }
    for name in ["house.example", "127.0.0.1", "::1", "[::1]"] {
        authority.client().server_name(name).unwrap();
    }
}

#[test]
fn keys_are_not_shown() {
    let authority = Authority::new();
    let (certificate, key) = authority.sign(&client("alice"));
    let shown = CertifiedKey::from_pem(certificate.as_bytes(), key.as_bytes()).unwrap();
    assert_eq!(format!("{shown:?}"), "CertifiedKey { certificates: 1, .. }");
}
