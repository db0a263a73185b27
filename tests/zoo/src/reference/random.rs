//! Values at random, the same for the same seed.

use super::{Type, Value};

/// splitmix64.
#[derive(Debug, Clone)]
pub struct Random(u64);

impl Random {
    /// The sequence of this seed.
    pub fn new(seed: u64) -> Random {
        Random(seed)
    }

    /// Any number.
    pub fn any(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut bits = self.0;
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        bits ^ (bits >> 31)
    }

    /// From 0 to `end`, without it.
    pub fn below(&mut self, end: usize) -> usize {
        (self.any() % end as u64) as usize
    }

    /// A number, often one at which something changes.
    fn bits(&mut self) -> u64 {
        match self.below(6) {
            0 => 0,
            1 => u64::MAX,
            2 => 1 << self.below(64),
            3 => self.below(300) as u64,
            _ => self.any(),
        }
    }
}

/// A value of the type that takes about `room` bytes at most. `room` also ends recursion.
///
/// # Panics
///
/// Where the description has no value at all.
pub fn random(ty: &Type, room: usize, random: &mut Random) -> Value {
    let mut maker = Maker {
        random,
        slips: 0,
        names: Vec::new(),
    };
    maker.value(ty, room)
}

/// Almost such a value: in one place it may go just beyond what the type allows.
pub fn almost(ty: &Type, room: usize, random: &mut Random) -> Value {
    let mut maker = Maker {
        random,
        slips: 1,
        names: Vec::new(),
    };
    maker.value(ty, room)
}

struct Maker<'a> {
    random: &'a mut Random,
    /// How often it may still go wrong.
    slips: usize,
    names: Vec<(&'static str, &'a Type)>,
}

impl<'a> Maker<'a> {
    /// Whether to go wrong here.
    fn slip(&mut self) -> bool {
        let slip = self.slips > 0 && self.random.below(8) == 0;
        self.slips -= usize::from(slip);
        slip
    }

    /// A length, often that of the limit or nothing.
    fn length(&mut self, max: u32, room: usize) -> usize {
        if max < 100 && self.slip() {
            return max as usize + 1;
        }
        let most = room.min(max as usize);
        match self.random.below(7) {
            0 => 0,
            1 => most,
            2 => self.random.below(4).min(most),
            _ => self.random.below(most + 1),
        }
    }

    fn value(&mut self, ty: &'a Type, room: usize) -> Value {
        match ty {
            Type::Fixed(len, element) => Value::Sequence(self.values(*len, element, room)),
            Type::Array(max, element) => {
                let count = self.length(*max, room / 8);
                Value::Array(self.values(count, element, room))
            }
            Type::Struct(fields) => {
                let each = room / fields.len().max(1);
                Value::Sequence(fields.iter().map(|(_, ty)| self.value(ty, each)).collect())
            }
            Type::Union {
                switch,
                arms,
                default,
            } => self.union(switch, arms, default.as_deref(), room),
            Type::Optional(ty) if self.slip() => {
                let value = self.value(ty, room / 2);
                Value::Union(Box::new(Value::UInt(2)), Box::new(value))
            }
            Type::Optional(ty) => {
                let there = room > 8 && self.random.below(4) > 0;
                Value::Optional(there.then(|| Box::new(self.value(ty, room - 8))))
            }
            Type::List(max, element) => {
                let count = self.length(*max, room / 12);
                Value::List(self.values(count, element, room))
            }
            Type::Boxed(ty) | Type::Heavy(_, ty) => self.value(ty, room),
            Type::Recursive(name, ty) => {
                self.names.push((name, ty));
                let value = self.value(ty, room);
                self.names.pop();
                value
            }
            Type::Itself(name) => {
                let around = self.names.iter().rev().find(|(known, _)| known == name);
                let (_, ty) = *around.expect("a name is declared around its use");
                self.value(ty, room / 2)
            }
            other => self.limited(other, room),
        }
    }

    /// A value of a type that some encodings of another type are of.
    fn limited(&mut self, ty: &'a Type, room: usize) -> Value {
        match ty {
            Type::Nested(_, ty) if self.slip() => {
                let mut inside = super::encode(&self.value(ty, room));
                inside.resize(inside.len() + 1 + self.random.below(4), 0);
                Value::Opaque(inside)
            }
            Type::Nested(max, ty) => loop {
                let value = self.value(ty, room.min(*max as usize) / 2);
                if super::encode(&value).len() <= *max as usize {
                    break Value::Nested(Box::new(value));
                }
            },
            Type::Among(low, high, _, ty) if self.slip() => {
                let beyond = [*low - 1, *high + 1][self.random.below(2)];
                integer(ty, beyond)
            }
            Type::Among(low, high, _, ty) => loop {
                let value = self.between(*low, *high, ty);
                if value.number().is_some_and(|it| *low <= it && it <= *high) {
                    break value;
                }
            },
            Type::Except(refused, _) if self.slip() => refused.clone(),
            Type::Except(refused, ty) => loop {
                let value = self.value(ty, room);
                if value != *refused {
                    break value;
                }
            },
            without_parts => self.plain(without_parts, room),
        }
    }

