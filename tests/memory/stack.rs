//! Stack: whatever the input says, decoding fits a small one, also without optimisation.

use crate::shapes::{
    Block, Chain, Expression, Fork, Held, Kids, ListKids, Pair, Sealed, Shape, ThirtyArms, Twelve,
};
use std::fmt::Debug;
use xdr_core::{
    DecodeErrorKind, DecodeOwned, Encode, Limits, Xdr, decode_into_slice, from_slice,
    from_slice_with, to_vec,
};

/// An eighth of what a thread has by default.
const SMALL: usize = 256 << 10;

fn on_a_stack_of(bytes: usize, work: impl FnOnce() + Send + 'static) {
    let thread = std::thread::Builder::new().stack_size(bytes);
    thread.spawn(work).unwrap().join().unwrap();
}

/// As many values inside each other.
fn nest<T: Shape>(levels: usize) -> T {
    (1..levels).fold(T::around(None), |inner, _| T::around(Some(inner)))
}

/// Decodes ever deeper values up to the limit, where each is worked with, and beyond it. Gives
/// how many values lie inside each other in the deepest that is taken.
fn deepest_on<T: Shape>(stack: usize) -> usize {
    // Made where there is stack enough: only what reads them is on trial.
    let bytes: Vec<_> = (1..=70).map(|n| to_vec(&nest::<T>(n)).unwrap()).collect();
    let (send, receive) = std::sync::mpsc::channel();
    on_a_stack_of(stack, move || {
        let taken = bytes
            .iter()
            .take_while(|bytes| from_slice::<T>(bytes).is_ok());
        let deepest = taken.count();
        let endless = T::head().repeat(1_000_000 / T::head().len().max(1));
        for deeper in bytes[deepest..].iter().chain(Some(&endless)) {
            if !deeper.is_empty() {
                let error = from_slice::<T>(deeper).unwrap_err();
                assert_eq!(error.kind(), DecodeErrorKind::TooDeep);
            }
        }
        let bytes = &bytes[deepest - 1];
        let value = from_slice::<T>(bytes).unwrap();
        assert_eq!(to_vec(&value).unwrap(), *bytes);
        let mut again = value.clone();
        decode_into_slice(&mut again, bytes).unwrap();
        assert_eq!(value, again);
        drop((value, again));
        send.send(deepest).unwrap();
    });
    receive.recv().unwrap()
}

fn deepest<T: Shape>() -> usize {
    deepest_on::<T>(SMALL)
}

#[test]
fn small_values_nest_to_the_limit_of_64_levels() {
    // The outermost lies in no box.
    assert_eq!(deepest::<Chain<1>>(), 65);
    assert_eq!(deepest::<Fork<u32>>(), 65);
    assert_eq!(deepest::<Pair>(), 65);
    assert_eq!(deepest::<Sealed>(), 65);
    assert_eq!(deepest::<Expression<1>>(), 65);
    assert_eq!(deepest::<Held>(), 65);
    // Each array is a level, that without elements in the innermost too.
    assert_eq!(deepest::<Kids<1>>(), 64);
    assert_eq!(deepest::<ListKids>(), 64);
    // Two levels each, and the innermost has none.
    assert_eq!(deepest::<Block>(), 33);
}

/// Depth once counted KiB of a value, and 64 levels of one of 400 bytes took more than there was.
#[test]
fn large_values_count_for_several_levels() {
    assert_eq!(deepest::<Kids<25>>(), 64);
    assert_eq!(deepest::<Kids<80>>(), 32);
    assert_eq!(deepest::<Expression<250>>(), 13);
    assert_eq!(deepest::<Kids<250>>(), 12);
    assert_eq!(deepest::<Kids<1000>>(), 3);
    assert_eq!(deepest::<Chain<1000>>(), 4);
}

/// A level of a union once had the variables of all its arms on the stack: those of thirty arms
/// were 52 KiB, and 64 levels of them more than the 2 MiB of any thread.
#[test]
fn unions_of_many_arms_take_the_stack_of_one() {
    assert_eq!(deepest::<ThirtyArms>(), 65);
}

/// A struct has all its fields on the stack, about half a KiB each without optimisation.
#[test]
fn structs_of_many_fields_fit_half_a_megabyte() {
    assert_eq!(deepest_on::<Twelve>(512 << 10), 65);
}

