//! The derived codec beside one written by hand for the same types, in one run.
//!
//!     cargo bench -p benches --bench codec
#![forbid(unsafe_code)]
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a benchmark stops at what is wrong, and the code beside is written as by hand"
)]

mod hand;
mod table;
mod types;
mod values;

use criterion::measurement::WallTime;
use criterion::{BenchmarkGroup, Criterion};
use hand::Hand;
use std::fmt::Debug;
use std::hint::black_box;
use std::time::Duration;
use table::Table;
use types::{ArraysView, BlobView, NameView, TextView, TreeView};
use xdr_core::{Decode, DecodeOwned, Encode};

const DERIVED: &str = "derived";
const HAND: &str = "by hand";

fn main() {
    let table = Table::new("codec", DERIVED, HAND);
    let mut criterion = Criterion::default()
        .output_directory(table.directory())
        .sample_size(30)
        .nresamples(10_000)
        .warm_up_time(Duration::from_millis(150))
        .measurement_time(Duration::from_millis(700))
        .configure_from_args();
    small(&mut criterion);
    large(&mut criterion);
    bulk(&mut criterion);
    criterion.final_summary();
    table.print();
}

fn small(criterion: &mut Criterion) {
    owned(criterion, "scalars", &values::scalars(), false);
    owned(criterion, "shape", &values::shape(), false);
    owned(criterion, "num (two points)", &values::num_pair(), false);
    owned(criterion, "num (text)", &values::num_text(), false);
    owned(criterion, "optionals", &values::optionals(), true);
    owned(criterion, "name", &values::name(), true);
    view::<NameView<'_>>(criterion, "name", &encoded(&values::name()));
    owned(criterion, "text", &values::text(), true);
    view::<TextView<'_>>(criterion, "text", &encoded(&values::text()));
    owned(criterion, "arrays", &values::arrays(), true);
    view::<ArraysView<'_>>(criterion, "arrays", &encoded(&values::arrays()));
    owned(criterion, "nested", &values::nested(), true);
}

fn large(criterion: &mut Criterion) {
    owned(criterion, "blob", &values::blob(), false);
    view::<BlobView<'_>>(criterion, "blob", &encoded(&values::blob()));
    owned(criterion, "list", &values::list(), true);
    let tree = values::tree(8, "n");
    owned(criterion, "tree", &tree, true);
    view::<TreeView<'_>>(criterion, "tree", &encoded(&tree));
}

fn bulk(criterion: &mut Criterion) {
    for (name, bytes) in [("words", 4_000_004), ("mesh", 6_000_004)] {
        let mut group = criterion.benchmark_group(format!("{name}, memcpy"));
        let (from, mut to) = (vec![1u8; bytes], Vec::with_capacity(bytes));
        group.bench_function(HAND, |bencher| {
            bencher.iter(|| {
                to.clear();
                to.extend_from_slice(black_box(&from));
                black_box(&mut to);
            });
        });
    }
    owned(criterion, "words", &values::words(), true);
    owned(criterion, "mesh", &values::mesh(), true);
}

fn encoded<T: Encode>(value: &T) -> Vec<u8> {
    xdr_core::to_vec(value).unwrap()
}

/// Encoding and decoding of one type, each way beside its twin, after both gave the same.
fn owned<T>(criterion: &mut Criterion, name: &str, value: &T, over: bool)
where
    T: Encode + DecodeOwned + for<'a> Hand<'a> + Clone + PartialEq + Debug,
{
    let bytes = encoded(value);
    assert_eq!(hand::to_vec(value).unwrap(), bytes);
    assert_eq!(xdr_core::from_slice::<T>(&bytes).as_ref(), Ok(value));
    assert_eq!(hand::from_slice::<T>(&bytes).as_ref(), Ok(value));

    let (mut one, mut other) = (Vec::new(), Vec::new());
    pair(
        criterion.benchmark_group(format!("{name}, encode")),
        || derived::encode(black_box(value), &mut one),
        || by_hand::encode(black_box(value), &mut other),
    );
    pair(
        criterion.benchmark_group(format!("{name}, encode fresh")),
        || derived::to_vec(black_box(value)),
        || by_hand::to_vec(black_box(value)),
    );
    pair(
        criterion.benchmark_group(format!("{name}, decode")),
        || derived::decode::<T>(black_box(&bytes)),
        || by_hand::decode::<T>(black_box(&bytes)),
    );
    if over {
        let (mut one, mut other) = (value.clone(), value.clone());
        pair(
            criterion.benchmark_group(format!("{name}, decode over")),
            || derived::decode_over(&mut one, black_box(&bytes)),
            || by_hand::decode_over(&mut other, black_box(&bytes)),
        );
        assert_eq!((&one, &other), (value, value));
    }
}

/// Decoding of a type that borrows from its input.
fn view<'a, T>(criterion: &mut Criterion, name: &str, bytes: &'a [u8])
where
    T: Decode<'a> + Hand<'a> + PartialEq + Debug,
{
    let value = xdr_core::from_slice::<T>(bytes).unwrap();
    assert_eq!(hand::from_slice::<T>(bytes).unwrap(), value);
    pair(
        criterion.benchmark_group(format!("{name}, decode borrowed")),
        || derived::decode::<T>(black_box(bytes)),
        || by_hand::decode::<T>(black_box(bytes)),
    );
}

fn pair(
    mut group: BenchmarkGroup<'_, WallTime>,
    mut derived: impl FnMut(),
    mut by_hand: impl FnMut(),
) {
    group.bench_function(DERIVED, |bencher| bencher.iter(&mut derived));
    group.bench_function(HAND, |bencher| bencher.iter(&mut by_hand));
}

/// What is measured, each in a function of its own that looks at the result where it lies: what
/// the optimiser makes of the loop around is then the same for both.
mod derived {
    use std::hint::black_box;
    use xdr_core::{Decode, Encode};

    #[inline(never)]
    pub(super) fn encode<T: Encode>(value: &T, out: &mut Vec<u8>) {
        out.clear();
        black_box(&xdr_core::append(value, out));
    }

    #[inline(never)]
    pub(super) fn to_vec<T: Encode>(value: &T) {
        black_box(&xdr_core::to_vec(value));
    }

    #[inline(never)]
    pub(super) fn decode<'a, T: Decode<'a>>(bytes: &'a [u8]) {
        black_box(&xdr_core::from_slice::<T>(bytes));
    }

    #[inline(never)]
    pub(super) fn decode_over<'a, T: Decode<'a>>(value: &mut T, bytes: &'a [u8]) {
        black_box(&xdr_core::decode_into_slice(value, bytes));
    }
}

/// The other side of `derived`.
mod by_hand {
    use super::hand::{self, Hand};
    use std::hint::black_box;

    #[inline(never)]
    pub(super) fn encode<'a, T: Hand<'a>>(value: &T, out: &mut Vec<u8>) {
        out.clear();
        black_box(&hand::append(value, out));
    }

    #[inline(never)]
    pub(super) fn to_vec<'a, T: Hand<'a>>(value: &T) {
        black_box(&hand::to_vec(value));
    }

    #[inline(never)]
    pub(super) fn decode<'a, T: Hand<'a>>(bytes: &'a [u8]) {
        black_box(&hand::from_slice::<T>(bytes));
    }

    #[inline(never)]
    pub(super) fn decode_over<'a, T: Hand<'a>>(value: &mut T, bytes: &'a [u8]) {
        black_box(&hand::over_slice(value, bytes));
    }
}
