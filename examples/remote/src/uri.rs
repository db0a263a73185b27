//! Where a daemon is, as libvirt writes it: `test+unix:///default?socket=/run/libvirt/libvirt-sock`.

use std::collections::BTreeMap;
use std::fmt;
use std::path::PathBuf;
use std::str::FromStr;
use xdr_rpc::{Address, Endpoint, Protocol};

/// The port for TCP.
const TCP_PORT: u16 = 16_509;

/// The port for TLS.
const TLS_PORT: u16 = 16_514;

/// The URI of a driver: `DRIVER[+TRANSPORT]://[HOST[:PORT]]/PATH[?NAME=VALUE&..]`.
///
/// | transport | where |
/// |---|---|
/// | `unix`, or nothing where there is no host | a socket: that of the parameter `socket`, or the system's, or with the path `/session` the user's |
/// | `tls`, or nothing where there is a host | TLS; `pkipath` names the folder of `cacert.pem`, `clientcert.pem` and `clientkey.pem` |
/// | `tcp` | TCP, with nothing to protect it |
///
/// ```
/// use xdr_remote::Uri;
///
/// let uri: Uri = "qemu+tcp://host.example/system".parse()?;
/// assert_eq!(uri.endpoint(false).to_string(), "libvirt+tcp://host.example:16509");
/// assert_eq!(uri.driver_uri(), "qemu:///system");
/// # Ok::<(), xdr_remote::UriError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Uri {
    driver: String,
    transport: Transport,
    host: String,
    port: Option<u16>,
    path: String,
    parameters: BTreeMap<String, String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Transport {
    Unix,
    Tcp,
    Tls,
}

/// A text that is not the URI of a driver.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UriError {
    text: String,
    problem: &'static str,
}

impl fmt::Display for UriError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "`{}` is no URI of a driver: {}; write `DRIVER+unix:///PATH`, `DRIVER+tcp://HOST/PATH` or \
             `DRIVER+tls://HOST/PATH`",
            self.text, self.problem
        )
    }
}

impl std::error::Error for UriError {}

impl FromStr for Uri {
    type Err = UriError;

    fn from_str(text: &str) -> Result<Self, UriError> {
        parse(text).map_err(|problem| UriError {
            text: text.to_owned(),
            problem,
        })
    }
}

fn parse(text: &str) -> Result<Uri, &'static str> {
    let (scheme, rest) = text.split_once("://").ok_or("it has no `://`")?;
    let (rest, query) = rest.split_once('?').unwrap_or((rest, ""));
    let (authority, path) = match rest.find('/') {
        Some(at) => rest.split_at(at),
        None => (rest, ""),
    };
    let (host, port) = host_and_port(authority)?;
    let (driver, transport) = match scheme.split_once('+') {
        Some((driver, "unix")) => (driver, Transport::Unix),
        Some((driver, "tcp")) => (driver, Transport::Tcp),
        Some((driver, "tls")) => (driver, Transport::Tls),
        Some(_) => return Err("its transport is none of `unix`, `tcp` and `tls`"),
        None if host.is_empty() => (scheme, Transport::Unix),
        None => (scheme, Transport::Tls),
    };
    if driver.is_empty() {
        return Err("it has no driver");
    }
    if host.is_empty() != (transport == Transport::Unix) {
        return Err("a host belongs to `tcp` and `tls`, and to these alone");
    }
    let parameters = query.split('&').filter(|pair| !pair.is_empty());
    Ok(Uri {
        driver: driver.to_owned(),
        transport,
        host: host.to_owned(),
        port,
        path: path.to_owned(),
        parameters: parameters.map(parameter).collect::<Result<_, _>>()?,
    })
}

/// A host with its port. An IPv6 address stands in brackets, and has colons of its own.
fn host_and_port(authority: &str) -> Result<(&str, Option<u16>), &'static str> {
    let has_port = authority.rfind(':') > authority.rfind(']');
    match authority.rsplit_once(':') {
        Some((host, port)) if has_port => {
            let port = port.parse();
            Ok((host, Some(port.map_err(|_| "its port is no number")?)))
        }
        _ => Ok((authority, None)),
    }
}

fn parameter(pair: &str) -> Result<(String, String), &'static str> {
    let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
    Ok((name.to_owned(), unescape(value)?))
}

