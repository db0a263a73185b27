//! The byte by which a libvirt server tells, behind the handshake, that it takes the client: under TLS 1.3
//! a client could not know otherwise, as its handshake is over before the server has looked at its
//! certificate.

use std::io;
use tokio::io::{AsyncRead, AsyncReadExt as _, AsyncWrite, AsyncWriteExt as _};

const TAKEN: u8 = 1;

/// The server has checked the client.
pub(crate) async fn send(stream: &mut (impl AsyncWrite + Unpin)) -> io::Result<()> {
    stream.write_all(&[TAKEN]).await?;
    stream.flush().await
}

/// Waits for the server to have checked this client.
pub(crate) async fn receive(stream: &mut (impl AsyncRead + Unpin)) -> io::Result<()> {
    match stream.read_u8().await {
        Ok(TAKEN) => Ok(()),
        Ok(byte) => Err(io::Error::new(
            io::ErrorKind::InvalidData,
            format!(
                "the server does not take this client: it sent byte {byte} behind the handshake in place of 1"
            ),
        )),
        Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => Err(io::Error::new(
            error.kind(),
            "the server closed the connection behind the handshake; it may not trust this client's certificate",
        )),
        Err(error) => Err(io::Error::new(
            error.kind(),
            format!("the server does not take this client: {error}"),
        )),
    }
}
