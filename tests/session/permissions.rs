//! Who may connect to a Unix socket. (CVE-2019-10132: a daemon of libvirt let everybody.)

use super::program::{DeskClient, DeskServer, FrontDesk};
use std::os::unix::fs::PermissionsExt as _;
use xdr_rpc::Server;

#[tokio::test]
async fn a_unix_socket_has_the_mode_that_was_asked_for() {
    let folder = tempfile::tempdir().unwrap();
    for mode in [0o600, 0o660, 0o666] {
        let path = folder.path().join(format!("{mode:o}"));
        let server = Server::builder()
            .serve(DeskServer::new(FrontDesk::default()))
            .unix_mode(mode)
            .listen(format!("unix://{}", path.display()))
            .start()
            .await
            .unwrap();
        let found = std::fs::metadata(&path).unwrap().permissions().mode();
        assert_eq!(found & 0o777, mode);
        let desk = DeskClient::connect(&server.endpoints()[0]).await.unwrap();
        assert_eq!(desk.wait(0, 1).await.unwrap(), 1);
    }
}
