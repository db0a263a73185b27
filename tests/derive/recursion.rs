//! Recursive types: limited depth, and lists that are flat.

use crate::support::{both_ways, refused, words};
use xdr_core::{Limits, Xdr, from_slice, from_slice_with, to_vec};

#[derive(Debug, PartialEq, Xdr)]
struct Link {
    value: u32,
    next: Option<Box<Link>>,
}

#[derive(Debug, PartialEq, Xdr)]
#[xdr(switch = u32)]
enum Expression {
    #[xdr(case = 0)]
    Number(i32),
    #[xdr(case = 1)]
    Negative(Box<Expression>),
    #[xdr(case = 2)]
    Sum(#[xdr(max = 16)] Vec<Expression>),
}

fn chain(links: usize) -> Vec<u8> {
    let mut bytes = vec![];
    for link in 0..links {
        bytes.extend([0, 0, 0, 1]);
        bytes.extend(u32::from(link + 1 < links).to_be_bytes());
    }
    bytes
}

#[test]
fn types_inside_themselves() {
    let link = Link {
        value: 1,
        next: Some(Box::new(Link {
            value: 2,
            next: None,
        })),
    };
    both_ways(&link, &words(&[1, 1, 2, 0]));
    let sum = Expression::Sum(vec![
        Expression::Number(5),
        Expression::Negative(Box::new(Expression::Number(6))),
    ]);
    both_ways(&sum, &words(&[2, 2, 0, 5, 1, 0, 6]));
}

#[test]
fn depth_is_limited() {
    assert!(from_slice::<Link>(&chain(65)).is_ok());
    let message = refused::<Link>(&chain(66));
    assert!(message.starts_with("next.next."), "{message}");
    assert!(
        message.ends_with(": value nests deeper than the limit (at byte 520)"),
        "{message}"
    );
    let limits = Limits::default().max_depth(2);
    assert!(from_slice_with::<Link>(&chain(3), &limits).is_ok());
    assert!(from_slice_with::<Link>(&chain(4), &limits).is_err());
    assert!(from_slice::<Link>(&chain(1_000_000)).is_err());
}

#[derive(Debug, PartialEq, Xdr)]
struct Flat {
    #[xdr(list, max = 1_000_000)]
    links: Vec<u32>,
}

#[test]
fn a_list_of_a_million_needs_no_stack() {
    let flat = Flat {
        links: (0..1_000_000).collect(),
    };
    let run = move || {
        let bytes = to_vec(&flat).unwrap();
        assert_eq!(bytes.len(), 8_000_004);
        assert_eq!(from_slice::<Flat>(&bytes).unwrap(), flat);
    };
    let small = std::thread::Builder::new()
        .stack_size(256 << 10)
        .spawn(run)
        .unwrap();
    small.join().unwrap();
}
