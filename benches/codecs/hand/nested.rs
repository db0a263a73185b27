//! A struct of all the others.

use super::{Error, Hand, Input, Refusal, items_size, put_word};
use xdr_examples::peer::{Answer, Nested, NodeList, Optionals, Scalars, Shape};

impl<'a> Hand<'a> for Nested {
    #[inline]
    fn size(&self) -> Result<usize, Refusal> {
        let mut size = self.s.size()? + items_size(self.shapes.len(), 0, u32::MAX)?;
        for shape in &self.shapes {
            size += shape.size()?;
        }
        Ok(size + self.a.size()? + self.o.size()? + self.l.size()?)
    }

    #[inline]
    fn write(&self, out: &mut Vec<u8>) {
        self.s.write(out);
        put_word(out, self.shapes.len() as u32);
        for shape in &self.shapes {
            shape.write(out);
        }
        self.a.write(out);
        self.o.write(out);
        self.l.write(out);
    }

    #[inline]
    fn read(input: &mut Input<'a>) -> Result<Self, Error> {
        let s = Scalars::read(input)?;
        let count = input.count(u32::MAX, 4)?;
        let mut shapes = Vec::with_capacity(count);
        for _ in 0..count {
            shapes.push(Shape::read(input)?);
        }
        Ok(Nested {
            s,
            shapes,
            a: Answer::read(input)?,
            o: Optionals::read(input)?,
            l: NodeList::read(input)?,
        })
    }

    #[inline]
    fn read_over(&mut self, input: &mut Input<'a>) -> Result<(), Error> {
        self.s = Scalars::read(input)?;
        let count = input.count(u32::MAX, 4)?;
        self.shapes.clear();
        self.shapes.reserve(count);
        for _ in 0..count {
            self.shapes.push(Shape::read(input)?);
        }
        self.a = Answer::read(input)?;
        self.o.read_over(input)?;
        self.l.read_over(input)
    }
}
