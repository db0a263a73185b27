//! Connections that are cut off at any byte: by whoever sits in the way, without a word of TLS.

use super::certificates::Authority;
use super::program::{ENDPOINTS, connect, serve, visit};
use bytes::Bytes;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use xdr_rpc::{Address, Channel, Endpoint, Reconnect};

/// Passes so many bytes on from one end and all from the other, then cuts both off.
async fn cut(endpoint: &Endpoint, after: usize, of_client: bool) -> Endpoint {
    let Address::Tls(place) = endpoint.address().clone() else {
        panic!("{endpoint} has no TLS");
    };
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let here = Address::Tls(listener.local_addr().unwrap().to_string());
    tokio::spawn(async move {
        let (near, _) = listener.accept().await.unwrap();
        let far = TcpStream::connect(place).await.unwrap();
        let (cut, whole) = if of_client { (near, far) } else { (far, near) };
        let (mut from, mut back) = cut.into_split();
        let (mut whole_from, mut to) = whole.into_split();
        let passing = async {
            let mut left = after;
            let mut bytes = [0; 512];
            while left > 0 {
                let room = left.min(bytes.len());
                let Ok(read @ 1..) = from.read(&mut bytes[..room]).await else {
                    return;
                };
                if to.write_all(&bytes[..read]).await.is_err() {
                    return;
                }
                left -= read;
            }
        };
        tokio::select! {
            () = passing => {}
            _ = tokio::io::copy(&mut whole_from, &mut back) => {}
        }
    });
    Endpoint::new(endpoint.protocol(), here)
}

/// A call of 4,000 bytes and its reply go over it, so every cut is before the end of it. Nobody gets
/// anything that was not sent, and the server goes on.
#[tokio::test]
async fn a_connection_cut_off_at_any_byte_ends_its_calls() {
    let authority = Authority::new();
    let data = Bytes::from(vec![7; 4000]);
    for endpoint in ENDPOINTS {
        let (server, _) = serve(authority.server(), endpoint).await;
        for of_client in [true, false] {
            for after in (0..4000).step_by(61) {
                let through = cut(&server.endpoints()[0], after, of_client).await;
                let channel = Channel::builder()
                    .endpoint(&through)
                    .tls(authority.client())
                    .reconnect(Reconnect::never());
                let Ok(channel) = channel.connect().await else {
                    continue;
                };
                let vault = super::program::VaultClient::new(channel);
                let reply = vault.echo(data.clone()).await;
                assert!(reply.is_err(), "cut off after {after} bytes");
            }
        }
        let who = visit(&server.endpoints()[0], authority.client()).await;
        assert_eq!(who.unwrap(), "CN=alice,O=Example");
        let vault = connect(&server.endpoints()[0], authority.client())
            .await
            .unwrap();
        assert_eq!(vault.echo(data.clone()).await.unwrap(), data);
    }
}
