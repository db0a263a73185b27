//! From a TCP connection to one that TLS protects.

use super::accept::{Admission, Shared, drive};
use crate::context::Peer;
use crate::observe;
use crate::protocol::Protocol;
use crate::transport::ByteStream;
use std::sync::Arc;
use tokio::net::TcpStream;
use tokio::time::timeout;

/// Shakes hands with a client that was accepted, and serves it. A task of its own: clients that take
/// their time hold up nobody but themselves, and that not for long.
pub(super) async fn shake_hands(
    tcp: TcpStream,
    peer: Peer,
    protocol: Protocol,
    mut admission: Admission,
    shared: Arc<Shared>,
) {
    let Some(tls) = &shared.tls else { return };
    let shaking = timeout(shared.handshake_timeout, tls.secure(tcp, protocol));
    match shared.stop.run_until_cancelled(shaking).await {
        Some(Ok(Ok((stream, known)))) => {
            let known = Peer::Tls(Box::new(known));
            admission.met(&known, &shared);
            let stream: Box<dyn ByteStream> = stream;
            drive(stream, known, protocol, admission, &shared).await;
        }
        Some(Ok(Err(error))) => observe::handshake_failed(&peer, &error),
        Some(Err(late)) => observe::handshake_failed(&peer, &late),
        None => {}
    }
}
