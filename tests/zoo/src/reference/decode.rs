//! Bytes to values, RFC 4506 section 4.

use super::{Type, Value};

/// Why bytes are not the XDR of a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// The input ends before the value.
    End,
    /// Bytes follow the value.
    Trailing,
    /// A length exceeds the limit.
    Limit,
    /// A bool is neither 0 nor 1.
    Bool,
    /// The flag of optional data is neither 0 nor 1.
    Flag,
    /// An enum has no such value.
    EnumValue,
    /// A union has no such arm.
    Arm,
    /// An integer is out of its range.
    Range,
    /// An integer does not fit the type it is converted to.
    Conversion,
    /// A value that a codec by hand refuses.
    Custom,
    /// A string is not UTF-8.
    Utf8,
    /// Padding is not zero.
    Padding,
    /// Deeper than the limit.
    Depth,
}

/// Why, and at which byte.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Refusal {
    /// What was wrong.
    pub why: Why,
    /// Bytes before the word that was wrong.
    pub at: usize,
}

/// The value that `input` is the XDR of.
///
/// # Errors
///
/// Anything but the canonical encoding of one value that nests at most `depth` levels deep.
pub fn decode(ty: &Type, input: &[u8], depth: u32) -> Result<Value, Refusal> {
    let mut reader = Reader {
        input,
        at: 0,
        depth,
        names: Vec::new(),
    };
    let value = reader.value(ty)?;
    reader.finish()?;
    Ok(value)
}

struct Reader<'a> {
    /// From the first byte of the record to the last byte of what is read.
    input: &'a [u8],
    at: usize,
    /// Levels left.
    depth: u32,
    /// The recursive types around this place.
    names: Vec<(&'static str, &'a Type)>,
}

fn refuse<T>(why: Why, at: usize) -> Result<T, Refusal> {
    Err(Refusal { why, at })
}

impl<'a> Reader<'a> {
    fn finish(&self) -> Result<(), Refusal> {
        if self.at < self.input.len() {
            return refuse(Why::Trailing, self.at);
        }
        Ok(())
    }

