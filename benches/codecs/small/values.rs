//! The values that are measured.

use bytes::Bytes;
use xdr_examples::peer::{
    Answer, Arrays, Blob, Colour, Hypers, Name, Nested, NodeList, Num, Optionals, Point, Scalars,
    Shape, Text, Tree,
};

const CORNER: Point = Point { x: -40, y: 7_000 };

pub(crate) fn scalars() -> Scalars {
    Scalars {
        i: -7,
        u: 3_000_000_000,
        h: -5_000_000_000,
        uh: 1 << 60,
        f: 1.5,
        d: -2.25,
        b: true,
        c: Colour::Blue,
    }
}

pub(crate) fn arrays() -> Arrays {
    Arrays {
        t: [i32::MIN, 0, i32::MAX],
        few: vec![1, 2, 3, 4],
        h: Hypers((1..=6).map(|n| n * 1_000_000_007).collect()),
        names: ["alpha", "beta gamma", "a name of twenty-six bytes"]
            .map(String::from)
            .into(),
        pts: [CORNER; 2],
        vpts: vec![CORNER; 5],
        ds: vec![0.5, -0.5],
        f7: [1, 2, 3, 4, 5, 6, 7],
        b: Blob(Bytes::from_static(b"some opaque data of odd length")),
    }
}

pub(crate) fn shape() -> Shape {
    Shape::P {
        kind: Colour::Blue,
        p: CORNER,
    }
}

pub(crate) fn num_pair() -> Num {
    Num::Pair([CORNER; 2])
}

pub(crate) fn num_text() -> Num {
    Num::Other {
        tag: 77,
        text: "the default arm".into(),
    }
}

pub(crate) fn optionals() -> Optionals {
    Optionals {
        i: Some(-1),
        p: Some(CORNER),
        s: Some("some text".into()),
        u: Some(shape()),
    }
}

pub(crate) fn list() -> NodeList {
    NodeList((0..1_000).collect())
}

/// A complete tree: 255 nodes at depth 8.
pub(crate) fn tree(depth: u32, label: &str) -> Tree {
    let below =
        |side: &str| (depth > 1).then(|| Box::new(tree(depth - 1, &format!("{label}{side}"))));
    Tree {
        label: Name(label.into()),
        left: below("l"),
        right: below("r"),
    }
}

pub(crate) fn nested() -> Nested {
    Nested {
        s: scalars(),
        shapes: vec![
            Shape::R(1),
            shape(),
            Shape::Other { kind: Colour::Last },
            shape(),
        ],
        a: Answer::Message("an answer".into()),
        o: optionals(),
        l: NodeList((0..20).collect()),
    }
}

pub(crate) fn text() -> Text {
    Text("a text of twenty-five b, ".repeat(8))
}

pub(crate) fn name() -> Name {
    Name("a name of 20 letters".into())
}
