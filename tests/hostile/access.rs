//! Who may call what: a table of every procedure and every kind of caller.
//!
//! libvirt published eight advisories in eleven years for one mistake: a procedure that changes things
//! and forgot to ask whether the connection may (CVE-2008-5086, CVE-2011-1146, CVE-2016-10746, CVE-2019-3886,
//! CVE-2019-10161, CVE-2019-10166, CVE-2019-10167, CVE-2019-10168). Here a procedure that says nothing does not
//! compile (ui: `program/access_missing`), and what it says is asked before its arguments are looked at.

use super::raw::{Peer, accepted, denied, record, words};
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering::Relaxed};
use xdr_rpc::{AuthStatus, Authorize, Context, Procedure, Server, rpc_program};

/// What a caller has to be, at least.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    Anyone,
    Reader,
    Writer,
}

#[rpc_program(id = 0x2000_0078, version = 1, access = Role)]
pub trait Vault {
    #[procedure(1, access = Role::Anyone)]
    async fn hello(&self) -> u32;
    #[procedure(2, access = Role::Reader)]
    async fn look(&self, place: u32) -> u32;
    #[procedure(3, access = Role::Writer)]
    async fn put(&self, #[xdr(max = 8)] text: &str) -> u32;
    #[procedure(4, oneway, access = Role::Writer)]
    async fn erase(&self, place: u32);
    #[event(9)]
    fn changed(place: u32);
}

#[rpc_program(id = 0x2000_0078, version = 2, extends = Vault, access = Role)]
pub trait VaultV2: Vault {
    #[procedure(2, overrides, access = Role::Writer)]
    async fn look_closer(&self, place: u32) -> u32;
    #[procedure(5, access = Role::Reader)]
    async fn count(&self) -> u32;
}

/// Counts what ran.
#[derive(Default)]
struct Safe(AtomicU32);

impl Safe {
    fn ran(&self) -> u32 {
        self.0.fetch_add(1, Relaxed);
        1
    }
}

impl Vault for Safe {
    async fn hello(&self) -> u32 {
        self.ran()
    }
    async fn look(&self, _place: u32) -> u32 {
        self.ran()
    }
    async fn put(&self, _text: &str) -> u32 {
        self.ran()
    }
    async fn erase(&self, _place: u32) {
        self.ran();
    }
}

impl VaultV2 for Safe {
    async fn look_closer(&self, _place: u32) -> u32 {
        self.ran()
    }
    async fn count(&self) -> u32 {
        self.ran()
    }
}

/// User 0 may write, other users may read, and who shows nothing may do what anyone may.
struct Guard;

impl Authorize for Guard {
    async fn authorize(&self, cx: &mut Context) -> Result<(), AuthStatus> {
        let role = match cx.auth_sys().map(|user| user.uid) {
            None => Role::Anyone,
            Some(0) => Role::Writer,
            Some(_) => Role::Reader,
        };
        let needed = cx.procedure().and_then(Procedure::access_as::<Role>);
        match needed {
            Some(needed) if role >= *needed => Ok(()),
            _ => Err(AuthStatus::TooWeak),
        }
    }
}

/// The callers, by the user that their AUTH_SYS credential names.
const CALLERS: [(Role, Option<u32>); 3] = [
    (Role::Anyone, None),
    (Role::Reader, Some(1000)),
    (Role::Writer, Some(0)),
];

/// A call with this credential (RFC 5531 section 9 and appendix A).
fn call(version: u32, number: u32, user: Option<u32>, arguments: &[u8]) -> Vec<u8> {
    let mut body = words(&[super::raw::XID, 0, 2, 0x2000_0078, version, number]);
    match user {
        None => body.extend_from_slice(&words(&[0, 0])),
        // Stamp, no machine name, user, group, no other groups.
        Some(user) => body.extend_from_slice(&words(&[1, 20, 1, 0, user, 0, 0])),
    }
    body.extend_from_slice(&words(&[0, 0]));
    body.extend_from_slice(arguments);
    body
}

fn start() -> (Server, Arc<Safe>, tokio::runtime::Runtime) {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .unwrap();
    let safe = Arc::new(Safe::default());
    let server = runtime.block_on(
        Server::builder()
            .serve_versions(VaultV2Server::from_arc(Arc::clone(&safe)))
            .authorize(Guard)
            .listen("tcp://127.0.0.1:0")
            .start(),
    );
    (server.unwrap(), safe, runtime)
}

/// Number, arguments that it takes, and what it needs; written by hand from the definitions above.
type Row = (u32, &'static [u32], Role);

const VERSION_1: [Row; 4] = [
    (1, &[], Role::Anyone),
    (2, &[7], Role::Reader),
    (3, &[4, 0x7465_7874], Role::Writer),
    (4, &[7], Role::Writer),
];

const VERSION_2: [Row; 5] = [
    (1, &[], Role::Anyone),
    (2, &[7], Role::Writer),
    (3, &[4, 0x7465_7874], Role::Writer),
    (4, &[7], Role::Writer),
    (5, &[], Role::Reader),
];

#[test]
fn every_procedure_asks_every_caller_before_it_looks_at_arguments() {
    let (server, safe, _runtime) = start();
    let mut peer = Peer::connect(&server.endpoints()[0].to_string());
    for (version, rows) in [(1, &VERSION_1[..]), (2, &VERSION_2[..])] {
        for (number, arguments, needed) in rows {
            for (role, user) in CALLERS {
                for is_garbage in [false, true] {
                    let arguments = match is_garbage {
                        true => vec![0xff; 12],
                        false => words(arguments),
                    };
                    let answer = match is_garbage {
                        _ if role < *needed => denied(&[1, 5]),
                        true => accepted(&[4]),
                        false => accepted(&[0, 1]),
                    };
                    let what = format!("{role:?}, {number} of version {version}, {is_garbage}");
                    let before = safe.0.load(Relaxed);
                    peer.send(&record(&call(version, *number, user, &arguments)));
                    // Nothing answers a oneway call, refused or not.
                    if *number != 4 {
                        assert_eq!(peer.reply(), answer, "{what}");
                    }
                    assert_eq!(peer.ask(&call(version, 0, None, &[])), accepted(&[0]));
                    let ran = safe.0.load(Relaxed) - before;
                    let should_run = role >= *needed && !is_garbage;
                    assert_eq!(ran, u32::from(should_run), "{what}");
                }
            }
        }
    }
}

/// The tables above have every procedure, with the access that its descriptor says.
#[test]
fn the_descriptors_say_what_the_definition_says() {
    let tables = [
        (VaultClient::INTERFACE, &VERSION_1[..]),
        (VaultV2Client::INTERFACE, &VERSION_2[..]),
    ];
    for (interface, rows) in tables {
        for number in 0..100 {
            let row = rows.iter().find(|row| row.0 == number);
            let found = interface.find(number);
            let access = found.and_then(Procedure::access_as::<Role>).copied();
            assert_eq!(access, row.map(|row| row.2), "{number}");
        }
    }
}

/// CVE-2012-4423: the number of an event led to a null entry of the table of procedures.
#[test]
fn a_number_that_is_no_procedure_is_proc_unavail_for_everybody() {
    let (server, safe, _runtime) = start();
    let mut peer = Peer::connect(&server.endpoints()[0].to_string());
    let extremes = [i32::MIN as u32, i32::MAX as u32];
    let numbers = (-5_i32..=14).map(|number| number as u32).chain(extremes);
    for number in numbers {
        for (version, rows) in [(1, &VERSION_1[..]), (2, &VERSION_2[..])] {
            if number == 0 || rows.iter().any(|row| row.0 == number) {
                continue;
            }
            for (_, user) in CALLERS {
                for arguments in [&[][..], &[7]] {
                    let body = call(version, number, user, &words(arguments));
                    assert_eq!(peer.ask(&body), accepted(&[3]), "{number} of {version}");
                }
            }
        }
    }
    assert_eq!(safe.0.load(Relaxed), 0);
}
