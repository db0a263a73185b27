//! Random values of every type of peer.x, the same for the same seed.
//!
//! They go where the C side's own random values do not: all bit patterns of floats, texts of
//! several scripts, arrays at their limits. Only NUL bytes in strings are left out: rpcgen's
//! code would cut the string there.

use bytes::Bytes;
use xdr_examples::peer::{
    Answer, Arrays, Blob, Blob16, Colour, Fixed7, Hypers, NAME_MAX_LEN, Name, Nested, NodeList,
    Num, Optionals, Point, SMALL, Scalars, Shape, Text, Tree, Unum,
};
use xdr_rpc::xdr::{Encode, to_vec};

/// splitmix64.
pub struct Rng(u64);

impl Rng {
    pub fn new(seed: u64) -> Rng {
        Rng(seed)
    }

    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// From 0 to `end`, without it.
    pub fn below(&mut self, end: usize) -> usize {
        (self.next() % end as u64) as usize
    }

    /// A length up to `max`, often at one of its ends.
    fn length(&mut self, max: usize) -> usize {
        match self.below(8) {
            0 => 0,
            1 => max,
            _ => self.below(max + 1),
        }
    }

    fn vec<T: Random>(&mut self, max: usize) -> Vec<T> {
        (0..self.length(max)).map(|_| self.value()).collect()
    }

    /// UTF-8 of at most `max` bytes.
    fn text(&mut self, max: usize) -> String {
        const CHARS: [char; 8] = ['a', 'Z', '~', '\n', '\u{1}', 'é', '✓', '🦀'];
        let len = self.length(max);
        let mut text = String::new();
        loop {
            let next = CHARS[self.below(CHARS.len())];
            if text.len() + next.len_utf8() > len {
                return text;
            }
            text.push(next);
        }
    }

    fn optional<T: Random>(&mut self) -> Option<T> {
        bool::random(self).then(|| self.value())
    }

    fn value<T: Random>(&mut self) -> T {
        T::random(self)
    }

    fn tree(&mut self, depth: u32) -> Tree {
        let child =
            |rng: &mut Rng| (depth > 0 && rng.below(5) > 1).then(|| Box::new(rng.tree(depth - 1)));
        Tree {
            left: child(self),
            right: child(self),
            label: self.value(),
        }
    }
}

pub trait Random {
    fn random(rng: &mut Rng) -> Self;
}

macro_rules! from_bits {
    ($($ty:ty: $bits:expr;)*) => {$(
        impl Random for $ty {
            fn random(rng: &mut Rng) -> Self {
                let bits: fn(u64) -> $ty = $bits;
                bits(rng.next())
            }
        }
    )*};
}
from_bits! {
    bool: |bits| bits & 1 == 1;
    u32: |bits| bits as u32;
    i32: |bits| bits as i32;
    u64: |bits| bits;
    i64: |bits| bits as i64;
    f32: |bits| f32::from_bits(bits as u32);
    f64: f64::from_bits;
    Point: |bits| Point { x: bits as i32, y: (bits >> 32) as i32 };
}

impl<T: Random, const N: usize> Random for [T; N] {
    fn random(rng: &mut Rng) -> Self {
        std::array::from_fn(|_| rng.value())
    }
}

/// A byte is no XDR type; only opaque data is made of them.
struct Byte(u8);

impl Random for Byte {
    fn random(rng: &mut Rng) -> Self {
        Byte(rng.next() as u8)
    }
}

fn bytes(rng: &mut Rng, max: usize) -> Vec<u8> {
    rng.vec(max).into_iter().map(|Byte(byte)| byte).collect()
}

