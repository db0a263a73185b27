//! Listening sockets.

use super::endpoint::{Address, Endpoint};
use super::stream::Stream;
use crate::protocol::Protocol;
use socket2::{Domain, SockAddr, Type};
use std::fs::Permissions;
use std::io;
use std::net::SocketAddr;
use std::os::fd::OwnedFd;
use std::os::unix::fs::{FileTypeExt, MetadataExt, PermissionsExt as _};
use std::path::{Path, PathBuf};
use tokio::net::{TcpListener, TcpSocket, UnixListener, UnixStream, lookup_host};

/// How to listen.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Listening {
    /// How many connections may wait to be accepted, as far as the system allows it.
    pub(crate) backlog: u32,
    /// Who may connect to a Unix socket, where it is not left to the process's own mask.
    pub(crate) mode: Option<u32>,
}

/// A listening socket.
#[derive(Debug)]
pub(crate) struct Listener {
    socket: Socket,
    endpoint: Endpoint,
}

#[derive(Debug)]
enum Socket {
    Tcp(TcpListener),
    Unix {
        listener: UnixListener,
        /// Removed when the listener goes; not where somebody else has bound it.
        _file: Option<SocketFile>,
    },
}

impl Listener {
    pub(crate) async fn bind(endpoint: &Endpoint, how: Listening) -> io::Result<Self> {
        match endpoint.address() {
            Address::Tcp(address) => {
                let listener = listen(address, how.backlog).await?;
                Listener::tcp(listener, endpoint.protocol())
            }
            Address::Tls(address) => {
                let listener = listen(address, how.backlog).await?;
                Listener::tls(listener, endpoint.protocol())
            }
            Address::Unix(path) => {
                remove_stale(path).await;
                let listener = listen_unix(path, how)?;
                Ok(Listener {
                    socket: Socket::Unix {
                        listener,
                        _file: Some(SocketFile::new(path)),
                    },
                    endpoint: endpoint.clone(),
                })
            }
        }
    }

    /// A socket that was handed in.
    pub(crate) fn tcp(listener: TcpListener, protocol: Protocol) -> io::Result<Self> {
        let address = Address::Tcp(listener.local_addr()?.to_string());
        Ok(Listener {
            socket: Socket::Tcp(listener),
            endpoint: Endpoint::new(protocol, address),
        })
    }

    /// The same, for clients that speak TLS on it.
    pub(crate) fn tls(listener: TcpListener, protocol: Protocol) -> io::Result<Self> {
        let address = Address::Tls(listener.local_addr()?.to_string());
        Ok(Listener {
            socket: Socket::Tcp(listener),
            endpoint: Endpoint::new(protocol, address),
        })
    }

    /// A socket that was handed in, whose name in the file system is for others to remove.
    pub(crate) fn unix(listener: UnixListener, protocol: Protocol) -> io::Result<Self> {
        let address = listener.local_addr()?;
        let path = address.as_pathname().unwrap_or(Path::new("/"));
        Ok(Listener {
            endpoint: Endpoint::new(protocol, Address::Unix(path.to_owned())),
            socket: Socket::Unix {
                listener,
                _file: None,
            },
        })
    }

    /// The endpoint as it was bound: with the port that the system chose.
    pub(crate) fn endpoint(&self) -> &Endpoint {
        &self.endpoint
    }

    pub(crate) async fn accept(&self) -> io::Result<Stream> {
        match &self.socket {
            Socket::Tcp(listener) => {
                let (stream, peer) = listener.accept().await?;
                Ok(Stream::tcp(stream, peer))
            }
            Socket::Unix { listener, .. } => Ok(Stream::unix(listener.accept().await?.0)),
        }
    }
}

/// Listens on the first address of the name that can be bound. `TcpListener::bind` does that too,
/// but lets only 128 connections wait, and the system drops those beyond: each tries again after a
/// second, and at the limit of connections or files until it gives up.
async fn listen(address: &str, backlog: u32) -> io::Result<TcpListener> {
    let mut failure = io::Error::new(io::ErrorKind::InvalidInput, "the name has no address");
    for address in lookup_host(address).await? {
        let bound = match address {
            SocketAddr::V4(_) => TcpSocket::new_v4(),
            SocketAddr::V6(_) => TcpSocket::new_v6(),
        };
        let bound = bound.and_then(|socket| {
            // A server that starts again takes its port at once.
            socket.set_reuseaddr(true)?;
            socket.bind(address)?;
            socket.listen(backlog)
        });
        match bound {
            Ok(listener) => return Ok(listener),
            Err(error) => failure = error,
        }
    }
    Err(failure)
}

/// Listens at a path. Nobody can connect before the permissions are what they should be.
fn listen_unix(path: &Path, how: Listening) -> io::Result<UnixListener> {
    let kind = Type::STREAM.nonblocking().cloexec();
    let socket = socket2::Socket::new(Domain::UNIX, kind, None)?;
    socket.bind(&SockAddr::unix(path)?)?;
    let file = SocketFile::new(path);
    if let Some(mode) = how.mode {
        std::fs::set_permissions(path, Permissions::from_mode(mode))?;
    }
    socket.listen(i32::try_from(how.backlog).unwrap_or(i32::MAX))?;
    let listener = UnixListener::from_std(OwnedFd::from(socket).into())?;
    // What is bound from here on is the listener's.
    file.keep();
    Ok(listener)
}

/// Removes the socket that a server left behind which did not end in order: one that nobody
/// listens on any more. Anything else at the path stays, and binding says so.
async fn remove_stale(path: &Path) {
    let is_socket = std::fs::symlink_metadata(path).is_ok_and(|file| file.file_type().is_socket());
    if !is_socket {
        return;
    }
    // A server whose backlog is full does not answer either, but it does not refuse.
    let refused = UnixStream::connect(path)
        .await
        .is_err_and(|error| error.kind() == io::ErrorKind::ConnectionRefused);
    if refused {
        let _ = std::fs::remove_file(path);
    }
}

/// The name of a socket in the file system, which goes with the listener.
#[derive(Debug)]
struct SocketFile {
    path: PathBuf,
    /// Device and inode: another server may have put its own socket in this one's place.
    identity: Option<(u64, u64)>,
}

impl SocketFile {
    fn new(path: &Path) -> Self {
        SocketFile {
            path: path.to_owned(),
            identity: identity(path),
        }
    }
}

impl SocketFile {
    /// It stays.
    fn keep(mut self) {
        self.identity = None;
    }
}

fn identity(path: &Path) -> Option<(u64, u64)> {
    let file = std::fs::symlink_metadata(path).ok()?;
    Some((file.dev(), file.ino()))
}

impl Drop for SocketFile {
    fn drop(&mut self) {
        if self.identity.is_some() && identity(&self.path) == self.identity {
            let _ = std::fs::remove_file(&self.path);
        }
    }
}
