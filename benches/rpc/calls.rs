//! The program, its server and its client.

use super::plain::socket;
use std::time::Duration;
use xdr_rpc::{Server, rpc_program};

#[rpc_program(id = 0x2000_0064, version = 1)]
pub(crate) trait Echo {
    #[procedure(1)]
    #[xdr(max = 1024)]
    async fn echo(&self, #[xdr(max = 1024)] data: &[u8]) -> Vec<u8>;
}

struct Service;

impl Echo for Service {
    async fn echo(&self, data: &[u8]) -> Vec<u8> {
        data.to_vec()
    }
}

/// A client on a connection to a server, which lives as long as the process.
pub(crate) async fn start(transport: &str) -> EchoClient {
    let (endpoint, path) = match transport {
        "tcp" => ("tcp://127.0.0.1:0".to_owned(), None),
        "unix" => {
            let path = socket("calls");
            (format!("unix://{}", path.display()), Some(path))
        }
        _ => return EchoClient::local(Service),
    };
    let server = Server::builder()
        .serve(EchoServer::new(Service))
        .listen(endpoint)
        .start()
        .await
        .unwrap();
    let client = EchoClient::connect(&server.endpoints()[0].to_string())
        .await
        .unwrap();
    if let Some(path) = path {
        std::fs::remove_file(path).unwrap();
    }
    tokio::spawn(async move {
        tokio::time::sleep(Duration::from_secs(3600)).await;
        drop(server);
    });
    client
}
