//! A dull encoder, written from RFC 4506, that also says where what stands.

use crate::model::{Base, Decl, Def, Form, Limit, Switch, Zoo, most};
use crate::value::Value;

#[derive(Default)]
pub struct Encoded {
    pub bytes: Vec<u8>,
    pub marks: Vec<Mark>,
}

/// A word that decides on others, or a place that must be zero.
#[derive(Clone, Copy)]
pub struct Mark {
    pub at: usize,
    pub of: What,
}

#[derive(Clone, Copy)]
pub enum What {
    /// A length with this limit.
    Length { max: u32 },
    /// A bool, or the flag of optional data.
    Flag,
    /// An enum or the discriminant of a union.
    Number,
    /// So many bytes of UTF-8, one at least.
    Text(usize),
    /// So many bytes of padding.
    Padding(usize),
}

impl Zoo {
    pub fn encode(&self, index: usize, value: &Value) -> Encoded {
        let mut out = Encoded::default();
        self.put(index, value, &mut out);
        out
    }

    fn put(&self, index: usize, value: &Value, out: &mut Encoded) {
        match (&self.defs[index], value) {
            // 4.3
            (Def::Enum(_), Value::Word(word)) => out.word(*word, Some(What::Number)),
            // 4.14
            (Def::Struct(fields), Value::Seq(values)) => {
                for (decl, value) in fields.iter().zip(values) {
                    self.put_decl(*decl, value, out);
                }
            }
            // 4.15
            (Def::Union(of), Value::Union(tag, held)) => {
                let what = match of.on {
                    Switch::Bool => What::Flag,
                    _ => What::Number,
                };
                out.word(*tag, Some(what));
                if let (Some(decl), Some(held)) = (of.payload(*tag).flatten(), held) {
                    self.put_decl(decl, held, out);
                }
            }
            // 4.18
            (Def::Typedef { decl, .. }, value) => self.put_decl(*decl, value, out),
            // 4.19, the second example
            (Def::List(list), Value::Seq(values)) => {
                for value in values {
                    out.word(1, Some(What::Flag));
                    self.put_decl(list.element, value, out);
                }
                out.word(0, Some(What::Flag));
            }
            _ => panic!("the value is none of t{index}"),
        }
    }

    fn put_decl(&self, decl: Decl, value: &Value, out: &mut Encoded) {
        match (decl.form, value) {
            (Form::One(base), value) => self.put_base(base, value, out),
            // 4.9
            (Form::Opaque(_), Value::Bytes(bytes)) => out.padded(bytes),
            // 4.10, 4.11
            (Form::OpaqueUpTo(limit) | Form::Text { limit, .. }, Value::Bytes(bytes)) => {
                out.length(bytes.len(), limit);
                if matches!(decl.form, Form::Text { utf8: true, .. }) && !bytes.is_empty() {
                    let at = out.bytes.len();
                    let of = What::Text(bytes.len());
                    out.marks.push(Mark { at, of });
                }
                out.padded(bytes);
            }
            // 4.12
            (Form::Array(base, _), Value::Seq(values)) => {
                values
                    .iter()
                    .for_each(|value| self.put_base(base, value, out));
            }
            // 4.13
            (Form::UpTo(base, limit), Value::Seq(values)) => {
                out.length(values.len(), limit);
                values
                    .iter()
                    .for_each(|value| self.put_base(base, value, out));
            }
            // 4.19
            (Form::Optional(base), Value::Optional(held)) => {
                out.word(u32::from(held.is_some()), Some(What::Flag));
                if let Some(held) = held {
                    self.put_base(base, held, out);
                }
            }
            _ => panic!("the value is none of its declaration"),
        }
    }

    fn put_base(&self, base: Base, value: &Value, out: &mut Encoded) {
        match (base, value) {
            (Base::Of(index), value) => self.put(index, value, out),
            // 4.4
            (Base::Bool, Value::Word(word)) => out.word(*word, Some(What::Flag)),
            // 4.1, 4.2, 4.6
            (_, Value::Word(word)) => out.word(*word, None),
            // 4.5, 4.7
            (_, Value::Long(long)) => out.bytes.extend(long.to_be_bytes()),
            _ => panic!("the value is none of its type"),
        }
    }
}

impl Encoded {
    fn word(&mut self, word: u32, what: Option<What>) {
        if let Some(of) = what {
            let at = self.bytes.len();
            self.marks.push(Mark { at, of });
        }
        self.bytes.extend(word.to_be_bytes());
    }

    fn length(&mut self, len: usize, limit: Limit) {
        let max = most(limit);
        self.word(len as u32, Some(What::Length { max }));
    }

    fn padded(&mut self, bytes: &[u8]) {
        self.bytes.extend(bytes);
        let padding = (4 - bytes.len() % 4) % 4;
        if padding > 0 {
            let at = self.bytes.len();
            let of = What::Padding(padding);
            self.marks.push(Mark { at, of });
        }
        self.bytes.extend(std::iter::repeat_n(0, padding));
    }
}
