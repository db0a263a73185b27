//! Which version both ends have, where a protocol has no NULL to ask with and no range of versions to answer.

use xdr_rpc::{CallError, Channel, Interface, Protocol, Server, rpc_program};

#[rpc_program(id = 0x2000_0098, version = 1)]
trait Shop {
    #[procedure(1)]
    async fn buy(&self) -> u32;
}

#[rpc_program(id = 0x2000_0098, version = 3, extends = Shop)]
trait LargeShop: Shop {
    #[procedure(2)]
    async fn sell(&self) -> u32;
}

struct Corner;

impl Shop for Corner {
    async fn buy(&self) -> u32 {
        1
    }
}

impl LargeShop for Corner {
    async fn sell(&self) -> u32 {
        3
    }
}

async fn found(protocol: Protocol, old: bool) -> Result<&'static Interface, CallError> {
    let builder = Server::builder().protocol(protocol);
    let builder = if old {
        builder.serve(ShopServer::new(Corner))
    } else {
        builder.serve_versions(LargeShopServer::new(Corner))
    };
    negotiate(builder.start_unbound().unwrap(), protocol).await
}

async fn negotiate(server: Server, protocol: Protocol) -> Result<&'static Interface, CallError> {
    let (near, far) = tokio::io::duplex(4096);
    server.attach(far);
    let near = std::sync::Mutex::new(Some(near));
    let channel = Channel::builder()
        .protocol(protocol)
        .connector(move || {
            let near = near.lock().unwrap().take();
            async { near.ok_or(std::io::ErrorKind::NotConnected.into()) }
        })
        .connect()
        .await
        .unwrap();
    channel.negotiate(LargeShopClient::INTERFACE).await
}

#[tokio::test]
async fn the_newest_version_of_both_ends_is_found_over_both_protocols() {
    for protocol in [Protocol::Onc, Protocol::Libvirt] {
        assert_eq!(found(protocol, false).await.unwrap().version, 3);
        assert_eq!(found(protocol, true).await.unwrap().version, 1);
    }
}

#[tokio::test]
async fn a_libvirt_server_without_the_program_says_so_of_the_last_version() {
    let server = Server::builder().protocol(Protocol::Libvirt);
    let server = server.start_unbound().unwrap();
    let Err(CallError::Remote(error)) = negotiate(server, Protocol::Libvirt).await else {
        panic!("it has the program");
    };
    let message = "Cannot find program 536871064 version 1";
    assert_eq!(error.message.as_deref(), Some(message));
}
