//! The definition as `#[rpc_program]`, and programs that use all of it or none.

use crate::definition::{Field, Kind, Procedure};
use std::fmt::Write as _;

const TYPES: &str = r#"//! Written by the size benchmark.
#![allow(dead_code)]

use xdr_rpc::{Xdr, rpc_program};

#[derive(Xdr)]
pub struct Machine {
    #[xdr(max = 64)]
    pub name: String,
    pub uuid: [u8; 16],
    pub id: i32,
}

#[derive(Xdr)]
pub struct Volume {
    #[xdr(max = 64)]
    pub pool: String,
    #[xdr(max = 64)]
    pub name: String,
    #[xdr(max = 64)]
    pub key: String,
}

#[derive(Xdr)]
#[xdr(switch = i32)]
pub enum Value {
    #[xdr(case = 1)]
    Int(i32),
    #[xdr(case = 2)]
    Unsigned(u32),
    #[xdr(case = 3)]
    Hyper(i64),
    #[xdr(case = 4)]
    UnsignedHyper(u64),
    #[xdr(case = 5)]
    Double(f64),
    #[xdr(case = 6)]
    Bool(bool),
    #[xdr(case = 7)]
    Text(#[xdr(max = 65536)] String),
}

#[derive(Xdr)]
pub struct Parameter {
    #[xdr(max = 64)]
    pub field: String,
    pub value: Value,
}
"#;

/// What both programs begin with. A value comes out of nowhere, so that the optimiser drops nothing
/// and there is little code to make it.
const USE: &str = r#"//! Written by the size benchmark.
#![allow(unused)]

mod program;
use program::*;
use xdr_rpc::{CallError, Server};

struct Service;

fn any<T>() -> T {
    std::hint::black_box(None).expect("nothing makes a value")
}
"#;

const MAIN: &str = r#"
#[tokio::main(flavor = "current_thread")]
async fn main() {
    let server = Server::builder().serve(MachinesServer::new(Service)).listen("tcp://127.0.0.1:0");
    let server = server.start().await.expect("a server");
    let endpoint = server.endpoints()[0].to_string();
    let client = MachinesClient::connect(&endpoint).await.expect("a client");
    println!("{:?}", client.null().await);
    let number = std::env::args().count();
    println!("{:?}", calls(&client, number).await);
}

type Calls<'a> = std::pin::Pin<Box<dyn Future<Output = Result<(), CallError>> + 'a>>;

/// Not `async`, so that the code of all calls is there once and not wherever `main` is polled.
fn calls(client: &MachinesClient, number: usize) -> Calls<'_> {
    Box::pin(call(client, number))
}
"#;

/// The types and the trait.
pub(crate) fn program(procedures: &[Procedure]) -> String {
    let mut text = TYPES.to_owned();
    for procedure in procedures
        .iter()
        .filter(|procedure| !procedure.result.is_empty())
    {
        let number = procedure.number;
        let _ = writeln!(text, "\n#[derive(Xdr)]\npub struct Answer{number} {{");
        for field in &procedure.result {
            let (attribute, ty) = field_type(field.kind);
            let _ = writeln!(text, "    {attribute}\n    pub {}: {ty},", field.name);
        }
        let _ = writeln!(text, "}}");
    }
    let _ = writeln!(
        text,
        "\n#[rpc_program(id = 0x2000_0400, version = 1)]\npub trait Machines {{"
    );
    for procedure in procedures {
        let number = procedure.number;
        let arguments: String = procedure.arguments.iter().map(argument).collect();
        let result = result(procedure);
        let _ = writeln!(
            text,
            "    #[procedure({number})]\n    async fn procedure_{number}(&self{arguments}){result};"
        );
    }
    text.push_str("}\n");
    text
}

/// A server of the program and a client that calls all of it.
pub(crate) fn main(procedures: &[Procedure]) -> String {
    let mut text = USE.to_owned();
    text.push_str("\nimpl Machines for Service {\n");
    for procedure in procedures {
        let number = procedure.number;
        let arguments: String = procedure.arguments.iter().map(plain_argument).collect();
        let (result, body) = (
            result(procedure),
            if procedure.result.is_empty() {
                ""
            } else {
                "any()"
            },
        );
        let _ = writeln!(
            text,
            "    async fn procedure_{number}(&self{arguments}){result} {{ {body} }}"
        );
    }
    text.push_str("}\n\nasync fn call(client: &MachinesClient, number: usize) -> Result<(), CallError> {\n    match number {\n");
    for procedure in procedures {
        let number = procedure.number;
        let arguments = vec!["any()"; procedure.arguments.len()].join(", ");
        let _ = writeln!(
            text,
            "        {number} => {{ client.procedure_{number}({arguments}).await?; }}"
        );
    }
    text.push_str("        _ => {}\n    }\n    Ok(())\n}\n");
    text.push_str(MAIN);
    text
}

fn result(procedure: &Procedure) -> String {
    match procedure.result.is_empty() {
        true => String::new(),
        false => format!(" -> Answer{}", procedure.number),
    }
}

fn argument(field: &Field) -> String {
    let (attribute, ty) = field_type(field.kind);
    format!(", {attribute} {}: {ty}", field.name)
}

fn plain_argument(field: &Field) -> String {
    format!(", {}: {}", field.name, field_type(field.kind).1)
}

fn field_type(kind: Kind) -> (&'static str, &'static str) {
    match kind {
        Kind::Int => ("", "i32"),
        Kind::Unsigned => ("", "u32"),
        Kind::Hyper => ("", "i64"),
        Kind::UnsignedHyper => ("", "u64"),
        Kind::Double => ("", "f64"),
        Kind::Bool => ("", "bool"),
        Kind::Uuid => ("", "[u8; 16]"),
        Kind::Name => ("#[xdr(max = 64)]", "String"),
        Kind::OptionalName => ("#[xdr(max = 64)]", "Option<String>"),
        Kind::Text => ("#[xdr(max = 65536)]", "String"),
        Kind::Opaque => ("#[xdr(max = 65536)]", "Vec<u8>"),
        Kind::Numbers => ("#[xdr(max = 256)]", "Vec<u32>"),
        Kind::Hypers => ("#[xdr(max = 256)]", "Vec<i64>"),
        Kind::Names => ("#[xdr(max = 256, each(max = 64))]", "Vec<String>"),
        Kind::Machine => ("", "Machine"),
        Kind::OptionalMachine => ("", "Option<Machine>"),
        Kind::Machines => ("#[xdr(max = 256)]", "Vec<Machine>"),
        Kind::Volume => ("", "Volume"),
        Kind::Parameters => ("#[xdr(max = 64)]", "Vec<Parameter>"),
    }
}
