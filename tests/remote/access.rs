//! Who may call what, for every procedure that there is and in every state of a connection.

use std::collections::BTreeSet;
use xdr_remote::{Access, Guard, ReadOnly, RemoteClient};
use xdr_rpc::{CallError, Channel, IncomingCall, Interface, Program, Server, Target, Value};

/// What callers may ask before they are known.
const ANYONE: [&str; 5] = [
    "auth_list",
    "auth_polkit",
    "auth_sasl_init",
    "auth_sasl_start",
    "auth_sasl_step",
];

/// What changes nothing and shows nothing from inside a domain. The names are written down here once
/// more, so that nothing becomes open to readers by a slip in the definition.
const READERS: [&str; 45] = [
    "connect_close",
    "connect_domain_event_callback_deregister_any",
    "connect_domain_event_callback_register_any",
    "connect_domain_event_deregister",
    "connect_domain_event_deregister_any",
    "connect_domain_event_register",
    "connect_domain_event_register_any",
    "connect_get_capabilities",
    "connect_get_hostname",
    "connect_get_lib_version",
    "connect_get_type",
    "connect_get_uri",
    "connect_get_version",
    "connect_is_secure",
    "connect_list_all_domains",
    "connect_list_all_storage_pools",
    "connect_open",
    "connect_register_close_callback",
    "connect_supports_feature",
    "connect_unregister_close_callback",
    "domain_get_autostart",
    "domain_get_info",
    "domain_get_messages",
    "domain_get_os_type",
    "domain_get_security_label",
    "domain_get_state",
    "domain_get_xml_desc",
    "domain_has_managed_save_image",
    "domain_is_active",
    "domain_is_persistent",
    "domain_lookup_by_id",
    "domain_lookup_by_name",
    "domain_lookup_by_uuid",
    "domain_snapshot_num",
    "node_get_info",
    "node_get_security_model",
    "storage_pool_is_active",
    "storage_pool_list_all_volumes",
    "storage_pool_lookup_by_name",
    "storage_pool_lookup_by_uuid",
    "storage_pool_lookup_by_volume",
    "storage_vol_get_info",
    "storage_vol_lookup_by_key",
    "storage_vol_lookup_by_name",
    "storage_vol_lookup_by_path",
];

/// Has no procedure at all, so a call that comes to it was let through.
#[derive(Clone, Copy)]
enum Nothing {
    Unknown,
    Known,
    KnownToRead,
}

impl Program for Nothing {
    fn interface(&self) -> &'static Interface {
        RemoteClient::INTERFACE
    }

    fn call(&self, call: IncomingCall) -> impl Future<Output = ()> + Send + 'static {
        let kind = *self;
        async move {
            let cx = call.context();
            if !matches!(kind, Nothing::Unknown) {
                cx.set_authenticated();
            }
            if matches!(kind, Nothing::KnownToRead) {
                cx.connection().insert(ReadOnly);
            }
            call.procedure_unavailable();
        }
    }
}

/// What becomes of a call.
#[derive(Debug, PartialEq)]
enum Outcome {
    Through,
    Unknown,
    ReadOnly,
}

/// Calls each procedure once, after the first of those that everybody may call.
async fn outcomes(program: Nothing, guard: Guard) -> Vec<(&'static str, Outcome)> {
    let server = Server::builder()
        .serve(program)
        .authorize(guard)
        .needs_authentication(|_| true)
        .listen("libvirt+tcp://127.0.0.1:0")
        .start()
        .await
        .unwrap();
    let channel = Channel::connect(&server.endpoints()[0]).await.unwrap();
    let call = async |number| {
        let target = Target::new(RemoteClient::PROGRAM, RemoteClient::VERSION, number);
        let answer = channel.call::<(), Value<()>>(target, ()).await;
        let Err(CallError::Remote(error)) = answer else {
            panic!("{answer:?}");
        };
        let message = error.message.unwrap_or_default();
        match (error.code.0, message.as_str()) {
            (39, "authentication required") => Outcome::Unknown,
            (29, message) => {
                assert!(message.starts_with("operation forbidden: read only access prevents "));
                Outcome::ReadOnly
            }
            (39, message) if message.starts_with("unknown procedure: ") => Outcome::Through,
            other => panic!("{other:?}"),
        }
    };
    assert_eq!(call(66).await, Outcome::Through);
    let mut outcomes = Vec::new();
    for procedure in RemoteClient::PROCEDURES {
        outcomes.push((procedure.name, call(procedure.number).await));
    }
    outcomes
}

#[tokio::test]
async fn who_is_not_known_may_only_tell_who_it_is() {
    for (name, outcome) in outcomes(Nothing::Unknown, Guard::new()).await {
        let expected = if ANYONE.contains(&name) {
            Outcome::Through
        } else {
            Outcome::Unknown
        };
        assert_eq!(outcome, expected, "{name}");
    }
}

#[tokio::test]
async fn who_is_known_may_do_everything() {
    for (name, outcome) in outcomes(Nothing::Known, Guard::new()).await {
        assert_eq!(outcome, Outcome::Through, "{name}");
    }
}

#[tokio::test]
async fn a_reader_may_call_nothing_but_what_is_listed_here() {
    for (program, guard) in [
        (Nothing::KnownToRead, Guard::new()),
        (Nothing::Known, Guard::read_only()),
    ] {
        for (name, outcome) in outcomes(program, guard).await {
            let may = ANYONE.contains(&name) || READERS.contains(&name);
            let expected = if may {
                Outcome::Through
            } else {
                Outcome::ReadOnly
            };
            assert_eq!(outcome, expected, "{name}");
        }
    }
}

#[test]
fn every_name_that_is_listed_here_is_that_of_a_procedure() {
    let names: BTreeSet<&str> = RemoteClient::PROCEDURES
        .iter()
        .map(|row| row.name)
        .collect();
    for name in ANYONE.iter().chain(&READERS) {
        assert!(names.contains(name), "{name}");
    }
    let writers = RemoteClient::PROCEDURES
        .iter()
        .filter(|row| row.access_as() == Some(&Access::Write));
    assert_eq!(writers.count() + ANYONE.len() + READERS.len(), names.len());
}