    fn bytes(&mut self, len: usize) -> Result<&'a [u8], Refusal> {
        if len > self.input.len() - self.at {
            return refuse(Why::End, self.at);
        }
        let bytes = &self.input[self.at..self.at + len];
        self.at += len;
        Ok(bytes)
    }

    fn word(&mut self) -> Result<u32, Refusal> {
        let bytes = self.bytes(4)?;
        Ok(u32::from_be_bytes([bytes[0], bytes[1], bytes[2], bytes[3]]))
    }

    fn double_word(&mut self) -> Result<u64, Refusal> {
        let (high, low) = (self.word()?, self.word()?);
        Ok(u64::from(high) << 32 | u64::from(low))
    }

    /// So many bytes, and then zeros up to a multiple of four.
    fn padded(&mut self, len: usize) -> Result<&'a [u8], Refusal> {
        let bytes = self.bytes(len)?;
        let after = self.at;
        let padding = self.bytes((4 - len % 4) % 4)?;
        if padding.iter().any(|byte| *byte != 0) {
            return refuse(Why::Padding, after);
        }
        Ok(bytes)
    }

    fn length(&mut self, max: u32) -> Result<usize, Refusal> {
        let at = self.at;
        let len = self.word()?;
        if len > max {
            return refuse(Why::Limit, at);
        }
        Ok(len as usize)
    }

    /// 0 or 1.
    fn flag(&mut self, why: Why) -> Result<bool, Refusal> {
        let at = self.at;
        match self.word()? {
            0 => Ok(false),
            1 => Ok(true),
            _ => refuse(why, at),
        }
    }

    fn deeper<T>(
        &mut self,
        levels: u32,
        read: impl FnOnce(&mut Self) -> Result<T, Refusal>,
    ) -> Result<T, Refusal> {
        if self.depth < levels {
            return refuse(Why::Depth, self.at);
        }
        self.depth -= levels;
        let value = read(self)?;
        self.depth += levels;
        Ok(value)
    }

    fn values(&mut self, count: usize, ty: &'a Type) -> Result<Vec<Value>, Refusal> {
        let mut values = Vec::new();
        for _ in 0..count {
            values.push(self.value(ty)?);
        }
        Ok(values)
    }

    fn value(&mut self, ty: &'a Type) -> Result<Value, Refusal> {
        Ok(match ty {
            Type::Fixed(len, element) => Value::Sequence(self.values(*len, element)?),
            Type::Array(max, element) => self.array(*max, element)?,
            Type::Struct(fields) => {
                let mut values = Vec::new();
                for (_, ty) in fields {
                    values.push(self.value(ty)?);
                }
                Value::Sequence(values)
            }
            Type::Union {
                switch,
                arms,
                default,
            } => self.union(switch, arms, default.as_deref())?,
            Type::Optional(ty) => match self.flag(Why::Flag)? {
                true => Value::Optional(Some(Box::new(self.value(ty)?))),
                false => Value::Optional(None),
            },
            Type::List(max, element) => {
                Value::List(self.deeper(element.levels(), |reader| reader.list(*max, element))?)
            }
            Type::Heavy(_, ty) => self.value(ty)?,
            Type::Boxed(ty) => self.deeper(ty.levels(), |reader| reader.value(ty))?,
            Type::Nested(max, ty) => self.nested(*max, ty)?,
            Type::Among(low, high, why, ty) => {
                let at = self.at;
                let value = self.value(ty)?;
                match value.number() {
                    Some(number) if *low <= number && number <= *high => value,
                    _ => return refuse(*why, at),
                }
            }
            Type::Except(refused, ty) => {
                let at = self.at;
                let value = self.value(ty)?;
                if value == *refused {
                    return refuse(Why::Custom, at);
                }
                value
            }
            Type::Recursive(name, ty) => {
                self.names.push((name, ty));
                let value = self.value(ty)?;
                self.names.pop();
                value
            }
            Type::Itself(name) => {
                let around = self.names.iter().rev().find(|(known, _)| known == name);
                let (_, ty) = *around.expect("a name is declared around its use");
                self.value(ty)?
            }
            without_parts => self.plain(without_parts)?,
        })
    }

    /// A value of a type that has no other types in it.
    fn plain(&mut self, ty: &Type) -> Result<Value, Refusal> {
        Ok(match ty {
            Type::Void => Value::Void,
            Type::Int => Value::Int(self.word()? as i32),
            Type::UInt => Value::UInt(self.word()?),
            Type::Hyper => Value::Hyper(self.double_word()? as i64),
            Type::UHyper => Value::UHyper(self.double_word()?),
            Type::Float => Value::Float(self.word()?),
            Type::Double => Value::Double(self.double_word()?),
            Type::Quadruple => {
                let mut value = [0; 16];
                value.copy_from_slice(self.bytes(16)?);
                Value::Quadruple(value)
            }
            Type::Bool => Value::Bool(self.flag(Why::Bool)?),
            Type::Enum(known) => self.enumeration(|value| known.contains(&value))?,
            Type::OpenEnum(refused) => self.enumeration(|value| !refused.contains(&value))?,
            Type::FixedOpaque(len) => Value::FixedOpaque(self.padded(*len)?.to_vec()),
            Type::Opaque(max) => {
                let len = self.length(*max)?;
                Value::Opaque(self.padded(len)?.to_vec())
            }
            Type::Text(max) => self.text(*max)?,
            with_parts => unreachable!("{with_parts:?} has parts"),
        })
    }

    fn enumeration(&mut self, is_value: impl Fn(i32) -> bool) -> Result<Value, Refusal> {
        let at = self.at;
        let value = self.word()? as i32;
        if !is_value(value) {
            return refuse(Why::EnumValue, at);
        }
        Ok(Value::Int(value))
    }

    fn text(&mut self, max: u32) -> Result<Value, Refusal> {
        let len = self.length(max)?;
        let at = self.at;
        let bytes = self.padded(len)?;
        match std::str::from_utf8(bytes) {
            Ok(_) => Ok(Value::Opaque(bytes.to_vec())),
            Err(error) => refuse(Why::Utf8, at + error.valid_up_to()),
        }
    }

    fn array(&mut self, max: u32, element: &'a Type) -> Result<Value, Refusal> {
        let count = self.length(max)?;
        let values = match element.is_fixed() {
            true => self.values(count, element)?,
            false => self.deeper(element.levels(), |reader| reader.values(count, element))?,
        };
        Ok(Value::Array(values))
    }

    fn union(
        &mut self,
        switch: &'a Type,
        arms: &'a [(i64, Type)],
        default: Option<&'a Type>,
    ) -> Result<Value, Refusal> {
        let at = self.at;
        let discriminant = self.value(switch)?;
        let number = discriminant.number();
        let arm = arms
            .iter()
            .find(|(case, _)| number == Some(i128::from(*case)))
            .map(|(_, ty)| ty)
            .or(default);
        match arm {
            Some(ty) => {
                let value = self.value(ty)?;
                Ok(Value::Union(Box::new(discriminant), Box::new(value)))
            }
            None => refuse(Why::Arm, at),
        }
    }

    fn list(&mut self, max: u32, element: &'a Type) -> Result<Vec<Value>, Refusal> {
        let mut values = Vec::new();
        loop {
            let at = self.at;
            if !self.flag(Why::Flag)? {
                return Ok(values);
            }
            if values.len() == max as usize {
                return refuse(Why::Limit, at);
            }
            values.push(self.value(element)?);
        }
    }

    fn nested(&mut self, max: u32, ty: &'a Type) -> Result<Value, Refusal> {
        let len = self.length(max)?;
        let start = self.at;
        self.padded(len)?;
        let mut inside = Reader {
            input: &self.input[..start + len],
            at: start,
            depth: self.depth,
            names: self.names.clone(),
        };
        let value = inside.value(ty)?;
        inside.finish()?;
        Ok(Value::Nested(Box::new(value)))
    }
}