#[test]
fn a_limit_of_depth_is_exact() {
    for levels in [0, 1, 2, 5, 63, 64, 65, 100] {
        let limits = Limits::DEFAULT.max_depth(levels);
        let of = |n: u32| to_vec(&nest::<Chain<1>>(n as usize)).unwrap();
        assert!(from_slice_with::<Chain<1>>(&of(levels + 1), &limits).is_ok());
        let error = from_slice_with::<Chain<1>>(&of(levels + 2), &limits).unwrap_err();
        assert_eq!(error.kind(), DecodeErrorKind::TooDeep);
        // Offset: the words of each box and its flag.
        assert_eq!(error.offset() as u32, 8 * (levels + 1));
    }
    for levels in [1, 2, 64] {
        let limits = Limits::DEFAULT.max_depth(levels);
        let of = |n: u32| to_vec(&nest::<Kids<1>>(n as usize)).unwrap();
        assert!(from_slice_with::<Kids<1>>(&of(levels), &limits).is_ok());
        let error = from_slice_with::<Kids<1>>(&of(levels + 1), &limits).unwrap_err();
        assert_eq!(error.kind(), DecodeErrorKind::TooDeep);
    }
    // What is flat has no depth.
    let flat = Limits::DEFAULT.max_depth(0);
    assert_eq!(
        from_slice_with::<[u64; 2]>(&[0; 16], &flat).unwrap(),
        [0; 2]
    );
}

#[derive(Debug, Clone, PartialEq, Xdr)]
struct Words {
    #[xdr(list, max = 1_000_000)]
    list: Vec<u32>,
}

#[derive(Debug, Clone, PartialEq, Xdr)]
struct Names {
    #[xdr(list, max = 1_000_000, each(max = 8))]
    list: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Xdr)]
struct Flags {
    #[xdr(list, max = 1_000_000)]
    list: Vec<Option<bool>>,
}

#[derive(Debug, Clone, PartialEq, Xdr)]
struct Voids {
    #[xdr(list, max = 1_000_000)]
    list: Vec<()>,
}

/// Decodes, encodes, copies and drops a list of a million where there is little stack.
fn flat<T: Encode + DecodeOwned + Clone + PartialEq + Debug + Send + 'static>(list: T, len: usize) {
    on_a_stack_of(SMALL, move || {
        let mut bytes = to_vec(&list).unwrap();
        assert_eq!(bytes.len(), len);
        let decoded = from_slice::<T>(&bytes).unwrap();
        assert!(decoded == list);
        let mut copy = decoded.clone();
        decode_into_slice(&mut copy, &bytes).unwrap();
        assert!(copy == list);
        drop((list, decoded, copy));
        // One node more than the limit: the last flag says that another follows.
        let last = bytes.len() - 1;
        bytes[last] = 1;
        let error = from_slice::<T>(&bytes).unwrap_err();
        let exceeded = matches!(error.kind(), DecodeErrorKind::LimitExceeded { .. });
        assert!(exceeded, "{error}");
        assert_eq!(error.offset(), last - 3);
    });
}

#[test]
fn lists_of_a_million_nodes_take_no_stack() {
    const MILLION: usize = 1_000_000;
    let list = (0..MILLION as u32).collect();
    flat(Words { list }, 8 * MILLION + 4);
    let list = vec!["name".to_owned(); MILLION];
    flat(Names { list }, 12 * MILLION + 4);
    let list = vec![None; MILLION];
    flat(Flags { list }, 8 * MILLION + 4);
    // Nodes without a value are free in memory and take a flag each on the wire.
    let list = vec![(); MILLION];
    flat(Voids { list }, 4 * MILLION + 4);
}

#[derive(Debug, Clone, PartialEq, Xdr)]
struct Large {
    data: [u64; 1 << 14],
}

#[derive(Debug, Clone, PartialEq, Xdr)]
struct Several(#[xdr(max = 8)] Vec<Large>);

/// Each element was once written through an array of its size on the stack.
#[test]
fn encoding_large_elements_takes_no_stack_for_them() {
    let several = Several(vec![Large { data: [7; 1 << 14] }; 3]);
    let (send, receive) = std::sync::mpsc::channel();
    on_a_stack_of(SMALL, move || send.send(to_vec(&several).unwrap()).unwrap());
    let bytes = receive.recv().unwrap();
    assert_eq!(bytes.len(), 4 + 3 * (8 << 14));
    assert_eq!(bytes[..4], [0, 0, 0, 3]);
    assert!(
        bytes[4..]
            .chunks(8)
            .all(|word| word == [0, 0, 0, 0, 0, 0, 0, 7])
    );
}
