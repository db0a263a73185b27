//! Sessions of the real virsh with the real libvirtd, through a server and a client of ours.

use crate::peers::{Libvirtd, TEST, program, runtime, unix, virsh};
use crate::process::{Finished, Process, run};
use crate::proxy::Proxy;
use crate::relay::{Packet, Relay};
use std::collections::BTreeSet;
use tempfile::TempDir;
use tokio::runtime::Runtime;
use xdr_remote::{RemoteClient, RemoteServer};
use xdr_rpc::libvirt::{Kind, Status};
use xdr_rpc::{AuthStatus, Authorize, Context, Server, ServerLimits};

/// virsh, a relay, our server, our client, a relay, libvirtd.
struct Chain {
    runtime: Runtime,
    front: Relay,
    back: Relay,
    _server: Server,
    _folder: TempDir,
    daemon: Libvirtd,
}

/// libvirtd decides.
struct Everybody;

impl Authorize for Everybody {
    async fn authorize(&self, _cx: &mut Context) -> Result<(), AuthStatus> {
        Ok(())
    }
}

impl Chain {
    fn start(options: &[&str]) -> Chain {
        let daemon = Libvirtd::start(options);
        let folder = tempfile::tempdir().expect("there is a place for sockets");
        let socket = folder.path().join("socket");
        let runtime = runtime();
        let (front, back, server) = runtime.block_on(async {
            let back = Relay::start(daemon.socket());
            let server = Server::builder()
                .serve(RemoteServer::new(Proxy::new(&back.socket())))
                .authorize(Everybody)
                .limits(ServerLimits::libvirt())
                .listen(format!("libvirt+unix://{}", socket.display()))
                .start()
                .await
                .expect("it can listen");
            (Relay::start(&socket), back, server)
        });
        Chain {
            runtime,
            front,
            back,
            _server: server,
            _folder: folder,
            daemon,
        }
    }

    /// Every message went through in both directions as it came.
    fn compare(&self) {
        let (front, back) = (self.front.packets(), self.back.packets());
        let connections = front.last().expect("something was said").connection;
        for connection in 0..=connections {
            for (from_client, kind) in [
                (true, Kind::Call),
                (false, Kind::Reply),
                (false, Kind::Message),
            ] {
                let of = |packets: &[Packet]| -> Vec<(i32, String)> {
                    let packets = packets.iter().filter(|packet| {
                        packet.program == RemoteClient::PROGRAM
                            && (packet.connection, packet.from_client, packet.kind)
                                == (connection, from_client, kind)
                    });
                    let shown = packets.map(|packet| {
                        let shown = format!("{:?} {:02x?}", packet.status, packet.payload);
                        (packet.procedure, shown)
                    });
                    shown.collect()
                };
                let place = format!("connection {connection}, {kind:?}");
                assert_eq!(of(&front), of(&back), "{place}");
            }
        }
    }

    /// The procedures that virsh called.
    fn called(&self) -> BTreeSet<&'static str> {
        let packets = self.front.packets();
        let calls = packets.iter().filter(|packet| packet.kind == Kind::Call);
        let names = calls.map(|call| {
            let number = call.procedure.cast_unsigned();
            RemoteClient::INTERFACE
                .find(number)
                .expect("it was answered")
                .name
        });
        names.collect()
    }
}

#[test]
fn a_session_of_virsh_goes_through_our_types_byte_by_byte() {
    let chain = Chain::start(&[]);
    let folder = tempfile::tempdir().expect("there is a place for files");
    let two = folder.path().join("two.xml");
    let definition = "<domain type='test'><name>two</name><memory>8192</memory><vcpu>1</vcpu>\
                      <os><type arch='i686'>hvm</type></os></domain>";
    std::fs::write(&two, definition).expect("it can be written");
    let uri = unix(TEST, &chain.front.socket());
    let out = virsh(
        &uri,
        &[
            "list --all",
            "dominfo test",
            "domstate test --reason",
            "dumpxml test",
            "suspend test",
            "resume test",
            "reboot test",
            "shutdown test",
            "start test",
            "domid test",
            "domuuid test",
            "domname 6695eb01-f6a4-8304-79aa-97f2502e193f",
            "destroy test",
            &format!("define {}", two.display()),
            "start two",
            "domname 3",
            "autostart two",
            "autostart two --disable",
            "destroy two",
            "undefine two",
            &format!("create {}", two.display()),
            "version",
            "hostname",
            "capabilities",
            "uri",
            "nodeinfo",
        ],
    );
    assert!(out.contains("CPU model:           i686"), "{out}");
    chain.compare();
    let called = chain.called();
    for name in [
        "connect_list_all_domains",
        "domain_create_xml",
        "domain_get_info",
        "domain_get_security_label",
        "domain_lookup_by_id",
        "domain_lookup_by_uuid",
        "node_get_info",
    ] {
        assert!(called.contains(name), "virsh did not call {name}");
    }
}

#[test]
fn errors_for_virsh_go_through_our_types_byte_by_byte() {
    let chain = Chain::start(&[]);
    let uri = unix(TEST, &chain.front.socket());
    let commands = "dominfo nobody; start test; start test --paused; resume test; define /dev/null";
    let mut virsh = program("virsh");
    let Finished { status, err, .. } = run(virsh.args(["-q", "-c", &uri, commands]), String::new());
    assert!(!status.success());
    for message in [
        "error: failed to get domain 'nobody'",
        "error: Domain is already active",
        "error: internal error: domain 'test' not paused",
        "error: Failed to define domain from /dev/null",
    ] {
        assert!(err.contains(message), "{err}");
    }
    chain.compare();
    let packets = chain.front.packets();
    let errors = packets
        .iter()
        .filter(|packet| packet.status == Status::Error);
    assert!(errors.count() >= 3);
}

#[test]
fn events_for_virsh_go_through_our_types_byte_by_byte() {
    let chain = Chain::start(&[]);
    let uri = unix(TEST, &chain.front.socket());
    // With a buffer of its own it would tell nothing before it ends.
    let mut watch = program("stdbuf");
    watch.args(["-oL", "virsh", "-c", &uri, "event", "--all", "--loop"]);
    let mut watch = Process::start(&mut watch);
    let registered = |packet: &Packet| packet.kind == Kind::Reply && packet.procedure == 316;
    chain.runtime.block_on(chain.front.until(27, registered));
    virsh(&uri, &["suspend test", "resume test"]);
    // Our definition has no procedure for that.
    virsh(&chain.daemon.unix(TEST), &["desc test --title a"]);
    virsh(&uri, &["destroy test", "start test"]);
    for expected in [
        "event 'lifecycle' for domain 'test': Suspended Paused",
        "event 'lifecycle' for domain 'test': Resumed Unpaused",
        "event 'metadata-change' for domain 'test': type title, uri <null>",
        "event 'lifecycle' for domain 'test': Stopped Destroyed",
        "event 'lifecycle' for domain 'test': Started Booted",
    ] {
        assert_eq!(watch.line(), expected);
    }
    chain.compare();
}
