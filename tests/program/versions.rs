//! Several programs and versions on one server.

use crate::run;
use xdr_rpc::{CallError, Channel, Rejection, Server, rpc_program};

#[rpc_program(id = 0x2000_0050, version = 1)]
trait Old {
    #[procedure(1)]
    async fn answer(&self) -> u32;
}

#[rpc_program(id = 0x2000_0050, version = 4)]
trait New {
    #[procedure(1)]
    async fn answer(&self) -> u64;
}

/// One implementation may serve many definitions; a definition may build on another one.
#[rpc_program(id = 0x2000_0051, version = 1)]
trait Other: Old {
    #[procedure(1)]
    async fn twice(&self) -> u32;
}

struct Both;

impl Old for Both {
    async fn answer(&self) -> u32 {
        42
    }
}

impl New for Both {
    async fn answer(&self) -> u64 {
        42 << 32
    }
}

impl Other for Both {
    async fn twice(&self) -> u32 {
        Old::answer(self).await * 2
    }
}

#[test]
fn versions_and_programs_share_a_server_and_a_channel() {
    run(async {
        let server = Server::builder()
            .serve(OldServer::new(Both))
            .serve(NewServer::new(Both))
            .serve(OtherServer::new(Both))
            .listen("tcp://127.0.0.1:0")
            .start()
            .await
            .unwrap();
        let endpoint = server.endpoints()[0].to_string();
        let channel = Channel::connect(&endpoint).await.unwrap();
        let old = OldClient::new(channel.clone());
        let new = NewClient::new(channel.clone());
        let other = OtherClient::new(channel);
        assert_eq!(old.answer().await.unwrap(), 42);
        assert_eq!(new.answer().await.unwrap(), 42 << 32);
        assert_eq!(other.twice().await.unwrap(), 84);
    });
}

#[test]
fn a_version_that_is_not_served_is_refused_with_those_that_are() {
    run(async {
        let client = NewClient::new(Channel::local(OldServer::new(Both)));
        match client.answer().await {
            Err(CallError::Rejected(Rejection::ProgramMismatch { low, high })) => {
                assert_eq!((low, high), (1, 1));
            }
            other => panic!("{other:?}"),
        }
        let client = OtherClient::new(Channel::local(OldServer::new(Both)));
        assert!(matches!(
            client.null().await,
            Err(CallError::Rejected(Rejection::ProgramUnavailable))
        ));
    });
}
