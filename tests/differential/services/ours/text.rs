//! The text of a value, as all sides of the differential test print it.

use bytes::Bytes;
use std::fmt::{Display, Write};

pub trait Text {
    fn text(&self, out: &mut String);
}

fn put(value: impl Display, out: &mut String) {
    write!(out, "{value}").expect("a String takes everything");
}

macro_rules! number {
    ($($ty:ty)*) => {$(
        impl Text for $ty {
            fn text(&self, out: &mut String) {
                put(self, out);
            }
        }
    )*};
}
number!(i32 u32 i64 u64);

impl Text for bool {
    fn text(&self, out: &mut String) {
        out.push(if *self { 'T' } else { 'F' });
    }
}

impl Text for f32 {
    fn text(&self, out: &mut String) {
        put(format_args!("f{:08x}", self.to_bits()), out);
    }
}

impl Text for f64 {
    fn text(&self, out: &mut String) {
        put(format_args!("d{:016x}", self.to_bits()), out);
    }
}

impl Text for [u8] {
    fn text(&self, out: &mut String) {
        out.push('x');
        for byte in self {
            put(format_args!("{byte:02x}"), out);
        }
    }
}

impl Text for str {
    fn text(&self, out: &mut String) {
        self.as_bytes().text(out);
    }
}

impl<T: Text> Text for [T] {
    fn text(&self, out: &mut String) {
        let each: Vec<&dyn Text> = self.iter().map(|item| item as &dyn Text).collect();
        surrounded('[', &each, ']', out);
    }
}

macro_rules! through {
    ($([$($of:tt)*] $ty:ty => $target:ty;)*) => {$(
        impl<$($of)*> Text for $ty {
            fn text(&self, out: &mut String) {
                let target: &$target = self;
                target.text(out);
            }
        }
    )*};
}
through! {
    [] Vec<u8> => [u8];
    [] Bytes => [u8];
    [] String => str;
    [const N: usize] [u8; N] => [u8];
    [T: Text, const N: usize] [T; N] => [T];
    [T: Text] Vec<T> => [T];
    [T: Text + ?Sized] Box<T> => T;
}

impl<T: Text> Text for Option<T> {
    fn text(&self, out: &mut String) {
        match self {
            Some(held) => {
                out.push('+');
                held.text(out);
            }
            None => out.push('-'),
        }
    }
}

/// The fields of a struct that stand in an arm themselves.
pub struct Fields<'a>(pub &'a [&'a dyn Text]);

impl Text for Fields<'_> {
    fn text(&self, out: &mut String) {
        structure(self.0, out);
    }
}

pub fn structure(fields: &[&dyn Text], out: &mut String) {
    surrounded('(', fields, ')', out);
}

pub fn union(tag: &dyn Text, held: Option<&dyn Text>, out: &mut String) {
    out.push('<');
    tag.text(out);
    if let Some(held) = held {
        out.push(':');
        held.text(out);
    }
    out.push('>');
}

fn surrounded(open: char, each: &[&dyn Text], close: char, out: &mut String) {
    out.push(open);
    for (place, item) in each.iter().enumerate() {
        if place > 0 {
            out.push(',');
        }
        item.text(out);
    }
    out.push(close);
}
