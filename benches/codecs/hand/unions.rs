//! Unions and optional data.

use super::{
    Error, Hand, Input, Refusal, colour, items_size, opaque_size, point_bytes, put_items,
    put_opaque, put_word, read_point,
};
use xdr_examples::peer::{Answer, Blob16, Colour, NAME_MAX_LEN, Num, Optionals, SMALL, Shape};

impl<'a> Hand<'a> for Shape {
    #[inline]
    fn size(&self) -> Result<usize, Refusal> {
        match self {
            Shape::R(_) => Ok(8),
            Shape::P {
                kind: Colour::Green | Colour::Blue,
                ..
            } => Ok(12),
            Shape::Other { kind: Colour::Last } => Ok(4),
            Shape::P { .. } | Shape::Other { .. } => Err(Refusal::WrongTag),
        }
    }

    #[inline]
    fn write(&self, out: &mut Vec<u8>) {
        match self {
            Shape::R(value) => {
                let [a, b, c, d] = value.to_be_bytes();
                out.extend_from_slice(&[0, 0, 0, 0, a, b, c, d]);
            }
            Shape::P { kind, p } => {
                let mut bytes = [0; 12];
                bytes[..4].copy_from_slice(&(*kind as i32).to_be_bytes());
                bytes[4..].copy_from_slice(&point_bytes(p));
                out.extend_from_slice(&bytes);
            }
            Shape::Other { kind } => put_word(out, *kind as u32),
        }
    }

    #[inline]
    fn read(input: &mut Input<'a>) -> Result<Self, Error> {
        let kind = colour(input.word()?).ok_or_else(|| input.error(Refusal::UnknownValue))?;
        match kind {
            Colour::Red => Ok(Shape::R(input.word()? as i32)),
            Colour::Green | Colour::Blue => Ok(Shape::P {
                kind,
                p: read_point(input.array()?),
            }),
            Colour::Last => Ok(Shape::Other { kind }),
        }
    }
}

impl<'a> Hand<'a> for Answer {
    #[inline]
    fn size(&self) -> Result<usize, Refusal> {
        match self {
            Answer::Message(text) => Ok(4 + opaque_size(text.as_bytes(), u32::MAX)?),
            Answer::Nothing => Ok(4),
        }
    }

    #[inline]
    fn write(&self, out: &mut Vec<u8>) {
        match self {
            Answer::Message(text) => {
                put_word(out, 1);
                put_opaque(out, text.as_bytes());
            }
            Answer::Nothing => put_word(out, 0),
        }
    }

    #[inline]
    fn read(input: &mut Input<'a>) -> Result<Self, Error> {
        match input.flag()? {
            true => Ok(Answer::Message(input.text(u32::MAX)?.to_owned())),
            false => Ok(Answer::Nothing),
        }
    }
}

impl<'a> Hand<'a> for Num {
    #[inline]
    fn size(&self) -> Result<usize, Refusal> {
        match self {
            Num::H(_) => Ok(12),
            Num::Nothing => Ok(4),
            Num::Data(data) => Ok(4 + opaque_size(&data.0, 16)?),
            Num::Pair(_) => Ok(20),
            Num::Many(words) => Ok(4 + items_size(words.len(), 4, SMALL)?),
            Num::Other { tag: -1..=3, .. } => Err(Refusal::WrongTag),
            Num::Other { text, .. } => Ok(4 + opaque_size(text.as_bytes(), u32::MAX)?),
        }
    }

