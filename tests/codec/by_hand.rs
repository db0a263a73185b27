//! Every type of peer.x against bytes written by hand from RFC 4506, both ways.

use crate::edges::is_whole;
use crate::types::unhex;
use std::fmt::Debug;
use xdr_examples::peer::{
    Answer, Arrays, AuthInfo, Blob, Blob16, Colour, FailArgs, Failure, Fixed7, Hypers, Name,
    Nested, NodeList, Num, Optionals, Point, Scalars, Shape, Text, Tree, Unum,
};
use xdr_rpc::xdr::{Decode, Encode, from_slice, to_vec};

/// The value encodes to these bytes and no others, and these bytes decode to the value; neither
/// less nor more than they are decodes.
/// What follows a `#` up to the end of its line is a comment.
#[track_caller]
pub(crate) fn wire<T: for<'de> Decode<'de> + Encode + PartialEq + Debug>(value: T, text: &str) {
    let digits: String = text
        .lines()
        .map(|line| line.split('#').next().unwrap_or_default())
        .collect();
    let bytes = unhex(&digits);
    assert_eq!(to_vec(&value).unwrap(), bytes, "encoding {value:?}");
    assert_eq!(from_slice::<T>(&bytes).unwrap(), value, "decoding");
    is_whole::<T>(&bytes);
}

fn scalars() -> Scalars {
    Scalars {
        i: -2,
        u: 0xfedc_ba98,
        h: -3,
        uh: 0xfedc_ba98_7654_3210,
        f: 0.5,
        d: -2.0,
        b: true,
        c: Colour::Blue,
    }
}

const SCALARS: &str = "
    fffffffe            # i
    fedcba98            # u
    ffffffff fffffffd   # h
    fedcba98 76543210   # uh
    3f000000            # f
    c0000000 00000000   # d
    00000001            # b
    fffffffb            # c
";

#[test]
fn a_struct_is_its_fields_in_order() {
    wire(scalars(), SCALARS);
    wire(Point { x: 1, y: -1 }, "00000001 ffffffff");
}

#[test]
fn fixed_opaque_has_no_length_and_is_padded() {
    let value: Fixed7 = [1, 2, 3, 4, 5, 6, 7];
    wire(value, "01020304 05060700");
}

#[test]
fn opaque_has_a_length_and_zero_padding() {
    wire(Blob(vec![].into()), "00000000");
    wire(Blob(vec![0xaa].into()), "00000001 aa000000");
    wire(Blob(vec![0xaa, 0xbb].into()), "00000002 aabb0000");
    wire(Blob(vec![0xaa, 0xbb, 0xcc].into()), "00000003 aabbcc00");
    wire(
        Blob(vec![0xaa, 0xbb, 0xcc, 0xdd].into()),
        "00000004 aabbccdd",
    );
    wire(
        Blob(vec![1, 2, 3, 4, 5].into()),
        "00000005 01020304 05000000",
    );
    wire(
        Blob16((0..16).collect()),
        "00000010 00010203 04050607 08090a0b 0c0d0e0f",
    );
}

#[test]
fn a_string_counts_bytes_not_characters() {
    wire(Text(String::new()), "00000000");
    wire(Text("abcde".into()), "00000005 61626364 65000000");
    wire(Text("é✓".into()), "00000005 c3a9e29c 93000000");
    wire(Name("name".into()), "00000004 6e616d65");
    wire(
        Name("0123456789abcdef0123456789abcdef".into()),
        "00000020 30313233343536373839616263646566 30313233343536373839616263646566",
    );
}

#[test]
fn arrays() {
    wire(
        Hypers(vec![-1, 1]),
        "00000002 ffffffff ffffffff 00000000 00000001",
    );
    wire(
        Arrays {
            t: [1, 2, 3],
            few: vec![0xffff_ffff],
            h: Hypers(vec![-1]),
            names: vec!["a".into(), String::new(), "bcdef".into()],
            pts: [Point { x: 4, y: 5 }, Point { x: 6, y: 7 }],
            vpts: vec![Point { x: 8, y: 9 }],
            ds: vec![1.0, -2.0],
            f7: [9, 8, 7, 6, 5, 4, 3],
            b: Blob(vec![0xee].into()),
        },
        "
        00000001 00000002 00000003                               # t: no count
        00000001 ffffffff                                        # few
        00000001 ffffffff ffffffff                               # h
        00000003 00000001 61000000 00000000                      # names: a, empty,
                 00000005 62636465 66000000                      #        bcdef
        00000004 00000005 00000006 00000007                      # pts: no count
        00000001 00000008 00000009                               # vpts
        00000002 3ff00000 00000000 c0000000 00000000             # ds
        09080706 05040300                                        # f7
        00000001 ee000000                                        # b
        ",
    );
}

#[test]
fn empty_arrays() {
    wire(
        Arrays {
            t: [0; 3],
            few: vec![],
            h: Hypers(vec![]),
            names: vec![],
            pts: [Point { x: 0, y: 0 }; 2],
            vpts: vec![],
            ds: vec![],
            f7: [0; 7],
            b: Blob(vec![].into()),
        },
        &format!("{:0>1$}", "", 2 * (12 + 4 + 4 + 4 + 16 + 4 + 4 + 8 + 4)),
    );
}

#[test]
fn a_union_is_its_discriminant_and_the_arm() {
    wire(Shape::R(7), "00000000 00000007");
    let p = Point { x: 1, y: 2 };
    let green = Shape::P {
        kind: Colour::Green,
        p,
    };
    wire(green, "00000001 00000001 00000002");
    let blue = Shape::P {
        kind: Colour::Blue,
        p,
    };
    wire(blue, "fffffffb 00000001 00000002");
    wire(Shape::Other { kind: Colour::Last }, "7fffffff");
}

