//! Authorities and what they sign.

use rcgen::{
    BasicConstraints, CertificateParams, CertificateRevocationListParams, DnType,
    ExtendedKeyUsagePurpose, IsCa, Issuer, KeyIdMethod, KeyPair, KeyUsagePurpose,
    RevokedCertParams, SanType, SerialNumber, date_time_ymd,
};
use xdr_rpc::tls::{Authorities, CertifiedKey, TlsClient, TlsServer};

/// Signs certificates.
pub struct Authority {
    issuer: Issuer<'static, KeyPair>,
    pub pem: String,
}

impl Authority {
    /// They all have the same name.
    pub fn new() -> Self {
        Authority::named("authority")
    }

    pub fn named(name: &str) -> Self {
        let mut params = CertificateParams::default();
        params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        params.key_usages = vec![KeyUsagePurpose::KeyCertSign, KeyUsagePurpose::CrlSign];
        params.distinguished_name.push(DnType::CommonName, name);
        let key = KeyPair::generate().unwrap();
        let pem = params.self_signed(&key).unwrap().pem();
        let issuer = Issuer::new(params, key);
        Authority { issuer, pem }
    }

    /// A list that takes these serial numbers back, until a year.
    pub fn revoke(&self, serials: &[u64], until: i32) -> String {
        let revoked = serials.iter().map(|serial| RevokedCertParams {
            serial_number: SerialNumber::from(*serial),
            revocation_time: date_time_ymd(2020, 1, 1),
            reason_code: None,
            invalidity_date: None,
        });
        let params = CertificateRevocationListParams {
            this_update: date_time_ymd(2020, 1, 1),
            next_update: date_time_ymd(until, 1, 1),
            crl_number: SerialNumber::from(1),
            issuing_distribution_point: None,
            revoked_certs: revoked.collect(),
            key_identifier_method: KeyIdMethod::Sha256,
        };
        params.signed_by(&self.issuer).unwrap().pem().unwrap()
    }

    /// What trusts it.
    pub fn trusted(&self) -> Authorities {
        Authorities::from_pem(self.pem.as_bytes()).unwrap()
    }

    /// A certificate and its key in PEM.
    pub fn sign(&self, params: &CertificateParams) -> (String, String) {
        let key = KeyPair::generate().unwrap();
        let certificate = params.signed_by(&key, &self.issuer).unwrap();
        (certificate.pem(), key.serialize_pem())
    }

    /// A certificate of one that this one has signed in turn: both in PEM, and the key.
    pub fn delegate(
        &self,
        between: &CertificateParams,
        key: KeyPair,
        params: &CertificateParams,
    ) -> (String, String) {
        let pem = between.signed_by(&key, &self.issuer).unwrap().pem();
        let issuer = Issuer::new(between.clone(), key);
        let (leaf, secret) = Authority {
            issuer,
            pem: pem.clone(),
        }
        .sign(params);
        (leaf + &pem, secret)
    }

    pub fn certify(&self, params: &CertificateParams) -> CertifiedKey {
        let (certificate, key) = self.sign(params);
        CertifiedKey::from_pem(certificate.as_bytes(), key.as_bytes()).unwrap()
    }

    /// A server that asks for certificates that this one has signed.
    pub fn server(&self) -> TlsServer {
        TlsServer::mutual(self.certify(&server()), self.trusted()).unwrap()
    }

    /// A client with a certificate of this one.
    pub fn client(&self) -> TlsClient {
        TlsClient::mutual(self.trusted(), self.certify(&client("alice"))).unwrap()
    }
}

/// Of a server at 127.0.0.1 that is also called `house.example`.
pub fn server() -> CertificateParams {
    let mut params = CertificateParams::new(["house.example".to_owned()]).unwrap();
    let address = SanType::IpAddress([127, 0, 0, 1].into());
    params.subject_alt_names.push(address);
    params.extended_key_usages = vec![ExtendedKeyUsagePurpose::ServerAuth];
    params
}

/// Of a client.
pub fn client(name: &str) -> CertificateParams {
    let mut params = CertificateParams::default();
    params.distinguished_name = rcgen::DistinguishedName::new();
    params
        .distinguished_name
        .push(DnType::OrganizationName, "Example");
    params.distinguished_name.push(DnType::CommonName, name);
    params.extended_key_usages = vec![ExtendedKeyUsagePurpose::ClientAuth];
    params
}

/// The same, but it ended in 2001.
pub fn expired(mut params: CertificateParams) -> CertificateParams {
    params.not_before = date_time_ymd(2000, 1, 1);
    params.not_after = date_time_ymd(2001, 1, 1);
    params
}

/// The same, but it begins in 4000.
pub fn premature(mut params: CertificateParams) -> CertificateParams {
    params.not_before = date_time_ymd(4000, 1, 1);
    params
}
