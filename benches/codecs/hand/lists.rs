//! A chain held flat, and a tree.

use super::{Error, Hand, Input, Refusal, put_word};
use xdr_examples::peer::{Name, NodeList, Tree};

impl<'a> Hand<'a> for NodeList {
    #[inline]
    fn size(&self) -> Result<usize, Refusal> {
        if self.0.len() > u32::MAX as usize {
            return Err(Refusal::LimitExceeded);
        }
        Ok(8 * self.0.len() + 4)
    }

    #[inline]
    fn write(&self, out: &mut Vec<u8>) {
        out.extend(self.0.iter().flat_map(|value| {
            let [a, b, c, d] = value.to_be_bytes();
            [0, 0, 0, 1, a, b, c, d]
        }));
        put_word(out, 0);
    }

    #[inline]
    fn read(input: &mut Input<'a>) -> Result<Self, Error> {
        let mut list = NodeList(Vec::new());
        list.read_over(input)?;
        Ok(list)
    }

    #[inline]
    fn read_over(&mut self, input: &mut Input<'a>) -> Result<(), Error> {
        self.0.clear();
        // Nothing follows the list in the messages at hand, so its size is that of the rest.
        self.0.reserve(input.left() / 8);
        while input.flag()? {
            self.0.push(input.word()? as i32);
        }
        Ok(())
    }
}

impl<'a> Hand<'a> for Tree {
    fn size(&self) -> Result<usize, Refusal> {
        let mut size = self.label.size()? + 8;
        if let Some(left) = &self.left {
            size += left.size()?;
        }
        if let Some(right) = &self.right {
            size += right.size()?;
        }
        Ok(size)
    }

    fn write(&self, out: &mut Vec<u8>) {
        self.label.write(out);
        put_word(out, u32::from(self.left.is_some()));
        if let Some(left) = &self.left {
            left.write(out);
        }
        put_word(out, u32::from(self.right.is_some()));
        if let Some(right) = &self.right {
            right.write(out);
        }
    }

    fn read(input: &mut Input<'a>) -> Result<Self, Error> {
        input.descend()?;
        let label = Name::read(input)?;
        let left = if input.flag()? {
            Some(Box::new(Tree::read(input)?))
        } else {
            None
        };
        let right = if input.flag()? {
            Some(Box::new(Tree::read(input)?))
        } else {
            None
        };
        input.ascend();
        Ok(Tree { label, left, right })
    }

    fn read_over(&mut self, input: &mut Input<'a>) -> Result<(), Error> {
        input.descend()?;
        self.label.read_over(input)?;
        for side in [&mut self.left, &mut self.right] {
            match (input.flag()?, &mut *side) {
                (true, Some(tree)) => tree.read_over(input)?,
                (true, None) => *side = Some(Box::new(Tree::read(input)?)),
                (false, _) => *side = None,
            }
        }
        input.ascend();
        Ok(())
    }
}
