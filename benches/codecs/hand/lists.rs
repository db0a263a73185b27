//! A chain held flat, and a tree.

use super::bulk::{get_items, put_each};
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
        put_each(
            out,
            &self.0,
            #[inline(always)]
            |bytes: &mut [u8; 8], value| {
                *bytes = (1 << 32 | u64::from(*value as u32)).to_be_bytes();
            },
        );
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
        let nodes = input.nodes();
        get_items(
            &mut self.0,
            nodes,
            #[inline(always)]
            |node| u64::from_be_bytes(*node) as i32,
        );
        // What ends the nodes is the flag 0, a flag that is none, or the end of the input.
        match input.flag()? {
            false => Ok(()),
            true => Err(input.error(Refusal::UnexpectedEnd)),
        }
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
