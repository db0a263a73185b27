//! A server that does exactly what a test says, byte by byte.

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

pub struct Script {
    listener: TcpListener,
    pub endpoint: String,
}

/// The server's side of one connection.
pub struct Line(pub TcpStream);

impl Script {
    pub async fn new() -> Script {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let endpoint = format!("tcp://{}", listener.local_addr().unwrap());
        Script { listener, endpoint }
    }

    pub async fn accept(&self) -> Line {
        Line(self.listener.accept().await.unwrap().0)
    }
}

impl Line {
    /// The xid and the rest of the next call, which our client sends in one fragment.
    pub async fn call(&mut self) -> (u32, Vec<u8>) {
        let mark = self.0.read_u32().await.unwrap();
        assert!(mark & 0x8000_0000 != 0);
        let mut body = vec![0; (mark & 0x7fff_ffff) as usize];
        self.0.read_exact(&mut body).await.unwrap();
        (
            u32::from_be_bytes(body[..4].try_into().unwrap()),
            body.split_off(4),
        )
    }

    /// Sends words as one record.
    pub async fn send(&mut self, words: &[u32]) {
        let mut bytes = (0x8000_0000 | (4 * words.len() as u32))
            .to_be_bytes()
            .to_vec();
        bytes.extend(words.iter().flat_map(|word| word.to_be_bytes()));
        self.0.write_all(&bytes).await.unwrap();
    }

    /// A successful reply with one word for a result.
    pub async fn answer(&mut self, xid: u32, result: u32) {
        self.send(&[xid, 1, 0, 0, 0, 0, result]).await;
    }
}