#[test]
fn a_union_may_switch_on_bool() {
    wire(Answer::Message("hi".into()), "00000001 00000002 68690000");
    wire(Answer::Nothing, "00000000");
}

#[test]
fn a_union_may_switch_on_int() {
    wire(Num::H(-1), "ffffffff ffffffff ffffffff");
    wire(Num::Nothing, "00000000");
    wire(
        Num::Data(Blob16(vec![1, 2, 3])),
        "00000001 00000003 01020300",
    );
    wire(
        Num::Pair([Point { x: 1, y: 2 }, Point { x: 3, y: 4 }]),
        "00000002 00000001 00000002 00000003 00000004",
    );
    wire(Num::Many(vec![5, 6]), "00000003 00000002 00000005 00000006");
    let other = Num::Other {
        tag: 77,
        text: "abc".into(),
    };
    wire(other, "0000004d 00000003 61626300");
    let least = Num::Other {
        tag: i32::MIN,
        text: String::new(),
    };
    wire(least, "80000000 00000000");
}

#[test]
fn a_union_may_switch_on_unsigned_int() {
    wire(Unum::Nothing, "00000000");
    wire(Unum::D(1.0), "ee6b2800 3ff00000 00000000");
}

#[test]
fn optional_data_is_a_flag_and_the_data() {
    wire(
        Optionals {
            i: None,
            p: None,
            s: None,
            u: None,
        },
        "00000000 00000000 00000000 00000000",
    );
    wire(
        Optionals {
            i: Some(-1),
            p: Some(Point { x: 1, y: 2 }),
            s: Some("abc".into()),
            u: Some(Shape::R(3)),
        },
        "
        00000001 ffffffff            # i
        00000001 00000001 00000002   # p
        00000001 00000003 61626300   # s
        00000001 00000000 00000003   # u
        ",
    );
}

#[test]
fn a_list_is_a_chain_of_optional_data() {
    wire(NodeList(vec![]), "00000000");
    wire(NodeList(vec![7]), "00000001 00000007 00000000");
    wire(
        NodeList(vec![1, 2, 3]),
        "00000001 00000001 00000001 00000002 00000001 00000003 00000000",
    );
}

#[test]
fn recursion_goes_through_optional_data() {
    let leaf = |label: &str| Tree {
        label: Name(label.into()),
        left: None,
        right: None,
    };
    wire(leaf("x"), "00000001 78000000 00000000 00000000");
    wire(
        Tree {
            label: Name("top".into()),
            left: None,
            right: Some(Box::new(Tree {
                label: Name(String::new()),
                left: Some(Box::new(leaf("l"))),
                right: None,
            })),
        },
        "
        00000003 746f7000                          # label
        00000000                                   # left
        00000001 00000000                          # right, its label
                 00000001 00000001 6c000000        #        its left
                          00000000 00000000
                 00000000                          #        its right
        ",
    );
}

#[test]
fn all_of_it_in_one() {
    wire(
        Nested {
            s: scalars(),
            shapes: vec![Shape::R(1), Shape::Other { kind: Colour::Last }],
            a: Answer::Nothing,
            o: Optionals {
                i: Some(5),
                p: None,
                s: None,
                u: None,
            },
            l: NodeList(vec![9]),
        },
        &format!(
            "{SCALARS}
            00000002 00000000 00000001 7fffffff              # shapes
            00000000                                         # a
            00000001 00000005 00000000 00000000 00000000     # o
            00000001 00000009 00000000                       # l
            "
        ),
    );
}

#[test]
fn auth_info() {
    wire(
        AuthInfo {
            flavor: 1,
            stamp: 0x1234_5678,
            machine: "peer-host".into(),
            uid: 1234,
            gid: 567,
            gids: vec![10, 20],
        },
        "
        00000001 12345678
        00000009 70656572 2d686f73 74000000
        000004d2 00000237
        00000002 0000000a 00000014
        ",
    );
}

#[test]
fn an_enum_with_other_carries_values_it_does_not_name() {
    let close = FailArgs {
        how: Failure::Close,
        arg: 0,
    };
    wire(close, "00000009 00000000");
    let unknown = FailArgs {
        how: Failure::Unknown(11),
        arg: 1,
    };
    wire(unknown, "0000000b 00000001");
}

#[test]
fn an_enum_without_other_refuses_values_it_does_not_name() {
    let error = from_slice::<Colour>(&unhex("00000002")).unwrap_err();
    assert_eq!(
        error.to_string(),
        "2 is not a value of the enum (at byte 0)"
    );
}

#[test]
fn a_union_without_default_refuses_other_values() {
    let error = from_slice::<Unum>(&unhex("00000001 00000000")).unwrap_err();
    assert_eq!(error.to_string(), "the union has no arm for 1 (at byte 0)");
}

#[test]
fn an_arm_of_several_values_refuses_a_tag_that_is_not_its_own() {
    let p = Point { x: 0, y: 0 };
    assert!(
        to_vec(&Shape::P {
            kind: Colour::Red,
            p
        })
        .is_err()
    );
    assert!(
        to_vec(&Shape::Other {
            kind: Colour::Green
        })
        .is_err()
    );
    assert!(
        to_vec(&Num::Other {
            tag: 2,
            text: String::new()
        })
        .is_err()
    );
}
