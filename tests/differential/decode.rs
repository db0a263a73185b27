//! A dull decoder, written from RFC 4506: what a strict reader makes of any input, and which rule
//! it breaks first.

use crate::model::{Base, Decl, Def, Form, Limit, Switch, Union, Zoo, most};
use crate::value::Value;
use std::fmt;

/// The first rule that an input breaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rule {
    /// The input ends inside the value.
    End,
    /// A length above its limit.
    Limit,
    /// A discriminant without an arm.
    Arm,
    /// A bool that is neither 0 nor 1.
    Bool,
    /// A flag of optional data that is neither 0 nor 1.
    Flag,
    /// A value that the enum does not name.
    Enum,
    /// Padding that is not zero.
    Padding,
    /// A string that is no UTF-8: no rule of the RFC, but of a Rust `String`.
    Utf8,
}

impl Rule {
    pub const ALL: [Rule; 8] = [
        Rule::End,
        Rule::Limit,
        Rule::Arm,
        Rule::Bool,
        Rule::Flag,
        Rule::Enum,
        Rule::Padding,
        Rule::Utf8,
    ];
}

impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Rule::End => "input too short",
            Rule::Limit => "length above its limit",
            Rule::Arm => "discriminant without an arm",
            Rule::Bool => "bool other than 0 and 1",
            Rule::Flag => "flag of optional data other than 0 and 1",
            Rule::Enum => "value that the enum does not name",
            Rule::Padding => "padding other than zero",
            Rule::Utf8 => "string that is no UTF-8",
        })
    }
}

/// A value, and how much of the input it takes.
pub struct Decoded {
    pub value: Value,
    pub consumed: usize,
    /// A string of the value has a NUL inside.
    pub nul: bool,
}

impl Zoo {
    pub fn decode(&self, index: usize, input: &[u8]) -> Result<Decoded, Rule> {
        let mut reader = Reader {
            zoo: self,
            rest: input,
            nul: false,
        };
        let value = reader.def(index)?;
        Ok(Decoded {
            value,
            consumed: input.len() - reader.rest.len(),
            nul: reader.nul,
        })
    }
}

struct Reader<'a> {
    zoo: &'a Zoo,
    rest: &'a [u8],
    nul: bool,
}

impl Reader<'_> {
    fn def(&mut self, index: usize) -> Result<Value, Rule> {
        let zoo = self.zoo;
        match &zoo.defs[index] {
            Def::Enum(of) => match self.word()? {
                word if of.open || of.values.contains(&(word as i32)) => Ok(Value::Word(word)),
                _ => Err(Rule::Enum),
            },
            Def::Struct(fields) => {
                let values: Result<_, Rule> = fields.iter().map(|decl| self.decl(*decl)).collect();
                Ok(Value::Seq(values?))
            }
            Def::Union(of) => self.union(of),
            Def::Typedef { decl, .. } => self.decl(*decl),
            Def::List(list) => {
                let mut values = vec![];
                while self.truth(Rule::Flag)? {
                    values.push(self.decl(list.element)?);
                }
                Ok(Value::Seq(values))
            }
        }
    }

    fn union(&mut self, of: &Union) -> Result<Value, Rule> {
        let tag = match of.on {
            Switch::Bool => u32::from(self.truth(Rule::Bool)?),
            Switch::Int | Switch::Uint => self.word()?,
            Switch::Enum(index) => match self.def(index)? {
                Value::Word(word) => word,
                _ => panic!("t{index} is no enum"),
            },
        };
        let payload = of.payload(tag).ok_or(Rule::Arm)?;
        let held = match payload {
            Some(decl) => Some(Box::new(self.decl(decl)?)),
            None => None,
        };
        Ok(Value::Union(tag, held))
    }

    fn decl(&mut self, decl: Decl) -> Result<Value, Rule> {
        match decl.form {
            Form::One(base) => self.base(base),
            Form::Opaque(bound) => self.padded(bound.value as usize).map(Value::Bytes),
            Form::OpaqueUpTo(limit) => {
                let len = self.length(limit)?;
                self.padded(len).map(Value::Bytes)
            }
            Form::Text { limit, utf8 } => {
                let len = self.length(limit)?;
                let bytes = self.padded(len)?;
                if utf8 && std::str::from_utf8(&bytes).is_err() {
                    return Err(Rule::Utf8);
                }
                self.nul |= bytes.contains(&0);
                Ok(Value::Bytes(bytes))
            }
            Form::Array(base, bound) => self.seq(bound.value as usize, base),
            Form::UpTo(base, limit) => {
                let len = self.length(limit)?;
                self.seq(len, base)
            }
            Form::Optional(base) => match self.truth(Rule::Flag)? {
                true => Ok(Value::Optional(Some(Box::new(self.base(base)?)))),
                false => Ok(Value::Optional(None)),
            },
        }
    }

    fn seq(&mut self, len: usize, base: Base) -> Result<Value, Rule> {
        let values: Result<_, Rule> = (0..len).map(|_| self.base(base)).collect();
        Ok(Value::Seq(values?))
    }

    fn base(&mut self, base: Base) -> Result<Value, Rule> {
        match base {
            Base::Of(index) => self.def(index),
            Base::Bool => Ok(Value::Word(u32::from(self.truth(Rule::Bool)?))),
            Base::Int | Base::Uint | Base::Float => self.word().map(Value::Word),
            Base::Hyper | Base::Uhyper | Base::Double => {
                let (high, low) = (self.word()?, self.word()?);
                Ok(Value::Long(u64::from(high) << 32 | u64::from(low)))
            }
        }
    }

    fn word(&mut self) -> Result<u32, Rule> {
        let (bytes, rest) = self.rest.split_first_chunk().ok_or(Rule::End)?;
        self.rest = rest;
        Ok(u32::from_be_bytes(*bytes))
    }

    fn truth(&mut self, rule: Rule) -> Result<bool, Rule> {
        match self.word()? {
            0 => Ok(false),
            1 => Ok(true),
            _ => Err(rule),
        }
    }

    fn length(&mut self, limit: Limit) -> Result<usize, Rule> {
        match self.word()? {
            len if len > most(limit) => Err(Rule::Limit),
            len => Ok(len as usize),
        }
    }

    fn padded(&mut self, len: usize) -> Result<Vec<u8>, Rule> {
        let (bytes, rest) = self
            .rest
            .split_at_checked(len.next_multiple_of(4))
            .ok_or(Rule::End)?;
        self.rest = rest;
        let (bytes, padding) = bytes.split_at(len);
        if padding.iter().any(|byte| *byte != 0) {
            return Err(Rule::Padding);
        }
        Ok(bytes.to_vec())
    }
}
