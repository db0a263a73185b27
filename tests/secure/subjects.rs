//! The names in certificates, as RFC 4514 writes them.

use super::certificates::{Authority, client};
use super::program::{ENDPOINTS, serve, visit};
use rcgen::{CertificateParams, DistinguishedName, DnType, DnValue};
use xdr_rpc::tls::TlsClient;

async fn subject(authority: &Authority, params: &CertificateParams) -> String {
    let (server, _) = serve(authority.server(), ENDPOINTS[0]).await;
    let tls = TlsClient::mutual(authority.trusted(), authority.certify(params)).unwrap();
    visit(&server.endpoints()[0], tls).await.unwrap()
}

#[tokio::test]
async fn names_are_written_backwards_and_escaped() {
    let authority = Authority::new();
    let attribute = |kind: DnType, value: &str| (kind, DnValue::from(value));
    // RFC 4514 section 4, and what else section 2.4 has.
    let rows = [
        (
            vec![
                attribute(DnType::CountryName, "GB"),
                attribute(DnType::OrganizationName, "Isode Limited"),
                attribute(DnType::CommonName, "Steve Kille"),
            ],
            "CN=Steve Kille,O=Isode Limited,C=GB",
        ),
        (
            vec![
                attribute(DnType::StateOrProvinceName, "London"),
                attribute(DnType::OrganizationalUnitName, "Sales"),
                attribute(DnType::CommonName, "James \"Jim\" Smith, III"),
            ],
            "CN=James \\\"Jim\\\" Smith\\, III,OU=Sales,ST=London",
        ),
        (
            vec![attribute(DnType::CommonName, "Before\rAfter")],
            "CN=Before\\0dAfter",
        ),
        (
            vec![attribute(DnType::CommonName, "Lu\u{10d}i\u{107}")],
            "CN=Lu\u{10d}i\u{107}",
        ),
        (
            vec![attribute(DnType::CommonName, " #a+b;c<d>e\\f\0 ")],
            "CN=\\ #a\\+b\\;c\\<d\\>e\\\\f\\00\\ ",
        ),
        (vec![attribute(DnType::CommonName, "#x")], "CN=\\#x"),
        // A string of the type that has no short name is its element in hexadecimal.
        (
            vec![attribute(
                DnType::CustomDnType(vec![1, 3, 6, 1, 4, 1, 1466, 0]),
                "Hi",
            )],
            "1.3.6.1.4.1.1466.0=#0c024869",
        ),
    ];
    for (attributes, expected) in rows {
        let mut params = client("x");
        params.distinguished_name = DistinguishedName::new();
        for (kind, value) in attributes {
            params.distinguished_name.push(kind, value);
        }
        assert_eq!(subject(&authority, &params).await, expected);
    }
}
