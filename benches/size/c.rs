//! The definition in the language of RFC 5531 for rpcgen, and C programs that use all of it or none.

use crate::definition::{Field, Kind, Procedure};
use std::fmt::Write as _;

const TYPES: &str = "/* Written by the size benchmark. */
typedef string name_t<64>;
typedef string text_t<65536>;
typedef opaque uuid_t[16];

struct machine { name_t name; uuid_t uuid; int id; };
struct volume { name_t pool; name_t name; name_t key; };

union value switch (int kind) {
case 1: int i;
case 2: unsigned int u;
case 3: hyper h;
case 4: unsigned hyper uh;
case 5: double d;
case 6: bool b;
case 7: text_t text;
};

struct parameter { name_t field; value value; };
";

const MAIN: &str = r#"
int main(int argc, char **argv)
{
    SVCXPRT *server = svctcp_create(RPC_ANYSOCK, 0, 0);
    CLIENT *client = clnt_create("127.0.0.1", MACHINES, ONE, "tcp");
    svc_register(server, MACHINES, ONE, machines_1, 0);
    call(client, argc);
    svc_run();
    return 0;
}
"#;

/// The definition.
pub(crate) fn definition(procedures: &[Procedure]) -> String {
    let mut text = TYPES.to_owned();
    for procedure in procedures {
        let number = procedure.number;
        structure(
            &mut text,
            &format!("arguments_{number}"),
            &procedure.arguments,
        );
        structure(&mut text, &format!("answer_{number}"), &procedure.result);
    }
    text.push_str("\nprogram MACHINES { version ONE {\n    void MACHINES_NULL(void) = 0;\n");
    for procedure in procedures {
        let number = procedure.number;
        let arguments = named("arguments", procedure, &procedure.arguments);
        let answer = named("answer", procedure, &procedure.result);
        let _ = writeln!(
            text,
            "    {answer} PROCEDURE_{number}({arguments}) = {number};"
        );
    }
    text.push_str("} = 1; } = 0x20000400;\n");
    text
}

/// Handlers that answer out of nowhere, and calls of all procedures.
pub(crate) fn main(procedures: &[Procedure]) -> String {
    let mut text = String::from("#include \"machines.h\"\n#include <string.h>\n");
    text.push_str("void machines_1(struct svc_req *, SVCXPRT *);\n");
    text.push_str("int machines_1_freeresult(SVCXPRT *s, xdrproc_t p, caddr_t r) { (void)s; xdr_free(p, r); return 1; }\n");
    text.push_str("bool_t machines_null_1_svc(void *a, void *r, struct svc_req *q) { (void)a; (void)r; (void)q; return 1; }\n");
    for procedure in procedures {
        let number = procedure.number;
        let _ = writeln!(
            text,
            "bool_t procedure_{number}_1_svc({}{}struct svc_req *q) {{ {} return 1; }}",
            pointer("arguments", procedure, &procedure.arguments, "a"),
            pointer("answer", procedure, &procedure.result, "r"),
            if procedure.result.is_empty() {
                ""
            } else {
                "memset(r, 0, sizeof *r);"
            },
        );
    }
    text.push_str("static void call(CLIENT *c, int number)\n{\n    switch (number) {\n");
    for procedure in procedures {
        let number = procedure.number;
        let (arguments, answer) = (
            !procedure.arguments.is_empty(),
            !procedure.result.is_empty(),
        );
        let mut body = String::new();
        if arguments {
            let _ = write!(body, "arguments_{number} a; memset(&a, 0, sizeof a); ");
        }
        if answer {
            let _ = write!(body, "answer_{number} r; memset(&r, 0, sizeof r); ");
        }
        let _ = write!(
            body,
            "procedure_{number}_1({}, {}, c);",
            if arguments { "&a" } else { "NULL" },
            if answer { "&r" } else { "NULL" },
        );
        if answer {
            let _ = write!(
                body,
                " xdr_free((xdrproc_t)xdr_answer_{number}, (char *)&r);"
            );
        }
        let _ = writeln!(text, "    case {number}: {{ {body} break; }}");
    }
    text.push_str("    }\n}\n");
    text.push_str(MAIN);
    text
}

fn named(what: &str, procedure: &Procedure, fields: &[Field]) -> String {
    match fields.is_empty() {
        true => "void".to_owned(),
        false => format!("{what}_{}", procedure.number),
    }
}

fn pointer(what: &str, procedure: &Procedure, fields: &[Field], name: &str) -> String {
    format!("{} *{name}, ", named(what, procedure, fields))
}

fn structure(text: &mut String, name: &str, fields: &[Field]) {
    if fields.is_empty() {
        return;
    }
    let _ = write!(text, "struct {name} {{");
    for field in fields {
        let _ = write!(text, " {};", declaration(field));
    }
    text.push_str(" };\n");
}

fn declaration(field: &Field) -> String {
    let name = field.name;
    match field.kind {
        Kind::Int => format!("int {name}"),
        Kind::Unsigned => format!("unsigned int {name}"),
        Kind::Hyper => format!("hyper {name}"),
        Kind::UnsignedHyper => format!("unsigned hyper {name}"),
        Kind::Double => format!("double {name}"),
        Kind::Bool => format!("bool {name}"),
        Kind::Uuid => format!("uuid_t {name}"),
        Kind::Name => format!("name_t {name}"),
        Kind::OptionalName => format!("name_t *{name}"),
        Kind::Text => format!("text_t {name}"),
        Kind::Opaque => format!("opaque {name}<65536>"),
        Kind::Numbers => format!("unsigned int {name}<256>"),
        Kind::Hypers => format!("hyper {name}<256>"),
        Kind::Names => format!("name_t {name}<256>"),
        Kind::Machine => format!("machine {name}"),
        Kind::OptionalMachine => format!("machine *{name}"),
        Kind::Machines => format!("machine {name}<256>"),
        Kind::Volume => format!("volume {name}"),
        Kind::Parameters => format!("parameter {name}<64>"),
    }
}
