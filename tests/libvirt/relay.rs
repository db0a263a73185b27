//! A Unix socket that passes on what comes to another one, and keeps a copy of each packet.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use tempfile::TempDir;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::unix::{OwnedReadHalf, OwnedWriteHalf};
use tokio::net::{UnixListener, UnixStream};
use tokio::sync::watch;
use xdr_rpc::libvirt::{Header, Kind, Status};
use xdr_rpc::xdr::from_slice;

/// A packet as it came by.
#[derive(Debug, Clone, PartialEq)]
pub struct Packet {
    /// Which connection it was on, in the order in which they were made.
    pub connection: usize,
    pub from_client: bool,
    pub program: u32,
    pub procedure: i32,
    pub kind: Kind,
    pub serial: u32,
    pub status: Status,
    pub payload: Vec<u8>,
}

#[derive(Clone)]
pub struct Relay {
    folder: Arc<TempDir>,
    packets: Arc<watch::Sender<Vec<Packet>>>,
}

impl Relay {
    /// Within a runtime.
    pub fn start(to: &Path) -> Relay {
        let relay = Relay {
            folder: Arc::new(tempfile::tempdir().expect("there is a place for sockets")),
            packets: Arc::default(),
        };
        let listener = UnixListener::bind(relay.socket()).expect("the folder is new");
        let (packets, to) = (Arc::clone(&relay.packets), to.to_owned());
        tokio::spawn(async move {
            let mut connection = 0;
            while let Ok((client, _)) = listener.accept().await {
                let server = UnixStream::connect(&to).await.expect("a server is there");
                let (from_client, to_client) = client.into_split();
                let (from_server, to_server) = server.into_split();
                let here = (connection, true, Arc::clone(&packets));
                tokio::spawn(pass(from_client, to_server, here));
                let there = (connection, false, Arc::clone(&packets));
                tokio::spawn(pass(from_server, to_client, there));
                connection += 1;
            }
        });
        relay
    }

    pub fn socket(&self) -> PathBuf {
        self.folder.path().join("socket")
    }

    /// What came by so far.
    pub fn packets(&self) -> Vec<Packet> {
        self.packets.borrow().clone()
    }

    /// Waits until so many packets have come by.
    pub async fn until(&self, count: usize, is_counted: impl Fn(&Packet) -> bool) {
        let enough = |packets: &Vec<Packet>| {
            packets.iter().filter(|packet| is_counted(packet)).count() >= count
        };
        let mut packets = self.packets.subscribe();
        let waited = packets.wait_for(enough).await;
        drop(waited.expect("the relay is there"));
    }
}

/// Until one side ends.
async fn pass(
    mut from: OwnedReadHalf,
    mut to: OwnedWriteHalf,
    (connection, from_client, packets): (usize, bool, Arc<watch::Sender<Vec<Packet>>>),
) {
    while let Ok(length) = from.read_u32().await {
        let mut packet = vec![0; length as usize - 4];
        if from.read_exact(&mut packet).await.is_err() {
            return;
        }
        let (header, payload) = packet.split_at(24);
        let header: Header = from_slice(header).expect("a header");
        let seen = Packet {
            connection,
            from_client,
            program: header.program,
            procedure: header.procedure,
            kind: header.kind,
            serial: header.serial,
            status: header.status,
            payload: payload.to_vec(),
        };
        packets.send_modify(|packets| packets.push(seen));
        let mut whole = length.to_be_bytes().to_vec();
        whole.extend(packet);
        if to.write_all(&whole).await.is_err() {
            return;
        }
    }
}
