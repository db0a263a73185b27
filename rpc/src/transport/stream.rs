//! A connected stream and who is at its other end.

use super::connector::ByteStream;
use super::endpoint::Address;
use crate::context::{Peer, UnixCredentials};
use socket2::{SockRef, TcpKeepalive};
use std::io;
use std::net::SocketAddr;
use std::time::Duration;
use tokio::net::{TcpStream, UnixStream};

/// A connected stream.
#[derive(Debug)]
pub(crate) enum Stream {
    Tcp(TcpStream, Peer),
    Unix(UnixStream, Peer),
    /// Connected by the user, or TLS.
    Other(Box<dyn ByteStream>, Peer),
}

impl Stream {
    /// Of a TLS endpoint, the connection that TLS is around.
    pub(crate) async fn connect(address: &Address) -> io::Result<Self> {
        match address {
            Address::Tcp(address) | Address::Tls(address) => {
                let stream = TcpStream::connect(address.as_str()).await?;
                let peer = stream.peer_addr()?;
                Ok(Stream::tcp(stream, peer))
            }
            Address::Unix(path) => Ok(Stream::unix(UnixStream::connect(path).await?)),
        }
    }

    pub(super) fn tcp(stream: TcpStream, peer: SocketAddr) -> Self {
        // A message is never held back to be sent with a later one. That fails only on a
        // connection that is gone already, which reading it will tell.
        let _ = stream.set_nodelay(true);
        notice_silence(&stream);
        Stream::Tcp(stream, Peer::Tcp(peer))
    }

    pub(super) fn unix(stream: UnixStream) -> Self {
        let credentials = stream.peer_cred().ok().map(|credentials| UnixCredentials {
            pid: credentials.pid(),
            uid: credentials.uid(),
            gid: credentials.gid(),
        });
        Stream::Unix(stream, Peer::Unix(credentials))
    }

    pub(crate) fn peer(&self) -> Peer {
        match self {
            Stream::Tcp(_, peer) | Stream::Unix(_, peer) | Stream::Other(_, peer) => peer.clone(),
        }
    }
}

/// A peer that vanished without a word, with its machine or its network, is noticed within a minute:
/// the system asks an idle peer now and then, and gives up on bytes that nobody confirms. Fails only
/// as `set_nodelay` does.
fn notice_silence(stream: &TcpStream) {
    let socket = SockRef::from(stream);
    let keepalive = TcpKeepalive::new()
        .with_time(Duration::from_secs(30))
        .with_interval(Duration::from_secs(10))
        .with_retries(3);
    let _ = socket.set_tcp_keepalive(&keepalive);
    #[cfg(any(target_os = "linux", target_os = "android"))]
    let _ = socket.set_tcp_user_timeout(Some(Duration::from_secs(60)));
}
