//! Listening sockets.

use super::endpoint::Endpoint;
use super::stream::Stream;
use std::io;
use std::os::unix::fs::FileTypeExt;
use std::path::{Path, PathBuf};
use tokio::net::{TcpListener, UnixListener};

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
        /// Removed when the listener goes.
        _file: SocketFile,
    },
}

impl Listener {
    pub(crate) async fn bind(endpoint: &Endpoint) -> io::Result<Self> {
        match endpoint {
            Endpoint::Tcp(address) => {
                let listener = TcpListener::bind(address.as_str()).await?;
                let endpoint = Endpoint::Tcp(listener.local_addr()?.to_string());
                Ok(Listener {
                    socket: Socket::Tcp(listener),
                    endpoint,
                })
            }
            Endpoint::Unix(path) => {
                remove_stale(path);
                let listener = UnixListener::bind(path)?;
                Ok(Listener {
                    socket: Socket::Unix {
                        listener,
                        _file: SocketFile(path.clone()),
                    },
                    endpoint: endpoint.clone(),
                })
            }
        }
    }

    /// The endpoint as it was bound: with the port that the system chose.
    pub(crate) fn endpoint(&self) -> &Endpoint {
        &self.endpoint
    }

    pub(crate) async fn accept(&self) -> io::Result<Stream> {
        match &self.socket {
            Socket::Tcp(listener) => Stream::tcp(listener.accept().await?.0),
            Socket::Unix { listener, .. } => Ok(Stream::unix(listener.accept().await?.0)),
        }
    }
}

/// Removes the socket that a server left behind which did not end in order: one that nobody
/// listens on any more. Anything else at the path stays, and binding says so.
fn remove_stale(path: &Path) {
    let is_socket = std::fs::symlink_metadata(path).is_ok_and(|file| file.file_type().is_socket());
    if !is_socket {
        return;
    }
    let refused = std::os::unix::net::UnixStream::connect(path)
        .is_err_and(|error| error.kind() == io::ErrorKind::ConnectionRefused);
    if refused {
        let _ = std::fs::remove_file(path);
    }
}

/// The name of a socket in the file system, which goes with the listener.
#[derive(Debug)]
struct SocketFile(PathBuf);

impl Drop for SocketFile {
    fn drop(&mut self) {
        let _ = std::fs::remove_file(&self.0);
    }
}