    #[inline]
    fn write(&self, out: &mut Vec<u8>) {
        match self {
            Num::H(value) => {
                put_word(out, u32::MAX);
                out.extend_from_slice(&value.to_be_bytes());
            }
            Num::Nothing => put_word(out, 0),
            Num::Data(data) => {
                put_word(out, 1);
                put_opaque(out, &data.0);
            }
            Num::Pair([first, second]) => {
                let mut bytes = [0; 20];
                bytes[..4].copy_from_slice(&2u32.to_be_bytes());
                bytes[4..12].copy_from_slice(&point_bytes(first));
                bytes[12..].copy_from_slice(&point_bytes(second));
                out.extend_from_slice(&bytes);
            }
            Num::Many(words) => {
                put_word(out, 3);
                put_items(out, words, |word| word.to_be_bytes());
            }
            Num::Other { tag, text } => {
                put_word(out, *tag as u32);
                put_opaque(out, text.as_bytes());
            }
        }
    }

    #[inline]
    fn read(input: &mut Input<'a>) -> Result<Self, Error> {
        match input.word()? as i32 {
            -1 => Ok(Num::H(i64::from_be_bytes(*input.array()?))),
            0 => Ok(Num::Nothing),
            1 => Ok(Num::Data(Blob16(input.opaque(16)?.to_vec()))),
            2 => {
                let (points, _) = input.array::<16>()?.as_chunks::<8>();
                Ok(Num::Pair([read_point(&points[0]), read_point(&points[1])]))
            }
            3 => {
                let words = input.items(SMALL)?;
                Ok(Num::Many(
                    words.iter().map(|word| u32::from_be_bytes(*word)).collect(),
                ))
            }
            tag => Ok(Num::Other {
                tag,
                text: input.text(u32::MAX)?.to_owned(),
            }),
        }
    }
}

impl<'a> Hand<'a> for Optionals {
    #[inline]
    fn size(&self) -> Result<usize, Refusal> {
        let mut size = 16;
        if self.i.is_some() {
            size += 4;
        }
        if self.p.is_some() {
            size += 8;
        }
        if let Some(text) = &self.s {
            size += opaque_size(text.as_bytes(), NAME_MAX_LEN)?;
        }
        if let Some(shape) = &self.u {
            size += shape.size()?;
        }
        Ok(size)
    }

    #[inline]
    fn write(&self, out: &mut Vec<u8>) {
        match self.i {
            Some(value) => {
                let [a, b, c, d] = value.to_be_bytes();
                out.extend_from_slice(&[0, 0, 0, 1, a, b, c, d]);
            }
            None => put_word(out, 0),
        }
        match &self.p {
            Some(point) => {
                let [a, b, c, d, e, f, g, h] = point_bytes(point);
                out.extend_from_slice(&[0, 0, 0, 1, a, b, c, d, e, f, g, h]);
            }
            None => put_word(out, 0),
        }
        put_word(out, u32::from(self.s.is_some()));
        if let Some(text) = &self.s {
            put_opaque(out, text.as_bytes());
        }
        put_word(out, u32::from(self.u.is_some()));
        if let Some(shape) = &self.u {
            shape.write(out);
        }
    }

    #[inline]
    fn read(input: &mut Input<'a>) -> Result<Self, Error> {
        Ok(Optionals {
            i: if input.flag()? {
                Some(input.word()? as i32)
            } else {
                None
            },
            p: if input.flag()? {
                Some(read_point(input.array()?))
            } else {
                None
            },
            s: if input.flag()? {
                Some(input.text(NAME_MAX_LEN)?.to_owned())
            } else {
                None
            },
            u: if input.flag()? {
                Some(Shape::read(input)?)
            } else {
                None
            },
        })
    }

    #[inline]
    fn read_over(&mut self, input: &mut Input<'a>) -> Result<(), Error> {
        self.i = if input.flag()? {
            Some(input.word()? as i32)
        } else {
            None
        };
        self.p = if input.flag()? {
            Some(read_point(input.array()?))
        } else {
            None
        };
        if input.flag()? {
            let text = input.text(NAME_MAX_LEN)?;
            let old = self.s.get_or_insert_default();
            old.clear();
            old.push_str(text);
        } else {
            self.s = None;
        }
        self.u = if input.flag()? {
            Some(Shape::read(input)?)
        } else {
            None
        };
        Ok(())
    }
}