/// A value without its `%2F` and the like.
fn unescape(value: &str) -> Result<String, &'static str> {
    const WRONG: &str =
        "a `%` in it is not followed by two hexadecimal digits that make a character";
    let mut bytes = Vec::with_capacity(value.len());
    let mut rest = value.bytes();
    while let Some(byte) = rest.next() {
        if byte != b'%' {
            bytes.push(byte);
            continue;
        }
        let mut digit = || char::from(rest.next()?).to_digit(16);
        let (Some(high), Some(low)) = (digit(), digit()) else {
            return Err(WRONG);
        };
        bytes.push(u8::try_from(high * 16 + low).map_err(|_| WRONG)?);
    }
    String::from_utf8(bytes).map_err(|_| WRONG)
}

impl Uri {
    /// Where the daemon is. For a connection that only reads, the system has a socket of its own.
    #[must_use]
    pub fn endpoint(&self, read_only: bool) -> Endpoint {
        let host_and_port = |port: u16| format!("{}:{}", self.host, self.port.unwrap_or(port));
        let address = match self.transport {
            Transport::Unix => Address::Unix(self.socket(read_only)),
            Transport::Tcp => Address::Tcp(host_and_port(TCP_PORT)),
            Transport::Tls => Address::Tls(host_and_port(TLS_PORT)),
        };
        Endpoint::new(Protocol::Libvirt, address)
    }

    fn socket(&self, read_only: bool) -> PathBuf {
        if let Some(socket) = self.parameter("socket") {
            return PathBuf::from(socket);
        }
        let folder = std::env::var_os("XDG_RUNTIME_DIR").filter(|_| self.path == "/session");
        let folder = folder.map_or_else(|| PathBuf::from("/run"), PathBuf::from);
        // The user's own daemon has one socket for all.
        let name = match read_only && self.path != "/session" {
            true => "libvirt-sock-ro",
            false => "libvirt-sock",
        };
        folder.join("libvirt").join(name)
    }

    /// What the daemon is asked to open: the driver and its path, without the way to the daemon.
    #[must_use]
    pub fn driver_uri(&self) -> String {
        match self.parameter("name") {
            Some(name) => name.to_owned(),
            None => format!("{}://{}", self.driver, self.path),
        }
    }

    /// The value of a parameter.
    #[must_use]
    pub fn parameter(&self, name: &str) -> Option<&str> {
        self.parameters.get(name).map(String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn uri(text: &str) -> Uri {
        text.parse().unwrap()
    }

    fn endpoint(text: &str) -> String {
        uri(text).endpoint(false).to_string()
    }

    #[test]
    fn a_socket_is_that_of_the_parameter_or_of_the_system() {
        let given = "test+unix:///default?socket=/run/a%20b";
        assert_eq!(endpoint(given), "libvirt+unix:///run/a b");
        assert_eq!(uri(given).driver_uri(), "test:///default");
        let system = uri("qemu:///system");
        assert_eq!(
            system.endpoint(false).to_string(),
            "libvirt+unix:///run/libvirt/libvirt-sock"
        );
        assert_eq!(
            system.endpoint(true).to_string(),
            "libvirt+unix:///run/libvirt/libvirt-sock-ro"
        );
    }

    #[test]
    fn a_host_without_a_transport_is_reached_by_tls() {
        assert_eq!(endpoint("qemu://h/system"), "libvirt+tls://h:16514");
        assert_eq!(endpoint("qemu+tls://h:1/system"), "libvirt+tls://h:1");
    }

    #[test]
    fn an_address_of_ipv6_keeps_its_brackets() {
        assert_eq!(
            endpoint("qemu+tcp://[::1]/system"),
            "libvirt+tcp://[::1]:16509"
        );
        assert_eq!(
            endpoint("qemu+tcp://[::1]:7/system"),
            "libvirt+tcp://[::1]:7"
        );
    }

    #[test]
    fn a_name_replaces_what_is_opened() {
        let uri = uri("qemu+tcp://h/system?name=test:///default&x");
        assert_eq!(uri.driver_uri(), "test:///default");
        assert_eq!(uri.parameter("x"), Some(""));
    }

    #[test]
    fn what_is_no_uri_says_what_is_wrong_with_it() {
        for (text, problem) in [
            ("qemu:/system", "`://`"),
            ("qemu+ssh://h/system", "none of `unix`, `tcp` and `tls`"),
            ("qemu+unix://h/system", "a host belongs"),
            ("qemu+tcp:///system", "a host belongs"),
            ("qemu+tcp://h:x/system", "no number"),
            ("://h/system", "no driver"),
            ("test:///default?socket=%2", "hexadecimal"),
        ] {
            let error = text.parse::<Uri>().unwrap_err().to_string();
            assert!(error.contains(problem), "{error}");
        }
    }
}