macro_rules! random {
    ($($ty:ty: |$rng:ident| $value:expr;)*) => {$(
        impl Random for $ty {
            fn random($rng: &mut Rng) -> Self {
                $value
            }
        }
    )*};
}
random! {
    Colour: |rng| [Colour::Red, Colour::Green, Colour::Blue, Colour::Last][rng.below(4)];
    Scalars: |rng| Scalars {
        i: rng.value(), u: rng.value(), h: rng.value(), uh: rng.value(),
        f: rng.value(), d: rng.value(), b: rng.value(), c: rng.value(),
    };
    Blob: |rng| Blob(Bytes::from(bytes(rng, 2000)));
    Blob16: |rng| Blob16(bytes(rng, 16));
    Text: |rng| Text(rng.text(1000));
    Name: |rng| Name(rng.text(NAME_MAX_LEN as usize));
    Hypers: |rng| Hypers(rng.vec(40));
    NodeList: |rng| NodeList(rng.vec(50));
    Arrays: |rng| Arrays {
        t: rng.value(),
        few: rng.vec(SMALL as usize),
        h: rng.value(),
        names: rng.vec(3).into_iter().map(|Name(name)| name).collect(),
        pts: rng.value(),
        vpts: rng.vec(20),
        ds: rng.vec(2),
        f7: fixed(rng),
        b: rng.value(),
    };
    Shape: |rng| match rng.value() {
        Colour::Red => Shape::R(rng.value()),
        kind @ (Colour::Green | Colour::Blue) => Shape::P { kind, p: rng.value() },
        kind => Shape::Other { kind },
    };
    Answer: |rng| match rng.value() {
        true => Answer::Message(rng.text(100)),
        false => Answer::Nothing,
    };
    Num: |rng| match rng.below(6) {
        0 => Num::H(rng.value()),
        1 => Num::Nothing,
        2 => Num::Data(rng.value()),
        3 => Num::Pair(rng.value()),
        4 => Num::Many(rng.vec(SMALL as usize)),
        // Any int but those from -1 to 3, which have arms of their own.
        _ => Num::Other {
            tag: match rng.value() { tag @ -1..=3 => tag - 10, tag => tag },
            text: rng.text(60),
        },
    };
    Unum: |rng| match rng.value() {
        true => Unum::D(rng.value()),
        false => Unum::Nothing,
    };
    Optionals: |rng| Optionals {
        i: rng.optional(),
        p: rng.optional(),
        s: rng.optional().map(|Name(name)| name),
        u: rng.optional(),
    };
    Tree: |rng| rng.tree(5);
    Nested: |rng| Nested {
        s: rng.value(), shapes: rng.vec(8), a: rng.value(), o: rng.value(), l: rng.value(),
    };
}

fn fixed(rng: &mut Rng) -> Fixed7 {
    std::array::from_fn(|_| rng.next() as u8)
}

fn encoded<T: Random + Encode>(rng: &mut Rng) -> Vec<u8> {
    to_vec(&rng.value::<T>()).expect("random values keep to their limits")
}

/// The encoding of a random value of the type that the oracle calls so.
pub fn encoding(name: &str, rng: &mut Rng) -> Vec<u8> {
    let encode: fn(&mut Rng) -> Vec<u8> = match name {
        "scalars" => encoded::<Scalars>,
        "fixed7" => |rng| to_vec(&fixed(rng)).expect("it has no limit"),
        "blob" => encoded::<Blob>,
        "blob16" => encoded::<Blob16>,
        "text" => encoded::<Text>,
        "name_t" => encoded::<Name>,
        "arrays" => encoded::<Arrays>,
        "shape" => encoded::<Shape>,
        "answer" => encoded::<Answer>,
        "num" => encoded::<Num>,
        "unum" => encoded::<Unum>,
        "optionals" => encoded::<Optionals>,
        "node_list" => encoded::<NodeList>,
        "tree" => encoded::<Tree>,
        "nested" => encoded::<Nested>,
        "int" => encoded::<i32>,
        "bool" => encoded::<bool>,
        "colour" => encoded::<Colour>,
        "hyper" => encoded::<i64>,
        "double" => encoded::<f64>,
        "float" => encoded::<f32>,
        _ => panic!("no random values of `{name}`"),
    };
    encode(rng)
}
