//! Versions that extend one another: clients and servers of different age.

use crate::run;
use xdr_rpc::{
    CallError, Channel, Context, Interface, Rejection, Server, Target, Value, rpc_program,
};

#[rpc_program(id = 0x2000_0052, version = 1)]
trait Store {
    /// The version that was called.
    #[procedure(1)]
    async fn version(&self, cx: &Context) -> u32;

    #[procedure(2)]
    async fn double(&self, number: u32) -> u32;
}

#[rpc_program(id = 0x2000_0052, version = 2, extends = Store)]
trait StoreV2: Store {
    /// The same in more bytes, under the same name.
    #[procedure(2, overrides)]
    async fn double(&self, number: u64) -> u64;

    #[procedure(6)]
    async fn newer(&self, cx: &Context) -> u32;
}

/// There is no version 3.
#[rpc_program(id = 0x2000_0052, version = 4, extends = StoreV2)]
trait StoreV4: StoreV2 {
    #[procedure(7)]
    async fn newest(&self) -> u32;
}

struct Everything;

impl Store for Everything {
    async fn version(&self, cx: &Context) -> u32 {
        cx.target().version
    }

    async fn double(&self, number: u32) -> u32 {
        number.wrapping_mul(2)
    }
}

impl StoreV2 for Everything {
    async fn double(&self, number: u64) -> u64 {
        number * 2
    }

    async fn newer(&self, cx: &Context) -> u32 {
        cx.target().version
    }
}

impl StoreV4 for Everything {
    async fn newest(&self) -> u32 {
        7
    }
}

/// A channel to a server of these versions.
async fn serving(versions: &[u32]) -> (Server, Channel) {
    let mut builder = Server::builder();
    for version in versions {
        builder = match version {
            1 => builder.serve(StoreServer::new(Everything)),
            2 => builder.serve(StoreV2Server::new(Everything)),
            _ => builder.serve(StoreV4Server::new(Everything)),
        };
    }
    let server = builder.listen("tcp://127.0.0.1:0").start().await.unwrap();
    let endpoint = server.endpoints()[0].to_string();
    let channel = Channel::connect(&endpoint).await.unwrap();
    (server, channel)
}

fn mismatch<T: std::fmt::Debug>(answer: Result<T, CallError>) -> (u32, u32) {
    match answer {
        Err(CallError::Rejected(Rejection::ProgramMismatch { low, high })) => (low, high),
        other => panic!("{other:?}"),
    }
}

/// What a newer client says and what an older one does, over one implementation.
async fn everything_works(channel: &Channel) {
    let old = StoreClient::new(channel.clone());
    assert_eq!(old.version().await.unwrap(), 1);
    assert_eq!(old.double(u32::MAX).await.unwrap(), u32::MAX - 1);

    let newer = StoreV2Client::new(channel.clone());
    // Inherited: under the version that the client speaks.
    assert_eq!(newer.version().await.unwrap(), 2);
    assert_eq!(newer.newer().await.unwrap(), 2);
    // Overridden: each under its own version, whose arguments it has.
    assert_eq!(newer.double(1 << 40).await.unwrap(), 2 << 40);
    let older: &StoreClient = &newer;
    assert_eq!(older.double(u32::MAX).await.unwrap(), u32::MAX - 1);

    let newest = StoreV4Client::new(channel.clone());
    assert_eq!(newest.version().await.unwrap(), 4);
    assert_eq!(newest.newer().await.unwrap(), 4);
    assert_eq!(newest.double(1 << 40).await.unwrap(), 2 << 40);
    assert_eq!(newest.newest().await.unwrap(), 7);
    newest.null().await.unwrap();
}

#[test]
fn one_server_has_all_versions_of_one_implementation() {
    run(async {
        let server = Server::builder()
            .serve_versions(StoreV4Server::new(Everything))
            .listen("tcp://127.0.0.1:0")
            .start()
            .await
            .unwrap();
        let endpoint = server.endpoints()[0].to_string();
        let channel = Channel::connect(&endpoint).await.unwrap();
        everything_works(&channel).await;
        let third = Target::new(StoreClient::PROGRAM, 3, 0);
        let answer = channel.call::<(), Value<()>>(third, ()).await;
        assert_eq!(mismatch(answer), (1, 4));
    });
}

#[test]
fn a_local_client_has_all_versions_too() {
    run(async {
        everything_works(StoreV4Client::local(Everything).channel()).await;
    });
}

