//! Values of the model, and the text that all sides print of a value.

use crate::model::{Base, Decl, Def, Form, Switch, Zoo};
use std::fmt::Write;

/// What a value is, whatever its type is called.
pub enum Value {
    /// Whatever takes four bytes.
    Word(u32),
    /// Whatever takes eight.
    Long(u64),
    Bytes(Vec<u8>),
    /// An array, a struct, a list.
    Seq(Vec<Value>),
    Optional(Option<Box<Value>>),
    Union(u32, Option<Box<Value>>),
}

pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut digits, byte| {
        write!(digits, "{byte:02x}").expect("a String takes everything");
        digits
    })
}

impl Zoo {
    /// `(..)` is a struct, `[..]` an array or list, `<tag:arm>` a union, `+..` and `-` are
    /// optional data, `x..` bytes, `f..` and `d..` the bits of a float.
    pub fn text(&self, index: usize, value: &Value) -> String {
        match (&self.defs[index], value) {
            (Def::Enum(_), Value::Word(word)) => (*word as i32).to_string(),
            (Def::Struct(fields), Value::Seq(values)) => {
                let fields = fields.iter().zip(values);
                let texts = fields.map(|(decl, value)| self.decl_text(*decl, value));
                format!("({})", joined(texts))
            }
            (Def::Union(of), Value::Union(tag, held)) => {
                let text = match of.on {
                    Switch::Int | Switch::Enum(_) => (*tag as i32).to_string(),
                    Switch::Uint => tag.to_string(),
                    Switch::Bool => truth(*tag),
                };
                match (of.payload(*tag).flatten(), held) {
                    (Some(decl), Some(held)) => format!("<{text}:{}>", self.decl_text(decl, held)),
                    _ => format!("<{text}>"),
                }
            }
            (Def::Typedef { decl, .. }, value) => self.decl_text(*decl, value),
            (Def::List(list), Value::Seq(values)) => {
                let texts = values.iter().map(|each| self.decl_text(list.element, each));
                format!("[{}]", joined(texts))
            }
            _ => panic!("the value is none of t{index}"),
        }
    }

    fn decl_text(&self, decl: Decl, value: &Value) -> String {
        match (decl.form, value) {
            (Form::One(base), value) => self.base_text(base, value),
            (_, Value::Bytes(bytes)) => format!("x{}", hex(bytes)),
            (Form::Array(base, _) | Form::UpTo(base, _), Value::Seq(values)) => {
                let texts = values.iter().map(|each| self.base_text(base, each));
                format!("[{}]", joined(texts))
            }
            (Form::Optional(_), Value::Optional(None)) => "-".to_owned(),
            (Form::Optional(base), Value::Optional(Some(held))) => {
                format!("+{}", self.base_text(base, held))
            }
            _ => panic!("the value is none of its declaration"),
        }
    }

    fn base_text(&self, base: Base, value: &Value) -> String {
        match (base, value) {
            (Base::Of(index), value) => self.text(index, value),
            (Base::Int, Value::Word(word)) => (*word as i32).to_string(),
            (Base::Uint, Value::Word(word)) => word.to_string(),
            (Base::Float, Value::Word(word)) => format!("f{word:08x}"),
            (Base::Bool, Value::Word(word)) => truth(*word),
            (Base::Hyper, Value::Long(long)) => (*long as i64).to_string(),
            (Base::Uhyper, Value::Long(long)) => long.to_string(),
            (Base::Double, Value::Long(long)) => format!("d{long:016x}"),
            _ => panic!("the value is none of its type"),
        }
    }
}

fn truth(word: u32) -> String {
    if word == 0 { "F" } else { "T" }.to_owned()
}

fn joined(texts: impl Iterator<Item = String>) -> String {
    texts.collect::<Vec<_>>().join(",")
}
