//! C code that prints the values which rpcgen's code has decoded.

use crate::model::{Base, Decl, Def, Form, Switch, Union, Zoo};
use crate::x;

impl Zoo {
    /// A function for each type, and the table that `service.c` reads.
    pub fn c(&self) -> String {
        let mut out = String::from("#include \"service.h\"\n#include \"zoo.h\"\n\n");
        for index in 0..self.defs.len() {
            out += &format!("static void print_t{index}(t{index} *p)\n{{\n");
            out += &self.c_body(index);
            out += "}\n\n";
        }
        for index in 0..self.defs.len() {
            out += &format!("static void any_t{index}(void *p) {{ print_t{index}(p); }}\n");
        }
        out += "\nconst struct type types[] = {\n";
        for index in 0..self.defs.len() {
            out += &format!("    {{ sizeof(t{index}), (xdrproc_t)xdr_t{index}, any_t{index} }},\n");
        }
        out + "};\n" + &format!("const unsigned n_types = {};\n", self.defs.len())
    }

    fn c_body(&self, index: usize) -> String {
        match &self.defs[index] {
            Def::Enum(_) => "    put_int(*(int *)p);\n".to_owned(),
            Def::Struct(fields) => members("p", fields),
            Def::Union(of) => self.c_union(of, index),
            Def::Typedef { decl, .. } => print(*decl, "(*p)", &format!("t{index}")),
            Def::List(list) => {
                let element = match (list.spliced, list.element.form.base()) {
                    (true, Some(Base::Of(of))) => members("n", self.fields(of)),
                    _ => print(list.element, "n->value", "value"),
                };
                format!(
                    "    put(\"[\");\n    for (node{index} *n = *p; n; n = n->next) {{\n    \
                     if (n != *p) put(\",\");\n{element}    }}\n    put(\"]\");\n"
                )
            }
        }
    }

    fn c_union(&self, of: &Union, index: usize) -> String {
        let tag = match of.on {
            Switch::Int => "put_int(p->tag)",
            Switch::Uint => "put_uint(p->tag)",
            Switch::Bool => "put_bool(p->tag)",
            Switch::Enum(_) => "put_int((int)p->tag)",
        };
        let mut out = format!("    put(\"<\");\n    {tag};\n    switch (p->tag) {{\n");
        let arms = of.arms.iter().enumerate();
        for (place, arm) in arms {
            for word in &arm.cases {
                out += &format!("    case {}:\n", x::case(of.on, self, *word));
            }
            out += &c_arm(arm.payload, &format!("a{place}"), index);
        }
        out += "    default:\n";
        out += &c_arm(of.default.flatten(), "other", index);
        out + "    }\n    put(\">\");\n"
    }
}

fn c_arm(payload: Option<Decl>, name: &str, index: usize) -> String {
    match payload {
        Some(decl) => {
            let held = print(decl, &format!("p->t{index}_u.{name}"), name);
            format!("    put(\":\");\n{held}    break;\n")
        }
        None => "    break;\n".to_owned(),
    }
}

fn members(of: &str, fields: &[Decl]) -> String {
    let mut out = String::from("    put(\"(\");\n");
    for (place, decl) in fields.iter().enumerate() {
        if place > 0 {
            out += "    put(\",\");\n";
        }
        out += &print(*decl, &format!("{of}->f{place}"), &format!("f{place}"));
    }
    out + "    put(\")\");\n"
}

/// Prints `place`, which is declared with this name.
fn print(decl: Decl, place: &str, name: &str) -> String {
    let each = |base, count: &str, at: &str| {
        let one = one(base, &format!("{at}[i]"));
        format!(
            "    put(\"[\");\n    for (unsigned i = 0; i < {count}; i++) {{ \
             if (i) put(\",\"); {one}; }}\n    put(\"]\");\n"
        )
    };
    match decl.form {
        Form::One(base) => format!("    {};\n", one(base, place)),
        Form::Opaque(bound) => format!("    put_bytes({place}, {bound});\n"),
        Form::OpaqueUpTo(_) => {
            format!("    put_bytes({place}.{name}_val, {place}.{name}_len);\n")
        }
        Form::Text { .. } => format!("    put_bytes({place}, strlen({place}));\n"),
        Form::Array(base, bound) => each(base, &bound.to_string(), place),
        Form::UpTo(base, _) => each(
            base,
            &format!("{place}.{name}_len"),
            &format!("{place}.{name}_val"),
        ),
        Form::Optional(base) => format!(
            "    if ({place}) {{ put(\"+\"); {}; }} else put(\"-\");\n",
            one(base, &format!("(*{place})"))
        ),
    }
}

fn one(base: Base, place: &str) -> String {
    match base {
        Base::Int | Base::Hyper => format!("put_int({place})"),
        Base::Uint | Base::Uhyper => format!("put_uint({place})"),
        Base::Float => format!("put_float({place})"),
        Base::Double => format!("put_double({place})"),
        Base::Bool => format!("put_bool({place})"),
        Base::Of(index) => format!("print_t{index}(&{place})"),
    }
}