#[test]
fn a_version_may_be_served_alone() {
    run(async {
        let (_server, channel) = serving(&[2]).await;
        let old = StoreClient::new(channel.clone());
        assert_eq!(mismatch(old.version().await), (2, 2));
        let newer = StoreV2Client::new(channel);
        // The newer server has the older procedures, but for what it overrides.
        assert_eq!(newer.version().await.unwrap(), 2);
        assert_eq!(mismatch(older_double(&newer).await), (2, 2));
    });
}

/// Calls version 1's `double` through a client of version 2.
async fn older_double(newer: &StoreV2Client) -> Result<u32, CallError> {
    let older: &StoreClient = newer;
    older.double(1).await
}

#[test]
fn an_older_server_refuses_what_a_newer_client_says() {
    run(async {
        let (_server, channel) = serving(&[1]).await;
        let newer = StoreV2Client::new(channel);
        assert_eq!(mismatch(newer.version().await), (1, 1));
        assert_eq!(mismatch(newer.newer().await), (1, 1));
        assert_eq!(mismatch(newer.null().await), (1, 1));
    });
}

#[test]
fn a_procedure_of_a_newer_version_is_none_of_an_older_one() {
    run(async {
        let (_server, channel) = serving(&[1, 2]).await;
        let newer = Target::new(StoreClient::PROGRAM, 1, 6);
        let answer = channel.call::<(), Value<u32>>(newer, ()).await;
        assert!(matches!(
            answer,
            Err(CallError::Rejected(Rejection::ProcedureUnavailable))
        ));
    });
}

/// The version that a client of version 4 and a server of these versions agree on.
async fn negotiated(versions: &[u32]) -> Result<&'static Interface, CallError> {
    let (_server, channel) = serving(versions).await;
    let client = StoreV4Client::negotiate(channel).await?;
    let interface = client.interface();
    client.null().await.unwrap();
    assert_eq!(client.version().await.unwrap(), interface.version);
    Ok(interface)
}

#[test]
fn both_sides_agree_on_the_highest_version_that_both_have() {
    run(async {
        for (versions, agreed) in [
            (&[1, 2, 4][..], 4),
            (&[4], 4),
            (&[1, 2], 2),
            (&[2], 2),
            (&[1], 1),
        ] {
            assert_eq!(negotiated(versions).await.unwrap().version, agreed);
        }
    });
}

#[test]
fn a_version_that_is_missing_between_others_is_passed_over() {
    run(async {
        let (_server, channel) = serving(&[1, 4]).await;
        let client = StoreV2Client::negotiate(channel).await.unwrap();
        assert_eq!(client.interface().version, 1);
        assert_eq!(client.version().await.unwrap(), 1);
    });
}

#[test]
fn where_there_is_no_common_version_the_range_of_the_server_is_told() {
    run(async {
        let (_server, channel) = serving(&[4]).await;
        let client = StoreV2Client::negotiate(channel).await;
        assert_eq!(mismatch(client), (4, 4));
    });
}

#[test]
fn a_client_that_agreed_on_less_has_what_is_there() {
    run(async {
        let (_server, channel) = serving(&[1]).await;
        let client = StoreV4Client::negotiate(channel).await.unwrap();
        assert_eq!(client.version().await.unwrap(), 1);
        assert_eq!(older_double(&client).await.unwrap(), 2);
        assert_eq!(mismatch(client.double(1).await), (1, 1));
        assert_eq!(mismatch(client.newer().await), (1, 1));
        assert_eq!(mismatch(client.newest().await), (1, 1));
        // Copies speak the same.
        assert_eq!(client.clone().version().await.unwrap(), 1);
    });
}

#[test]
fn a_server_without_the_program_says_so() {
    #[rpc_program(id = 0x2000_0053, version = 1)]
    trait Other {}
    impl Other for Everything {}

    run(async {
        let channel = Channel::local(OtherServer::new(Everything));
        let client = StoreV2Client::negotiate(channel).await;
        assert!(matches!(
            client,
            Err(CallError::Rejected(Rejection::ProgramUnavailable))
        ));
    });
}

#[test]
fn a_version_served_twice_is_a_mistake() {
    run(async {
        let twice = Server::builder()
            .serve(StoreServer::new(Everything))
            .serve_versions(StoreV2Server::new(Everything))
            .listen("tcp://127.0.0.1:0")
            .start()
            .await;
        assert!(matches!(
            twice,
            Err(xdr_rpc::StartError::Duplicate { version: 1, .. })
        ));
    });
}
