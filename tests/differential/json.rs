//! The definitions as JSON, for `service.py`.

use crate::model::{Base, Decl, Def, Form, Limit, Payload, Switch, Union, Zoo};

impl Zoo {
    pub fn json(&self) -> String {
        let defs: Vec<String> = self.defs.iter().map(def).collect();
        format!("[\n{}\n]\n", defs.join(",\n"))
    }
}

fn def(of: &Def) -> String {
    match of {
        Def::Enum(_) => r#"["enum"]"#.to_owned(),
        Def::Struct(fields) => {
            let fields: Vec<String> = fields.iter().map(|field| decl(*field)).collect();
            format!(r#"["struct", [{}]]"#, fields.join(", "))
        }
        Def::Union(of) => union(of),
        Def::Typedef { decl: of, .. } => decl(*of),
        Def::List(list) => format!(r#"["list", {}]"#, decl(list.element)),
    }
}

fn union(of: &Union) -> String {
    let payload = |payload: Payload| payload.map_or_else(|| "[\"void\"]".to_owned(), decl);
    let case = |word: &u32| match of.on {
        Switch::Int | Switch::Enum(_) => (*word as i32).to_string(),
        Switch::Uint | Switch::Bool => word.to_string(),
    };
    let arms = of.arms.iter().flat_map(|arm| {
        let cases = arm.cases.iter();
        cases.map(move |word| format!("[{}, {}]", case(word), payload(arm.payload)))
    });
    let on = match of.on {
        Switch::Int => r#"["int"]"#,
        Switch::Uint => r#"["uint"]"#,
        Switch::Bool => r#"["bool"]"#,
        Switch::Enum(_) => r#"["enum"]"#,
    };
    let default = of.default.map_or_else(|| "null".to_owned(), payload);
    let arms: Vec<String> = arms.collect();
    format!(r#"["union", {on}, [{}], {default}]"#, arms.join(", "))
}

fn decl(of: Decl) -> String {
    let max = |limit: Limit| limit.map_or("null".to_owned(), |bound| bound.value.to_string());
    match of.form {
        Form::One(of) => base(of),
        Form::Opaque(bound) => format!(r#"["fopaque", {}]"#, bound.value),
        Form::OpaqueUpTo(limit) => format!(r#"["opaque", {}]"#, max(limit)),
        Form::Text { limit, .. } => format!(r#"["string", {}]"#, max(limit)),
        Form::Array(of, bound) => format!(r#"["farray", {}, {}]"#, bound.value, base(of)),
        Form::UpTo(of, limit) => format!(r#"["array", {}, {}]"#, max(limit), base(of)),
        Form::Optional(of) => format!(r#"["optional", {}]"#, base(of)),
    }
}

fn base(of: Base) -> String {
    let name = match of {
        Base::Int => "int",
        Base::Uint => "uint",
        Base::Hyper => "hyper",
        Base::Uhyper => "uhyper",
        Base::Float => "float",
        Base::Double => "double",
        Base::Bool => "bool",
        Base::Of(index) => return format!(r#"["of", {index}]"#),
    };
    format!(r#"["{name}"]"#)
}
