//! The invariant under inputs made to break it.

use crate::allocator::measure;
use crate::hold::{bounded, hold, hold_all};
use crate::random::{Random, claims};
use crate::zoo::{
    self, Borrowed, Boxes, Chain, Entry, Failure, Forms, Link, Links, Listed, Numbers, Opaques,
    Page, Point, Row, Sealed, Slices, Table, Tree, Value, Wrapper,
};
use bytes::Bytes;
use xdr_core::{from_slice, to_vec};

fn entry(id: u64) -> Entry {
    Entry {
        id,
        name: "x".repeat(id as usize % 40),
    }
}

fn leaf(value: u32) -> Tree {
    Tree {
        value,
        kids: Vec::new(),
        next: None,
    }
}

#[test]
fn trees_stay_in_bounds() {
    let mut tree = leaf(0);
    for value in 1..30 {
        let kids = vec![tree.clone(); value as usize % 3];
        let next = Some(Box::new(leaf(value)));
        tree = Tree { value, kids, next };
        if to_vec(&tree).unwrap().len() > 20_000 {
            break;
        }
    }
    hold_all(zoo::TREE, &[tree]);
}

/// A claim of everything at each level, as deep as the limit lets it: without accounting for what
/// outer arrays still need, 64 such claims on a megabyte would take 64 times its memory.
#[test]
fn nested_maximal_claims_stay_in_bounds() {
    for len in [1 << 10, 1 << 16, 1 << 20] {
        hold(&claims(&[7], 12, len), zoo::TREE, &leaf(0));
    }
}

#[test]
fn opaque_data_stays_in_bounds() {
    let opaques = Opaques {
        data: vec![7; 999],
        text: "text".repeat(99),
        shared: vec![1; 3000].into(),
    };
    hold_all(zoo::OPAQUES, &[opaques]);
}

#[test]
fn tables_stay_in_bounds() {
    let rows = (0..20)
        .map(|n| (0..n).map(|m| "z".repeat(m)).collect())
        .collect();
    hold_all(zoo::TABLE, &[Table { rows }]);
}

#[test]
fn numbers_stay_in_bounds() {
    let numbers = Numbers {
        words: (0..300).collect(),
        points: (0..99)
            .map(|n| Point {
                x: n,
                y: -n,
                flag: n % 2 == 0,
            })
            .collect(),
        fixed: vec![[1, 2, 3, 4]; 20],
    };
    hold_all(zoo::NUMBERS, &[numbers]);
}

#[test]
fn lists_stay_in_bounds() {
    let chain = |len| Chain {
        entries: (0..len).map(entry).collect(),
    };
    hold_all(zoo::CHAIN, &[chain(0), chain(1), chain(5), chain(300)]);
    // Growing by doubling is where a list could go too far.
    for len in 0..200 {
        let bytes = to_vec(&Chain {
            entries: vec![
                Entry {
                    id: 1,
                    name: String::new()
                };
                len
            ],
        });
        hold(&bytes.unwrap(), zoo::CHAIN, &chain(3));
    }
}

#[test]
fn unions_stay_in_bounds() {
    let numbers = Numbers {
        words: vec![1, 2],
        points: Vec::new(),
        fixed: Vec::new(),
    };
    let many = Value::Many(vec![
        Value::Nothing,
        Value::Text("text".into()),
        Value::Deep(Box::new(Value::Nested(numbers))),
        Value::Many(vec![Value::Nothing; 100]),
    ]);
    hold_all(zoo::VALUE, &[many]);
}

fn link(levels: u32) -> Link {
    let next = (levels > 1).then(|| Box::new(link(levels - 1)));
    Link { value: 7, next }
}

