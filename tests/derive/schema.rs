//! The description that the derive writes.

use xdr_core::schema::{Body, Definition, Length, Schema};
use xdr_core::{Wire, Xdr};

/// What a file is.
#[derive(Debug, Clone, Copy, Xdr)]
#[repr(i32)]
enum Kind {
    /// Bytes.
    File = 1,
    Dir = 2,
    #[xdr(other)]
    Unknown(u32),
}

#[derive(Debug, Xdr)]
struct Name(#[xdr(max = 255)] String);

/// A node.
///
/// It has a name.
#[derive(Debug, Xdr)]
struct Node {
    /// By which it is found.
    name: Name,
    #[xdr(max = 4)]
    data: Vec<u8>,
    #[xdr(skip)]
    _cached: u32,
    r#type: Kind,
    next: Option<Box<Node>>,
}

#[derive(Debug, Xdr)]
#[xdr(switch = Kind)]
enum Body2 {
    #[xdr(case = Kind::File)]
    File { size: u64 },
    #[xdr(default)]
    Else(#[xdr(tag)] Kind),
}

fn definition<T: Wire>() -> Definition {
    match T::schema() {
        Schema::Named(_, definition) => definition(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_struct_is_described_with_docs_limits_and_recursion() {
    let node = definition::<Node>();
    assert_eq!(
        (node.name, node.docs),
        ("Node", "A node.\n\nIt has a name.")
    );
    let Body::Struct(fields) = node.body else {
        panic!("not a struct");
    };
    let names: Vec<_> = fields.iter().map(|field| field.name).collect();
    assert_eq!(names, ["name", "data", "type", "next"]);
    assert_eq!(fields[0].docs, "By which it is found.");
    assert!(matches!(fields[1].schema, Schema::Opaque(Length::Max(4))));
    let Schema::Optional(next) = &fields[3].schema else {
        panic!("not optional");
    };
    assert!(matches!(**next, Schema::Named("Node", _)));
}

#[test]
fn a_tuple_of_one_field_is_a_typedef() {
    assert!(matches!(
        definition::<Name>().body,
        Body::Typedef(Schema::String(255))
    ));
}

#[test]
fn an_enum_is_described_with_its_values() {
    let kind = definition::<Kind>();
    let Body::Enum(values) = kind.body else {
        panic!("not an enum");
    };
    let values: Vec<_> = values
        .iter()
        .map(|value| (value.name, value.docs, value.value))
        .collect();
    assert_eq!(
        values,
        [
            ("File", "Bytes.", Some(1)),
            ("Dir", "", Some(2)),
            ("Unknown", "", None)
        ]
    );
}

#[test]
fn a_union_is_described_with_its_cases() {
    let Body::Union(switch, arms) = definition::<Body2>().body else {
        panic!("not a union");
    };
    assert!(matches!(switch, Schema::Named("Kind", _)));
    assert_eq!(arms[0].cases, [("Kind::File", 1)]);
    assert_eq!(arms[0].fields[0].name, "size");
    assert_eq!(
        (arms[1].name, arms[1].cases.len(), arms[1].fields.len()),
        ("Else", 0, 0)
    );
}
