//! Values at random, often at their limits, and beyond them on request.

use crate::model::{Base, Decl, Def, Form, Limit, Switch, Union, Zoo};
use crate::rng::Rng;
use crate::value::Value;

/// How deep a recursive type goes.
const LEVELS: u32 = 4;

pub struct Random<'a> {
    pub zoo: &'a Zoo,
    pub rng: &'a mut Rng,
    /// Lengths may be one above their limits.
    pub beyond: bool,
}

impl Random<'_> {
    pub fn value(&mut self, index: usize) -> Value {
        self.def(index, LEVELS)
    }

    fn def(&mut self, index: usize, levels: u32) -> Value {
        let zoo = self.zoo;
        match &zoo.defs[index] {
            Def::Enum(of) => {
                if of.open && self.rng.one_in(4) {
                    return Value::Word(self.rng.word());
                }
                Value::Word(self.rng.pick(&of.values) as u32)
            }
            Def::Struct(fields) => {
                let fields = fields.iter();
                Value::Seq(fields.map(|decl| self.decl(*decl, index, levels)).collect())
            }
            Def::Union(of) => self.union(of, index, levels),
            Def::Typedef { decl, .. } => self.decl(*decl, index, levels),
            Def::List(list) => {
                let len = match self.rng.below(4) {
                    0 => self.rng.below(2),
                    1 => 4,
                    _ => self.rng.below(7),
                };
                let values = (0..len).map(|_| self.decl(list.element, index, levels));
                Value::Seq(values.collect())
            }
        }
    }

    fn union(&mut self, of: &Union, index: usize, levels: u32) -> Value {
        loop {
            let arm = self.rng.below(of.arms.len() + 1);
            let tag = match of.arms.get(arm) {
                Some(arm) => self.rng.pick(&arm.cases),
                None => self.tag(of.on),
            };
            if let Some(payload) = of.payload(tag) {
                let held = payload.map(|decl| Box::new(self.decl(decl, index, levels)));
                return Value::Union(tag, held);
            }
        }
    }

    /// Any value of the discriminant.
    fn tag(&mut self, on: Switch) -> u32 {
        match on {
            Switch::Int | Switch::Uint => self.rng.word(),
            Switch::Bool => self.rng.below(2) as u32,
            Switch::Enum(index) => match self.def(index, 0) {
                Value::Word(word) => word,
                _ => panic!("t{index} is no enum"),
            },
        }
    }

    fn decl(&mut self, decl: Decl, owner: usize, levels: u32) -> Value {
        let own = decl.form.base() == Some(Base::Of(owner));
        if own && levels == 0 {
            return match decl.form {
                Form::Optional(_) => Value::Optional(None),
                _ => Value::Seq(vec![]),
            };
        }
        let levels = if own { levels - 1 } else { LEVELS };
        match decl.form {
            Form::One(base) => self.base(base, levels),
            Form::Opaque(bound) => Value::Bytes(self.bytes(bound.value as usize)),
            Form::OpaqueUpTo(limit) => {
                let len = self.bytes_length(limit);
                Value::Bytes(self.bytes(len))
            }
            Form::Text { limit, utf8 } => {
                let len = self.bytes_length(limit);
                Value::Bytes(match utf8 {
                    true => self.text(len).into_bytes(),
                    false => self
                        .bytes(len)
                        .iter()
                        .map(|byte| byte.max(&1))
                        .copied()
                        .collect(),
                })
            }
            Form::Array(base, bound) => self.seq(bound.value as usize, base, levels),
            Form::UpTo(base, limit) => {
                let len = self.length(limit, if own { 2 } else { 6 });
                self.seq(len, base, levels)
            }
            Form::Optional(base) => {
                let held = self.rng.one_in(2);
                Value::Optional(held.then(|| Box::new(self.base(base, levels))))
            }
        }
    }

    fn seq(&mut self, len: usize, base: Base, levels: u32) -> Value {
        Value::Seq((0..len).map(|_| self.base(base, levels)).collect())
    }

    fn base(&mut self, base: Base, levels: u32) -> Value {
        const WORDS: [u32; 6] = [0, 1, u32::MAX, 0x8000_0000, 0x7fff_ffff, 0x7f80_0001];
        const LONGS: [u64; 5] = [0, u64::MAX, 1 << 63, i64::MAX as u64, 0x7ff0_0000_0000_0001];
        let odd = self.rng.one_in(4);
        match base {
            Base::Of(index) => self.def(index, levels),
            Base::Bool => Value::Word(self.rng.below(2) as u32),
            Base::Int | Base::Uint | Base::Float if odd => Value::Word(self.rng.pick(&WORDS)),
            Base::Int | Base::Uint | Base::Float => Value::Word(self.rng.word()),
            Base::Hyper | Base::Uhyper | Base::Double if odd => Value::Long(self.rng.pick(&LONGS)),
            Base::Hyper | Base::Uhyper | Base::Double => Value::Long(self.rng.next()),
        }
    }

    /// None, one, all or all but one as often as anything between.
    fn length(&mut self, limit: Limit, enough: usize) -> usize {
        let max = limit.map_or(enough, |bound| bound.value as usize);
        match self.rng.below(8) {
            0 => 0,
            1 => 1,
            2 => max - 1,
            3 => max,
            4 if self.beyond => max + 1,
            _ => self.rng.below(max + 1),
        }
    }

    /// Bytes of 1 KiB and more are shared where they may be, so some without a limit are as long.
    fn bytes_length(&mut self, limit: Limit) -> usize {
        match limit.is_none() && self.rng.one_in(24) {
            true => 1020 + self.rng.below(10),
            false => self.length(limit, 40),
        }
    }

    fn bytes(&mut self, len: usize) -> Vec<u8> {
        (0..len).map(|_| self.rng.word() as u8).collect()
    }

    /// UTF-8 of so many bytes, without NUL: rpcgen's code would cut it there.
    fn text(&mut self, len: usize) -> String {
        const CHARS: [char; 8] = ['a', 'Z', '~', '\n', '\u{1}', 'é', '✓', '🦀'];
        let mut text = String::new();
        while text.len() < len {
            let next = self.rng.pick(&CHARS);
            if text.len() + next.len_utf8() <= len {
                text.push(next);
            }
        }
        text
    }
}
