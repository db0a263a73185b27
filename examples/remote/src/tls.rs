//! The certificates of a client, in the places that libvirt has for them.

use crate::uri::Uri;
use std::path::{Path, PathBuf};
use xdr_rpc::tls::{Authorities, CertifiedKey, TlsClient, TlsError};

/// Where the files are.
struct Places {
    authorities: PathBuf,
    certificate: PathBuf,
    key: PathBuf,
}

impl Places {
    /// In the folder of the parameter `pkipath`, or that of the user, or those of the system.
    fn of(uri: &Uri) -> Places {
        if let Some(folder) = uri.parameter("pkipath") {
            return Places::within(Path::new(folder));
        }
        let own = std::env::home_dir().map(|home| Places::within(&home.join(".pki/libvirt")));
        match own {
            Some(own) if own.authorities.exists() => own,
            _ => Places {
                authorities: PathBuf::from("/etc/pki/CA/cacert.pem"),
                certificate: PathBuf::from("/etc/pki/libvirt/clientcert.pem"),
                key: PathBuf::from("/etc/pki/libvirt/private/clientkey.pem"),
            },
        }
    }

    fn within(folder: &Path) -> Places {
        Places {
            authorities: folder.join("cacert.pem"),
            certificate: folder.join("clientcert.pem"),
            key: folder.join("clientkey.pem"),
        }
    }
}

/// A client that trusts the authorities there and shows the certificate there, if there is one. What the
/// server shows is always checked.
pub(crate) fn client(uri: &Uri) -> Result<TlsClient, TlsError> {
    let places = Places::of(uri);
    let authorities = Authorities::from_pem_file(&places.authorities)?;
    if !places.certificate.exists() {
        return TlsClient::new(authorities);
    }
    let shown = CertifiedKey::from_pem_files(&places.certificate, &places.key)?;
    TlsClient::mutual(authorities, shown)
}