    /// A value of a type that has no other types in it.
    fn plain(&mut self, ty: &Type, room: usize) -> Value {
        match ty {
            Type::Void => Value::Void,
            Type::Int => Value::Int(self.random.bits() as i32),
            Type::UInt => Value::UInt(self.random.bits() as u32),
            Type::Hyper => Value::Hyper(self.random.bits() as i64),
            Type::UHyper => Value::UHyper(self.random.bits()),
            Type::Float => Value::Float(self.random.bits() as u32),
            Type::Double => Value::Double(self.random.bits()),
            Type::Quadruple => Value::Quadruple(std::array::from_fn(|_| self.random.bits() as u8)),
            Type::Bool if self.slip() => Value::UInt(2),
            Type::Bool => Value::Bool(self.random.below(2) == 1),
            Type::Enum(_) if self.slip() => Value::Int(self.random.bits() as i32),
            Type::Enum(known) => Value::Int(known[self.random.below(known.len())]),
            Type::OpenEnum(refused) if !refused.is_empty() && self.slip() => {
                Value::Int(refused[self.random.below(refused.len())])
            }
            Type::OpenEnum(refused) => loop {
                let value = self.random.bits() as i32;
                if !refused.contains(&value) {
                    break Value::Int(value);
                }
            },
            Type::FixedOpaque(len) => Value::FixedOpaque(self.bytes(*len)),
            Type::Opaque(max) => {
                let len = self.length(*max, room);
                Value::Opaque(self.bytes(len))
            }
            Type::Text(max) => self.text(*max, room),
            with_parts => unreachable!("{with_parts:?} has parts"),
        }
    }

    fn values(&mut self, count: usize, ty: &'a Type, room: usize) -> Vec<Value> {
        let each = room / count.max(1);
        (0..count).map(|_| self.value(ty, each)).collect()
    }

    fn bytes(&mut self, len: usize) -> Vec<u8> {
        (0..len).map(|_| self.random.bits() as u8).collect()
    }

    fn text(&mut self, max: u32, room: usize) -> Value {
        const CHARS: [char; 8] = ['a', 'Z', '~', '\0', '\u{1}', 'é', '✓', '🦀'];
        if self.slip() {
            return Value::Opaque(vec![0xff; max.min(3) as usize]);
        }
        let len = self.length(max, room);
        let mut text = String::new();
        loop {
            let next = CHARS[self.random.below(CHARS.len())];
            if text.len() + next.len_utf8() > len {
                return Value::Opaque(text.into_bytes());
            }
            text.push(next);
        }
    }

    /// An integer of the type, near or between the bounds.
    fn between(&mut self, low: i128, high: i128, ty: &Type) -> Value {
        let number = match self.random.below(3) {
            0 => low,
            1 => high,
            _ => low + i128::from(self.random.any()) % (high - low + 1),
        };
        integer(ty, number)
    }

    fn union(
        &mut self,
        switch: &'a Type,
        arms: &'a [(i64, Type)],
        default: Option<&'a Type>,
        room: usize,
    ) -> Value {
        let wanted = self
            .random
            .below(arms.len() + usize::from(default.is_some()));
        if self.slip() {
            let discriminant = Value::Int(self.random.bits() as i32);
            let (_, ty) = &arms[self.random.below(arms.len())];
            let value = self.value(ty, room / 2);
            return Value::Union(Box::new(discriminant), Box::new(value));
        }
        // Where little room is left, the first arm, which is never the one with more inside.
        let wanted = if room > 8 { wanted } else { 0 };
        let (discriminant, ty) = match arms.get(wanted) {
            Some((case, ty)) => (number_as(switch, *case), ty),
            None => loop {
                let discriminant = self.value(switch, 0);
                let is_case =
                    |(case, _): &(i64, Type)| discriminant.number() == Some(i128::from(*case));
                if let (false, Some(ty)) = (arms.iter().any(is_case), default) {
                    break (discriminant, ty);
                }
            },
        };
        let value = self.value(ty, room.saturating_sub(4));
        Value::Union(Box::new(discriminant), Box::new(value))
    }
}

/// A number as a value of an integer type.
fn integer(ty: &Type, number: i128) -> Value {
    match ty {
        Type::Int => Value::Int(number as i32),
        Type::UInt => Value::UInt(number as u32),
        Type::Hyper => Value::Hyper(number as i64),
        _ => Value::UHyper(number as u64),
    }
}

/// A case as a value of the type that the union switches on.
fn number_as(switch: &Type, case: i64) -> Value {
    match switch {
        Type::Bool => Value::Bool(case != 0),
        Type::UInt => Value::UInt(case as u32),
        _ => Value::Int(case as i32),
    }
}
