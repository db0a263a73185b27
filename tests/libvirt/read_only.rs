//! What libvirtd refuses over a connection that is to look only, our definition must refuse as well.

use crate::packets::{Raw, call};
use crate::peers::{Libvirtd, runtime};
use tokio::net::TcpStream;
use xdr_remote::{Access, RemoteClient, open_flags};
use xdr_rpc::Endpoint;
use xdr_rpc::libvirt::RemoteError;
use xdr_rpc::xdr::schema::{Body, Length, Schema};
use xdr_rpc::xdr::{Encode, from_slice, to_vec};

/// Calls a procedure that has a result which is not looked at further, or an error.
async fn ask(
    raw: &mut Raw<TcpStream>,
    number: u32,
    arguments: &[u8],
) -> Result<Vec<u8>, RemoteError> {
    let number = number.cast_signed();
    let packet = call(
        RemoteClient::PROGRAM,
        RemoteClient::VERSION,
        number,
        7,
        arguments,
    );
    raw.send(&packet).await;
    let reply = raw.packet().await;
    let (header, payload) = reply.split_at(24);
    match header[20..] {
        [0, 0, 0, 0] => Ok(payload.to_vec()),
        _ => Err(from_slice(payload).expect("an error of libvirt")),
    }
}

fn bytes(value: &impl Encode) -> Vec<u8> {
    to_vec(value).expect("it is within its limits")
}

/// Some arguments: the domain that there is, and otherwise as little as can be.
fn some(schema: &Schema, domain: &[u8]) -> Vec<u8> {
    match schema {
        Schema::Void => Vec::new(),
        Schema::Hyper | Schema::UnsignedHyper => vec![0; 8],
        Schema::Opaque(Length::Fixed(length)) => vec![0; *length],
        Schema::Named("Domain", _) => domain.to_vec(),
        Schema::Named(_, definition) => match definition().body {
            Body::Struct(fields) => {
                let fields = fields.iter().map(|field| some(&field.schema, domain));
                fields.collect::<Vec<_>>().concat()
            }
            Body::Typedef(inner) => some(&inner, domain),
            _ => vec![0; 4],
        },
        // A number, an empty string, an empty array, or nothing.
        _ => vec![0; 4],
    }
}

#[test]
fn libvirtd_refuses_readers_what_our_definition_refuses_them() {
    let daemon = Libvirtd::start(&[]);
    let endpoint: Endpoint = format!("libvirt+tcp://127.0.0.1:{}", daemon.value("TCP"))
        .parse()
        .expect("an endpoint");
    runtime().block_on(async {
        for procedure in RemoteClient::PROCEDURES {
            if procedure.access_as() == Some(&Access::Anyone) {
                continue;
            }
            let mut raw = Raw::connect(&endpoint).await;
            ask(&mut raw, 66, &[])
                .await
                .expect("it says how to authenticate");
            let driver = [&bytes(&1u32)[..], &[0, 0, 0, 15], b"test:///default\0"].concat();
            let open = [&driver[..], &bytes(&open_flags::READ_ONLY)].concat();
            ask(&mut raw, 1, &open).await.expect("it has the driver");
            let name = b"\0\0\0\x04test";
            let domain = ask(&mut raw, 23, name).await.expect("it has a domain");
            let arguments = some(&(procedure.arguments)(), &domain);
            let answer = ask(&mut raw, procedure.number, &arguments).await;
            let is_refused = answer.is_err_and(|error| {
                let message = error.message.unwrap_or_default();
                assert_ne!(
                    message, "Unable to decode message payload",
                    "{}",
                    procedure.name
                );
                message.starts_with("operation forbidden: read only access prevents ")
            });
            let expected = procedure.access_as() == Some(&Access::Write);
            assert_eq!(is_refused, expected, "{}", procedure.name);
        }
    });
}
