//! Values of every type: empty and full, least and greatest, and one for each arm.

use crate::peer::{
    Answer, Arrays, Blob, Colour, Fixed7, Hypers, NAME_MAX_LEN, Name, Nested, NodeList, Num,
    Optionals, Point, SMALL, Scalars, Shape, Tree, Unum,
};
use bytes::Bytes;

const ORIGIN: Point = Point { x: 0, y: 0 };
const CORNER: Point = Point {
    x: i32::MIN,
    y: i32::MAX,
};

pub(super) fn ints() -> Vec<i32> {
    vec![0, 1, -1, i32::MAX, i32::MIN, 0x0102_0304]
}

pub(super) fn hypers() -> Vec<i64> {
    vec![0, 1, -1, i64::MAX, i64::MIN, 0x0102_0304_0506_0708]
}

pub(super) fn floats() -> Vec<f32> {
    vec![
        0.0,
        -0.0,
        1.5,
        f32::MAX,
        f32::MIN_POSITIVE,
        f32::NEG_INFINITY,
        1e-45,
    ]
}

pub(super) fn doubles() -> Vec<f64> {
    vec![
        0.0,
        -0.0,
        1.5,
        f64::MIN,
        f64::MIN_POSITIVE,
        f64::INFINITY,
        5e-324,
    ]
}

pub(super) fn bools() -> Vec<bool> {
    vec![false, true]
}

pub(super) fn colours() -> Vec<Colour> {
    vec![Colour::Red, Colour::Green, Colour::Blue, Colour::Last]
}

pub(super) fn scalars() -> Vec<Scalars> {
    let zero = Scalars {
        i: 0,
        u: 0,
        h: 0,
        uh: 0,
        f: 0.0,
        d: 0.0,
        b: false,
        c: Colour::Red,
    };
    let low = Scalars {
        i: i32::MIN,
        h: i64::MIN,
        f: f32::MIN,
        d: f64::MIN,
        c: Colour::Blue,
        ..zero
    };
    let high = Scalars {
        i: i32::MAX,
        u: u32::MAX,
        h: i64::MAX,
        uh: u64::MAX,
        f: f32::MAX,
        d: f64::MAX,
        b: true,
        c: Colour::Last,
    };
    vec![zero, low, high]
}

pub(super) fn fixed() -> Vec<Fixed7> {
    vec![[0; 7], [0xff; 7], [1, 2, 3, 4, 5, 6, 7]]
}

/// Every rest of a length by 4, and a length of many records of a small transport.
pub(super) fn blobs() -> Vec<Blob> {
    [0usize, 1, 2, 3, 4, 5, 255, 4096, 300_000]
        .into_iter()
        .map(|len| Blob((0..=250).cycle().take(len).collect::<Bytes>()))
        .collect()
}

pub(super) fn blobs_of_16() -> Vec<Vec<u8>> {
    vec![vec![], vec![0], (0..15).collect(), (240..=255).collect()]
}

pub(super) fn texts() -> Vec<String> {
    [
        "",
        "a",
        "ab",
        "abc",
        "abcd",
        "abcde",
        "café ✓",
        "line\nline\ttab\u{1}",
    ]
    .into_iter()
    .map(String::from)
    .collect()
}

pub(super) fn names() -> Vec<String> {
    vec![
        String::new(),
        "name".into(),
        "n".repeat(NAME_MAX_LEN as usize),
    ]
}

pub(super) fn arrays() -> Vec<Arrays> {
    let empty = Arrays {
        t: [0; 3],
        few: vec![],
        h: Hypers(vec![]),
        names: vec![],
        pts: [ORIGIN; 2],
        vpts: vec![],
        ds: vec![],
        f7: [0; 7],
        b: Blob(Bytes::new()),
    };
    let full = Arrays {
        t: [i32::MIN, 0, i32::MAX],
        few: vec![u32::MAX; SMALL as usize],
        h: Hypers(hypers()),
        names: names(),
        pts: [CORNER, ORIGIN],
        vpts: vec![CORNER; 5],
        ds: vec![f64::MAX, -0.5],
        f7: [0xf8; 7],
        b: Blob(Bytes::from_static(b"odd")),
    };
    vec![empty, full]
}

pub(super) fn shapes() -> Vec<Shape> {
    vec![
        Shape::R(i32::MIN),
        Shape::P {
            kind: Colour::Green,
            p: ORIGIN,
        },
        Shape::P {
            kind: Colour::Blue,
            p: CORNER,
        },
        Shape::Other { kind: Colour::Last },
    ]
}

pub(super) fn answers() -> Vec<Answer> {
    vec![
        Answer::Nothing,
        Answer::Message(String::new()),
        Answer::Message("yes".into()),
    ]
}

pub(super) fn nums() -> Vec<Num> {
    vec![
        Num::H(i64::MIN),
        Num::Nothing,
        Num::Data(crate::peer::Blob16(vec![1; 16])),
        Num::Pair([CORNER, ORIGIN]),
        Num::Many(vec![]),
        Num::Many(vec![1; SMALL as usize]),
        Num::Other {
            tag: 77,
            text: "other".into(),
        },
        Num::Other {
            tag: i32::MIN,
            text: String::new(),
        },
    ]
}

pub(super) fn unums() -> Vec<Unum> {
    vec![Unum::Nothing, Unum::D(-2.5)]
}

pub(super) fn optionals() -> Vec<Optionals> {
    let none = Optionals {
        i: None,
        p: None,
        s: None,
        u: None,
    };
    let all = Optionals {
        i: Some(-1),
        p: Some(CORNER),
        s: Some("some".into()),
        u: Some(Shape::Other { kind: Colour::Last }),
    };
    vec![none, all]
}

pub(super) fn lists() -> Vec<NodeList> {
    vec![
        NodeList(vec![]),
        NodeList(vec![-1]),
        NodeList((0..1000).collect()),
    ]
}

pub(super) fn trees() -> Vec<Tree> {
    let leaf = |label: &str| Tree {
        label: Name(label.into()),
        left: None,
        right: None,
    };
    let two = |label: &str, left: Tree, right: Tree| Tree {
        label: Name(label.into()),
        left: Some(Box::new(left)),
        right: Some(Box::new(right)),
    };
    let left = Tree {
        right: Some(Box::new(leaf("left.right"))),
        ..leaf("left")
    };
    vec![
        leaf(""),
        two("top", left, two("right", leaf("a"), leaf("b"))),
    ]
}

pub(super) fn nested() -> Vec<Nested> {
    scalars()
        .into_iter()
        .zip(answers())
        .zip(lists())
        .zip(optionals().into_iter().cycle())
        .map(|(((s, a), l), o)| Nested {
            s,
            shapes: shapes(),
            a,
            o,
            l,
        })
        .collect()
}
