//! Sessions of the real virsh with the real libvirtd, through a server and a client of ours.

use crate::peers::{Libvirtd, QEMU, STORAGE, TEST, program, runtime, unix, virsh, write_sparse};
use crate::process::{Finished, Process, run};
use crate::proxy::Proxy;
use crate::relay::{Packet, Relay};
use crate::session::Session;
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
            for from_client in [true, false] {
                let of = |packets: &[Packet]| streamed(packets, connection, from_client);
                assert_eq!(of(&front), of(&back), "streams of connection {connection}");
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

/// What went over streams. Where one packet of data ends and the next one begins has no meaning.
fn streamed(
    packets: &[Packet],
    connection: usize,
    from_client: bool,
) -> Vec<(Kind, Status, Vec<u8>)> {
    let mut streamed: Vec<(Kind, Status, Vec<u8>)> = Vec::new();
    for packet in packets {
        let is_part = matches!(packet.kind, Kind::Stream | Kind::StreamHole);
        if !is_part || (packet.connection, packet.from_client) != (connection, from_client) {
            continue;
        }
        let is_data = |kind, status, data: &[u8]| {
            (kind, status) == (Kind::Stream, Status::Continue) && !data.is_empty()
        };
        match streamed.last_mut() {
            Some((kind, status, data))
                if is_data(*kind, *status, data)
                    && is_data(packet.kind, packet.status, &packet.payload) =>
            {
                data.extend(&packet.payload);
            }
            _ => streamed.push((packet.kind, packet.status, packet.payload.clone())),
        }
    }
    streamed
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

#[test]
fn volumes_of_virsh_go_through_our_streams_byte_by_byte() {
    let chain = Chain::start(&["--pool"]);
    let uri = unix(STORAGE, &chain.front.socket());
    let folder = tempfile::tempdir().expect("there is a place for files");
    let path = |name: &str| folder.path().join(name).display().to_string();
    let (up, down, sparse) = (path("up"), path("down"), path("sparse"));
    // Several packets, and zeros in between for a hole.
    let mut bytes: Vec<u8> = (0..1_048_576_u32)
        .map(|index| (index % 251) as u8)
        .collect();
    bytes[400_000..800_000].fill(0);
    write_sparse(&up, &bytes);
    virsh(
        &uri,
        &[
            &format!("vol-upload v {up} --pool p --sparse"),
            &format!("vol-download v {sparse} --pool p --sparse"),
            &format!("vol-upload v {up} --pool p"),
            &format!("vol-download v {down} --pool p"),
        ],
    );
    for name in [&down, &sparse] {
        assert!(std::fs::read(name).expect("it is there") == bytes, "{name}");
    }
    chain.compare();
    let packets = chain.front.packets();
    let holes = packets
        .iter()
        .filter(|packet| packet.kind == Kind::StreamHole);
    assert!(holes.count() >= 2, "one each way");
}

#[test]
fn a_picture_for_virsh_goes_through_our_streams_byte_by_byte() {
    let chain = Chain::start(&[]);
    let uri = unix(TEST, &chain.front.socket());
    let folder = tempfile::tempdir().expect("there is a place for files");
    let path = folder.path().join("picture");
    virsh(&uri, &[&format!("screenshot test {}", path.display())]);
    let picture = std::fs::read(path).expect("it is there");
    assert_eq!(picture[..8], *b"\x89PNG\r\n\x1a\n");
    chain.compare();
}

#[test]
fn a_console_for_virsh_goes_through_our_streams_byte_by_byte() {
    let chain = Chain::start(&["--console"]);
    let uri = unix(QEMU, &chain.front.socket());
    // It wants a terminal.
    let virsh = format!("virsh -c '{uri}' console echo");
    let mut console = Session::start(program("script").args(["-qefc", &virsh, "/dev/null"]));
    console.until("Escape character is");
    console.send(b"is there an echo?");
    console.until("is there an echo?");
    // Ctrl-]
    console.send(b"\x1d");
    assert!(console.end().success());
    chain.compare();
}
