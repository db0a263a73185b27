//! The definitions as Rust types that derive `Xdr`, as a user would write them.

use crate::model::{Base, Decl, Def, Enum, Form, Limit, List, Payload, Switch, Union, Zoo};
use crate::x::place;

impl Zoo {
    /// The file `types.rs` of the service.
    pub fn rust(&self) -> String {
        let mut out =
            String::from("use crate::text::Text;\nuse bytes::Bytes;\nuse xdr_core::Xdr;\n\n");
        for (index, value) in self.constants.iter().enumerate() {
            out += &format!("pub const LIMIT_{index}: u32 = {value};\n");
        }
        for index in 0..self.defs.len() {
            let def = match &self.defs[index] {
                Def::Enum(of) => enumeration(of, index),
                Def::Struct(fields) => self.structure(fields, index),
                Def::Union(of) => self.union(of, index),
                Def::Typedef { decl, .. } => newtype(&field("pub ", *decl, index, self), index),
                Def::List(list) => {
                    let (keys, ty) = (self.list_keys(list), self.list_type(list, index));
                    newtype(&format!("#[xdr({keys})] pub {ty}"), index)
                }
            };
            out += &match self.max_size(index) {
                Some(size) => with_size(&def, index, size),
                None => def,
            };
        }
        out += "\npub const ANSWER: &[crate::Answer] = &[\n";
        for index in 0..self.defs.len() {
            out += &format!("    crate::answer::<T{index}>,\n");
        }
        out + "];\n"
    }

    fn structure(&self, fields: &[Decl], index: usize) -> String {
        let members = self.members(fields, index, "pub ");
        let names = names(fields);
        format!(
            "\n#[derive(Xdr)]\n#[xdr(amplification = 4096)]\npub struct T{index} {{ {members} }}\n\
             impl Text for T{index} {{\n    fn text(&self, out: &mut String) {{\n        \
             let T{index} {{ {names} }} = self;\n        \
             crate::text::structure(&[{names}], out);\n    }}\n}}\n"
        )
    }

    fn members(&self, fields: &[Decl], owner: usize, visible: &str) -> String {
        let fields = fields.iter().enumerate();
        let fields: Vec<String> = fields
            .map(|(at, decl)| field(&format!("{visible}f{at}: "), *decl, owner, self))
            .collect();
        fields.join(", ")
    }

    fn union(&self, of: &Union, index: usize) -> String {
        let on = match of.on {
            Switch::Int => "i32".to_owned(),
            Switch::Uint => "u32".to_owned(),
            Switch::Bool => "bool".to_owned(),
            Switch::Enum(of) => format!("T{of}"),
        };
        let (mut variants, mut texts) = (String::new(), String::new());
        for (at, arm) in of.arms.iter().enumerate() {
            let cases: Vec<String> = arm
                .cases
                .iter()
                .map(|word| self.case(of.on, *word))
                .collect();
            let tag = (cases.len() > 1).then_some(on.as_str());
            variants += &match tag {
                Some(_) => format!("    #[xdr(case({}))]\n", cases.join(", ")),
                None => format!("    #[xdr(case = {})]\n", cases[0]),
            };
            let (variant, text) =
                self.variant(&format!("A{at}"), tag, &cases[0], arm.payload, index);
            variants += &variant;
            texts += &text;
        }
        if let Some(payload) = of.default {
            let (variant, text) = self.variant("Other", Some(&on), "", payload, index);
            variants += &format!("    #[xdr(default)]\n{variant}");
            texts += &text;
        }
        format!(
            "\n#[derive(Xdr)]\n#[xdr(switch = {on}, amplification = 4096)]\n\
             pub enum T{index} {{\n{variants}}}\nimpl Text for T{index} {{\n    \
             fn text(&self, out: &mut String) {{\n        match self {{\n{texts}        }}\n    \
             }}\n}}\n"
        )
    }

