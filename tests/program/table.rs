//! The description of a program: numbers, names, docs and types.

use crate::service::{FormsClient, FormsServer, Service};
use xdr_rpc::xdr::schema::{Body, Schema};
use xdr_rpc::{Procedure, Program};

fn procedure(name: &str) -> Procedure {
    *FormsClient::PROCEDURES
        .iter()
        .find(|procedure| procedure.name == name)
        .unwrap()
}

#[test]
fn the_numbers_are_those_of_the_definition() {
    assert_eq!(
        (FormsClient::PROGRAM, FormsClient::VERSION),
        (0x2000_0042, 3)
    );
    let server = FormsServer::new(Service);
    let interface = server.interface();
    assert_eq!((interface.program, interface.version), (0x2000_0042, 3));
    let numbers: Vec<u32> = interface.procedures.iter().map(|row| row.number).collect();
    assert_eq!(numbers, [1, 2, 3, 4, 5, 6, 7, 8, 9, 15, 17, 18, 20]);
}

#[test]
fn a_raw_name_is_listed_without_its_mark() {
    assert_eq!(procedure("type").number, 15);
}

#[test]
fn the_doc_comment_is_kept_line_by_line() {
    assert_eq!(procedure("next").docs, "Adds one.\n\nWraps around.");
    assert_eq!(procedure("ping").docs, "");
}

#[test]
fn no_arguments_are_void() {
    let ping = procedure("ping");
    assert!(matches!((ping.arguments)(), Schema::Void));
    assert!(matches!((ping.result)(), Schema::Void));
}

#[test]
fn arguments_are_a_struct_without_the_context() {
    let Schema::Named(_, definition) = (procedure("who").arguments)() else {
        panic!("not a struct");
    };
    let Body::Struct(fields) = definition().body else {
        panic!("not a struct");
    };
    let names: Vec<&str> = fields.iter().map(|field| field.name).collect();
    assert_eq!(names, ["expected"]);
    assert!(matches!(fields[0].schema, Schema::UnsignedInt));
}

#[test]
fn results_are_described_with_their_limits() {
    let Schema::Array(element, length) = (procedure("split").result)() else {
        panic!("not an array");
    };
    assert!(matches!(*element, Schema::String(16)));
    assert_eq!(length, xdr_rpc::xdr::schema::Length::Max(4));

    let Schema::Result(value, _) = (procedure("names").result)() else {
        panic!("not a result");
    };
    assert!(matches!(*value, Schema::Array(..)));

    // The fault of RFC 5531 is not part of the result.
    assert!(matches!((procedure("fault").result)(), Schema::UnsignedInt));
}