#[test]
fn chains_of_boxes_stay_in_bounds() {
    hold_all(zoo::LINK, &[link(1), link(2), link(65)]);
    let sealed = (0..20).fold(Sealed { next: None }, |next, _| Sealed {
        next: Some(Box::new(next)),
    });
    hold_all(zoo::SEALED, &[sealed]);
    // Cut short and too deep: here the error is what takes memory.
    for levels in [64, 65, 66, 67, 1000] {
        let bytes: Vec<u8> = [0, 0, 0, 7, 0, 0, 0, 1].repeat(levels);
        hold(&bytes, zoo::LINK, &link(3));
    }
}

#[test]
fn boxes_in_arrays_stay_in_bounds() {
    let boxes = Boxes {
        boxes: vec![Box::new([1, 2, 3, 4]); 30],
        maybe: vec![None, Some(Box::new([5; 4])), None],
    };
    hold_all(zoo::BOXES, &[boxes]);
}

#[test]
fn boxed_slices_stay_in_bounds() {
    let slices = Slices {
        words: (0..99).collect(),
        names: vec!["name".into(); 20].into(),
        text: "text".repeat(50).into(),
        data: vec![7; 333].into(),
        shared: vec![
            Bytes::from(vec![1; 1500]),
            Bytes::new(),
            Bytes::from_static(b"few"),
        ],
    };
    hold_all(zoo::SLICES, &[slices]);
}

#[test]
fn forms_stay_in_bounds() {
    let forms = Forms {
        bytes: vec![1, 2, 255],
        ranged: vec![0, 9, 5],
        flags: vec![true, false, true],
        names: vec![["a".into(), "b".into()], [String::new(), "c".into()]],
        result: Err(Failure::Busy),
    };
    let good = Forms {
        result: Ok(vec![entry(3), entry(4)]),
        ..forms.clone()
    };
    hold_all(zoo::FORMS, &[forms, good]);
}

/// The nodes of these lists are of every kind: counted first, read one by one, large, of nothing.
#[test]
fn listed_nodes_stay_in_bounds() {
    let listed = Listed {
        words: (0..50).collect(),
        points: vec![
            Point {
                x: 1,
                y: 2,
                flag: true
            };
            9
        ],
        rows: vec![
            Row {
                name: "row".into(),
                data: [7; 100]
            };
            5
        ],
        voids: vec![(); 40],
    };
    hold_all(zoo::LISTED, &[listed]);
    for len in [4, 8, 100, 404] {
        let page = vec![Row {
            name: String::new(),
            data: [7; 100],
        }];
        let bytes = to_vec(&Page { rows: page }).unwrap();
        hold(&bytes[..len], zoo::LISTED, &Page { rows: Vec::new() });
    }
}

#[test]
fn generic_wrappers_stay_in_bounds() {
    let links = |count| {
        Links(vec![
            Wrapper {
                mark: 1,
                inner: link(3)
            };
            count
        ])
    };
    hold_all(zoo::LINKS, &[links(1), links(40)]);
}

/// What borrows holds its arrays only.
#[test]
fn borrowed_data_stays_in_bounds() {
    let borrowed = Borrowed {
        name: "name",
        data: &[1; 50],
        text: "text".into(),
        parts: vec!["a", "bc", "def"],
    };
    let valid = to_vec(&borrowed).unwrap();
    let mut random = Random::new();
    let mut inputs: Vec<_> = (0..4_000).map(|_| random.words()).collect();
    inputs.extend((0..2_000).map(|_| random.mutated(&valid)));
    inputs.extend([4, 8, 16].map(|unit| claims(&[], unit, 10_000)));
    inputs.push(valid);
    for input in inputs {
        let ((), all) = measure(|| {
            let (result, usage) = measure(|| from_slice::<Borrowed<'_>>(&input));
            bounded(&usage, &input, zoo::BORROWED, result.as_ref());
            if let Ok(value) = &result {
                assert_eq!(to_vec(value).unwrap(), input, "taken, but not canonical");
            }
        });
        assert_eq!(all.left, 0, "memory stays: {input:02x?}");
    }
}