    /// The variant, and the arm of a `match` that prints it. With `tag`, it keeps which case.
    fn variant(
        &self,
        name: &str,
        tag: Option<&str>,
        case: &str,
        payload: Payload,
        index: usize,
    ) -> (String, String) {
        let kept = tag.map(|on| format!("#[xdr(tag)] tag: {on}, "));
        let first = kept.clone().unwrap_or_default();
        let pattern = if kept.is_some() { "tag, " } else { "" };
        let tag = match tag {
            Some(_) => "tag".to_owned(),
            // A literal would not know its type.
            None if case.starts_with('T') || case == "true" || case == "false" => {
                format!("&{case}")
            }
            None => format!("&({case}i64)"),
        };
        let prints = |held: &str| format!("crate::text::union({tag}, {held}, out),\n");
        match payload {
            None if kept.is_none() => (
                format!("    {name},\n"),
                format!("            Self::{name} => {}", prints("None")),
            ),
            None => (
                format!("    {name} {{ {first} }},\n"),
                format!("            Self::{name} {{ tag }} => {}", prints("None")),
            ),
            Some(decl) if self.is_flat(decl) => {
                let Some(Base::Of(of)) = decl.form.base() else {
                    panic!("a flat arm holds a struct")
                };
                let (fields, names) = (self.fields(of), names(self.fields(of)));
                let members = self.members(fields, index, "");
                let held = format!("Some(&crate::text::Fields(&[{names}]))");
                (
                    format!("    {name} {{ {first}{members} }},\n"),
                    format!(
                        "            Self::{name} {{ {pattern}{names} }} => {}",
                        prints(&held)
                    ),
                )
            }
            Some(decl) => {
                let first = first.replace("tag: ", "");
                let member = field("", decl, index, self);
                (
                    format!("    {name}({first}{member}),\n"),
                    format!(
                        "            Self::{name}({pattern}held) => {}",
                        prints("Some(held)")
                    ),
                )
            }
        }
    }

    /// Does the arm have the fields of the struct that it holds?
    fn is_flat(&self, decl: Decl) -> bool {
        match decl.form {
            Form::One(Base::Of(of)) => {
                decl.rust.is_multiple_of(2)
                    && matches!(self.defs[of], Def::Struct(_))
                    && !self.is_recursive(of)
            }
            _ => false,
        }
    }

    fn case(&self, on: Switch, word: u32) -> String {
        match on {
            Switch::Int => (word as i32).to_string(),
            Switch::Uint => word.to_string(),
            Switch::Bool => (word == 1).to_string(),
            Switch::Enum(of) => format!("T{of}::V{}", place(self, of, word)),
        }
    }

    fn list_type(&self, list: &List, owner: usize) -> String {
        format!("Vec<{}>", self.ty(list.element, owner))
    }

    fn list_keys(&self, list: &List) -> String {
        format!(
            "list, max = unbounded{}",
            self.each(self.keys(list.element))
        )
    }

    fn each(&self, keys: Option<String>) -> String {
        keys.map_or(String::new(), |keys| format!(", each({keys})"))
    }

    /// What stands in `#[xdr(..)]` of a field.
    fn keys(&self, decl: Decl) -> Option<String> {
        let max = |limit: Limit| match limit {
            Some(bound) => format!("max = {bound}"),
            None => "max = unbounded".to_owned(),
        };
        match decl.form {
            Form::Opaque(_) => None,
            Form::OpaqueUpTo(limit) | Form::Text { limit, .. } => Some(max(limit)),
            Form::UpTo(base, limit) => Some(max(limit) + &self.each(self.base_keys(base))),
            Form::Array(base, _) => self.base_keys(base).map(|keys| format!("each({keys})")),
            Form::One(base) | Form::Optional(base) => self.base_keys(base),
        }
    }

    fn base_keys(&self, base: Base) -> Option<String> {
        let Base::Of(index) = base else { return None };
        match self.defs.get(index)? {
            Def::Typedef { decl, alias: true } => self.keys(*decl),
            Def::List(list) if list.alias => Some(self.list_keys(list)),
            _ => None,
        }
    }

