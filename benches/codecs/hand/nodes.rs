//! The binary tree.

use super::{Error, Hand, Input, Refusal, put_word};
use crate::data::tree::{Node, Tree};

fn size(node: &Node) -> usize {
    let mut bytes = 20;
    for below in [&node.left, &node.right].into_iter().flatten() {
        bytes += size(below);
    }
    bytes
}

fn write(node: &Node, out: &mut Vec<u8>) {
    let mut head = [0; 16];
    head[0..4].copy_from_slice(&node.key.to_be_bytes());
    head[4..12].copy_from_slice(&node.value.to_be_bytes());
    head[12..16].copy_from_slice(&u32::from(node.left.is_some()).to_be_bytes());
    out.extend_from_slice(&head);
    if let Some(left) = &node.left {
        write(left, out);
    }
    put_word(out, u32::from(node.right.is_some()));
    if let Some(right) = &node.right {
        write(right, out);
    }
}

#[inline(always)]
fn head(input: &mut Input<'_>) -> Result<(u32, u64), Error> {
    input.descend()?;
    let (words, _) = input.array::<12>()?.as_chunks::<4>();
    let word = |at: usize| u32::from_be_bytes(words[at]);
    Ok((word(0), u64::from(word(1)) << 32 | u64::from(word(2))))
}

fn read(input: &mut Input<'_>) -> Result<Box<Node>, Error> {
    let (key, value) = head(input)?;
    // Allocated before those below it, so that memory has the order of the wire.
    let mut node = Box::new(Node {
        key,
        value,
        left: None,
        right: None,
    });
    if input.flag()? {
        node.left = Some(read(input)?);
    }
    if input.flag()? {
        node.right = Some(read(input)?);
    }
    input.ascend();
    Ok(node)
}

fn read_over(node: &mut Node, input: &mut Input<'_>) -> Result<(), Error> {
    (node.key, node.value) = head(input)?;
    for side in [&mut node.left, &mut node.right] {
        optional_over(side, input)?;
    }
    input.ascend();
    Ok(())
}

#[inline(always)]
fn optional_over(side: &mut Option<Box<Node>>, input: &mut Input<'_>) -> Result<(), Error> {
    match (input.flag()?, &mut *side) {
        (true, Some(node)) => read_over(node, input)?,
        (true, None) => *side = Some(read(input)?),
        (false, _) => *side = None,
    }
    Ok(())
}

impl<'a> Hand<'a> for Tree {
    fn size(&self) -> Result<usize, Refusal> {
        Ok(4 + self.root.as_deref().map_or(0, size))
    }

    fn write(&self, out: &mut Vec<u8>) {
        put_word(out, u32::from(self.root.is_some()));
        if let Some(root) = &self.root {
            write(root, out);
        }
    }

    fn read(input: &mut Input<'a>) -> Result<Self, Error> {
        let root = match input.flag()? {
            true => Some(read(input)?),
            false => None,
        };
        Ok(Tree { root })
    }

    fn read_over(&mut self, input: &mut Input<'a>) -> Result<(), Error> {
        optional_over(&mut self.root, input)
    }
}
