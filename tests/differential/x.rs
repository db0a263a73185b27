//! The definitions in the language of RFC 4506, for rpcgen.

use crate::model::{Base, Decl, Def, Form, Limit, Payload, Switch, Union, Zoo};
use std::fmt::Write;

/// What a case of the union is called, in the XDR language and in C.
pub fn case(on: Switch, zoo: &Zoo, word: u32) -> String {
    match on {
        Switch::Int => (word as i32).to_string(),
        Switch::Uint => word.to_string(),
        Switch::Bool => if word == 0 { "FALSE" } else { "TRUE" }.to_owned(),
        Switch::Enum(index) => format!("T{index}_V{}", place(zoo, index, word)),
    }
}

/// Which value of the enum this is.
pub fn place(zoo: &Zoo, index: usize, word: u32) -> usize {
    let Def::Enum(of) = &zoo.defs[index] else {
        panic!("t{index} is no enum")
    };
    of.values
        .iter()
        .position(|value| *value == word as i32)
        .expect("a case is a value of its enum")
}

pub fn base(base: Base) -> String {
    match base {
        Base::Int => "int".to_owned(),
        Base::Uint => "unsigned int".to_owned(),
        Base::Hyper => "hyper".to_owned(),
        Base::Uhyper => "unsigned hyper".to_owned(),
        Base::Float => "float".to_owned(),
        Base::Double => "double".to_owned(),
        Base::Bool => "bool".to_owned(),
        Base::Of(index) => format!("t{index}"),
    }
}

impl Zoo {
    pub fn x(&self) -> String {
        let mut out = String::new();
        for (index, value) in self.constants.iter().enumerate() {
            // All three ways to write a number.
            let value = match index % 3 {
                0 => format!("{value}"),
                1 => format!("{value:#x}"),
                _ => format!("0{value:o}"),
            };
            out += &format!("const LIMIT_{index} = {value};\n");
        }
        for index in 0..self.defs.len() {
            out += &self.x_def(index);
        }
        out
    }

    fn x_def(&self, index: usize) -> String {
        match &self.defs[index] {
            Def::Enum(of) => {
                let values = of.values.iter().enumerate();
                let values: Vec<_> = values
                    .map(|(place, value)| format!("T{index}_V{place} = {value}"))
                    .collect();
                format!("enum t{index} {{ {} }};\n", values.join(", "))
            }
            Def::Struct(fields) => format!("struct t{index} {{ {}}};\n", members(fields, index)),
            Def::Union(of) => self.x_union(of, index),
            Def::Typedef { decl, .. } => {
                format!(
                    "typedef {};\n",
                    declaration(*decl, &format!("t{index}"), index)
                )
            }
            Def::List(list) => {
                let members = match (list.spliced, list.element.form.base()) {
                    (true, Some(Base::Of(of))) => members(self.fields(of), index),
                    _ => format!("{}; ", declaration(list.element, "value", index)),
                };
                format!(
                    "struct node{index} {{ {members}node{index} *next; }};\n\
                     typedef node{index} *t{index};\n"
                )
            }
        }
    }

    fn x_union(&self, of: &Union, index: usize) -> String {
        let on = match of.on {
            Switch::Int => "int".to_owned(),
            Switch::Uint => "unsigned int".to_owned(),
            Switch::Bool => "bool".to_owned(),
            Switch::Enum(of) => base(Base::Of(of)),
        };
        let arm = |payload: Payload, name: &str| match payload {
            Some(decl) => declaration(decl, name, index),
            None => "void".to_owned(),
        };
        let mut out = format!("union t{index} switch ({on} tag) {{\n");
        for (place, each) in of.arms.iter().enumerate() {
            for word in &each.cases {
                writeln!(out, "case {}:", case(of.on, self, *word)).expect("it takes everything");
            }
            out += &format!("    {};\n", arm(each.payload, &format!("a{place}")));
        }
        if let Some(payload) = of.default {
            out += &format!("default:\n    {};\n", arm(payload, "other"));
        }
        out + "};\n"
    }
}

fn members(fields: &[Decl], owner: usize) -> String {
    let fields = fields.iter().enumerate();
    fields
        .map(|(place, decl)| format!("{}; ", declaration(*decl, &format!("f{place}"), owner)))
        .collect()
}

fn declaration(decl: Decl, name: &str, owner: usize) -> String {
    let upto = |limit: Limit| limit.map_or(String::new(), |bound| bound.to_string());
    match decl.form {
        Form::One(of) => format!("{} {name}", base(of)),
        Form::Opaque(bound) => format!("opaque {name}[{bound}]"),
        Form::OpaqueUpTo(limit) => format!("opaque {name}<{}>", upto(limit)),
        Form::Text { limit, .. } => format!("string {name}<{}>", upto(limit)),
        Form::Array(of, bound) => format!("{} {name}[{bound}]", base(of)),
        // Without the `struct`, rpcgen writes two into the header.
        Form::UpTo(of, limit) if of == Base::Of(owner) => {
            format!("struct {} {name}<{}>", base(of), upto(limit))
        }
        Form::UpTo(of, limit) => format!("{} {name}<{}>", base(of), upto(limit)),
        Form::Optional(of) => format!("{} *{name}", base(of)),
    }
}