    fn ty(&self, decl: Decl, owner: usize) -> String {
        let pick = |from: &[&str]| from[decl.rust % from.len()].to_owned();
        match decl.form {
            // A box is not seen on the wire.
            Form::One(base @ Base::Of(_)) if decl.rust == 11 => {
                format!("Box<{}>", self.base_type(base, owner))
            }
            Form::One(base) => self.base_type(base, owner),
            Form::Opaque(bound) => format!("[u8; {bound} as usize]"),
            Form::OpaqueUpTo(_) => pick(&["Vec<u8>", "Box<[u8]>", "Bytes"]),
            Form::Text { utf8: true, .. } => pick(&["String", "Box<str>"]),
            Form::Text { .. } => pick(&["Vec<u8>", "Bytes"]),
            Form::Array(base, bound) => {
                format!("[{}; {bound} as usize]", self.base_type(base, owner))
            }
            Form::UpTo(base, _) => {
                let element = self.base_type(base, owner);
                pick(&["Vec<@>", "Vec<@>", "Box<[@]>"]).replace('@', &element)
            }
            Form::Optional(base) => {
                let held = self.base_type(base, owner);
                match base == Base::Of(owner) || decl.rust.is_multiple_of(3) {
                    true => format!("Option<Box<{held}>>"),
                    false => format!("Option<{held}>"),
                }
            }
        }
    }

    fn base_type(&self, base: Base, owner: usize) -> String {
        let name = match base {
            Base::Int => "i32",
            Base::Uint => "u32",
            Base::Hyper => "i64",
            Base::Uhyper => "u64",
            Base::Float => "f32",
            Base::Double => "f64",
            Base::Bool => "bool",
            Base::Of(index) => {
                return match &self.defs[index] {
                    Def::Typedef { decl, alias: true } => self.ty(*decl, owner),
                    Def::List(list) if list.alias => self.list_type(list, owner),
                    _ => format!("T{index}"),
                };
            }
        };
        name.to_owned()
    }
}

fn enumeration(of: &Enum, index: usize) -> String {
    let values = of.values.iter().enumerate();
    let mut variants: String = values
        .map(|(at, value)| format!("    V{at} = {value},\n"))
        .collect();
    if of.open {
        variants += &format!("    #[xdr(other)]\n    Unknown(i32){},\n", unlike(of));
    }
    let repr = if of.open { "#[repr(i32)]\n" } else { "" };
    format!(
        "\n#[derive(Clone, Copy, Xdr)]\n{repr}pub enum T{index} {{\n{variants}}}\n\
         impl Text for T{index} {{\n    fn text(&self, out: &mut String) {{\n        \
         xdr_core::XdrEnum::value(self).text(out);\n    }}\n}}\n"
    )
}

/// Rust counts on for a variant without a value, and asks for one where that is taken.
fn unlike(of: &Enum) -> String {
    let next = of.values.last().and_then(|last| last.checked_add(1));
    match next {
        Some(next) if !of.values.contains(&next) => String::new(),
        _ => {
            let free = (0..).find(|free| !of.values.contains(free));
            format!(" = {}", free.expect("an enum has few values"))
        }
    }
}

/// The definition with a largest size, which the compiler compares with ours.
fn with_size(def: &str, index: usize, size: u64) -> String {
    let def = def.replacen("Xdr)]\n", "Xdr)]\n#[xdr(max_size)]\n", 1);
    format!("{def}const _: () = assert!(<T{index} as xdr_core::MaxSize>::MAX == {size});\n")
}

fn newtype(field: &str, index: usize) -> String {
    format!(
        "\n#[derive(Xdr)]\n#[xdr(amplification = 4096)]\npub struct T{index}({field});\n\
         impl Text for T{index} {{\n    fn text(&self, out: &mut String) {{\n        \
         self.0.text(out);\n    }}\n}}\n"
    )
}

/// The field with its attribute; `name` is all that stands before the type.
fn field(name: &str, decl: Decl, owner: usize, zoo: &Zoo) -> String {
    let keys = zoo
        .keys(decl)
        .map_or(String::new(), |keys| format!("#[xdr({keys})] "));
    format!("{keys}{name}{}", zoo.ty(decl, owner))
}

fn names(fields: &[Decl]) -> String {
    let names: Vec<String> = (0..fields.len()).map(|at| format!("f{at}")).collect();
    names.join(", ")
}
