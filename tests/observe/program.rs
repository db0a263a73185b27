//! A program whose calls end in every way that figures tell apart.

use xdr_rpc::{AuthStatus, CallError, Context, Fault, Server, Target, Value, rpc_program};

#[rpc_program(id = 0x2000_0089, version = 3)]
pub trait Desk {
    /// Answers twice its argument, and says so.
    #[procedure(1)]
    async fn double(&self, value: u32) -> u32;

    #[procedure(2)]
    async fn refuse(&self) -> Result<u32, Fault>;

    #[procedure(3)]
    async fn panic(&self) -> u32;

    /// Rings that many times before it answers.
    #[procedure(4)]
    async fn ring(&self, cx: &Context, times: u32);

    #[event(5)]
    fn rang(count: u32);
}

pub struct Clerk;

impl Desk for Clerk {
    async fn double(&self, value: u32) -> u32 {
        tracing::info!(value, "doubling");
        // Pending once, so that the span is entered again.
        tokio::task::yield_now().await;
        tracing::info!("doubled");
        2 * value
    }

    async fn refuse(&self) -> Result<u32, Fault> {
        Err(Fault::AuthError(AuthStatus::TooWeak))
    }

    async fn panic(&self) -> u32 {
        panic!("on purpose")
    }

    async fn ring(&self, cx: &Context, times: u32) {
        let events: DeskEvents = cx.events();
        for count in 0..times {
            events.rang(count).await.unwrap();
        }
    }
}

pub async fn start() -> (Server, DeskClient) {
    let server = Server::builder()
        .serve(DeskServer::new(Clerk))
        .listen("tcp://127.0.0.1:0")
        .start()
        .await
        .unwrap();
    let client = DeskClient::connect(&server.endpoints()[0]).await.unwrap();
    (server, client)
}

/// One call of each kind.
pub async fn all_kinds(client: &DeskClient) {
    assert_eq!(client.double(4).await.unwrap(), 8);
    assert_eq!(client.double(5).await.unwrap(), 10);
    client.refuse().await.unwrap_err();
    client.panic().await.unwrap_err();
    client.null().await.unwrap();
    garbage(client).await;
    for target in [
        Target::new(0x2000_0089, 3, 77),
        Target::new(0x2000_0089, 4, 1),
    ] {
        let call = client.channel().call::<_, Value<u32>>(target, ());
        let error: CallError = call.await.unwrap_err();
        assert!(matches!(error, CallError::Rejected(_)));
    }
}

/// Arguments that are too short.
pub async fn garbage(client: &DeskClient) {
    let target = Target::new(0x2000_0089, 3, 1);
    let call = client.channel().call::<_, Value<u32>>(target, ());
    call.await.unwrap_err();
}
