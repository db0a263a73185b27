//! Who may call what, on the wire: every procedure, by callers that nobody knows, that may only look and
//! that may do everything.

use crate::daemon::Daemon;
use crate::raw::{Raw, call, header};
use crate::scene::{REMOTE, error, next};
use xdr_remote::{Access, Guard, RemoteClient, RemoteServer};
use xdr_rpc::{Server, ServerLimits};

#[derive(Debug, Clone, Copy, PartialEq)]
enum Caller {
    Unknown,
    Reader,
    Writer,
}

/// Eight advisories in eleven years: a procedure that changes things did not ask whether its caller may.
#[tokio::test]
async fn cve_2008_5086_to_cve_2019_10168_no_reader_changes_anything() {
    for caller in [Caller::Unknown, Caller::Reader, Caller::Writer] {
        let guard = match caller {
            Caller::Reader => Guard::read_only(),
            _ => Guard::new(),
        };
        let server = Server::builder()
            .serve(RemoteServer::new(Daemon::default()))
            .authorize(guard)
            .needs_authentication(|_| true)
            .limits(ServerLimits::libvirt())
            .listen("libvirt+tcp://127.0.0.1:0")
            .start()
            .await
            .unwrap();
        let mut peer = Raw::connect(&server.endpoints()[0]).await;
        if caller != Caller::Unknown {
            peer.send(&call(REMOTE, 1, 66, 1, &[])).await;
            assert_eq!(
                next(&mut peer).await[20..],
                [0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0]
            );
        }
        let (mut through, mut refused) = (0, 0);
        for procedure in RemoteClient::PROCEDURES {
            // One that makes itself known, and one that never answers here.
            if [66, 7].contains(&procedure.number) {
                continue;
            }
            let number = procedure.number.cast_signed();
            // Too much for any of them: whoever gets so far is told that, and nothing runs.
            peer.send(&call(REMOTE, 1, number, 5, &[0xff; 3])).await;
            let answer = next(&mut peer).await;
            assert_eq!(answer[..24], header(REMOTE, 1, number, 1, 5, 1));
            let name = procedure.name;
            let readers = format!("operation forbidden: read only access prevents {name}");
            let expected = match (procedure.access_as(), caller) {
                (Some(Access::Anyone), _)
                | (Some(Access::Read), Caller::Reader)
                | (Some(_), Caller::Writer) => {
                    through += 1;
                    error(39, "Unable to decode message payload")
                }
                (Some(_), Caller::Unknown) => error(39, "authentication required"),
                (Some(_), Caller::Reader) => {
                    refused += 1;
                    error(29, &readers)
                }
                (None, _) => panic!("{name} demands nothing"),
            };
            assert_eq!(answer[24..], expected, "{caller:?}: {name}");
        }
        assert!(through >= 4, "{caller:?}: {through}");
        assert!(caller != Caller::Reader || refused >= 20, "{refused}");
    }
}
