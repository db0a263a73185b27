//! Lengths and counts that no input holds: near 2^31 and 2^32, where products and padding overflow,
//! for elements of 4 to 84 bytes. Nothing but the error is allocated. Meant for 32 bits as well.

use crate::allocator::measure;
use bytes::Bytes;
use std::borrow::Cow;
use std::fmt::Debug;
use std::marker::PhantomData;
use xdr_core::{
    Counted, Decode, DecodeError, DecodeErrorKind as Kind, DecodeOwned, Decoder, Encode, Quadruple,
    Xdr, decode_into_slice, from_bytes, from_slice, to_vec,
};

#[derive(Debug, Clone, PartialEq, Xdr)]
struct Many<T> {
    #[xdr(max = unbounded)]
    items: Vec<T>,
}

#[derive(Debug, Clone, PartialEq, Xdr)]
struct Slice<T> {
    #[xdr(max = unbounded)]
    items: Box<[T]>,
}

/// Every pattern of bits is one.
#[derive(Debug, Clone, PartialEq, Xdr)]
struct Words<const N: usize>([u32; N]);

/// Of fixed size, and not every pattern of bits is one.
#[derive(Debug, Clone, PartialEq, Xdr)]
struct Flagged<const N: usize> {
    words: [u32; N],
    flag: bool,
}

/// Of no fixed size.
#[derive(Debug, Clone, PartialEq, Xdr)]
struct Loose<const N: usize> {
    words: [u32; N],
    more: Option<u32>,
}

/// Counts that exceed any input here: the edges of 31 and 32 bits, and those whose product with
/// the size wraps to something small.
fn counts(size: u64) -> Vec<u32> {
    let edges = [30, 31, 32].map(|bits| 1u64 << bits);
    let wrapped = (1..=size).map(|turns| (turns << 32).div_ceil(size));
    let all = edges.into_iter().chain(wrapped);
    let near = all.flat_map(|edge| [edge.saturating_sub(1), edge, edge + 1]);
    let fits = near.filter_map(|count| u32::try_from(count).ok());
    fits.filter(|count| u64::from(*count) * size > 8400)
        .collect()
}

/// The error of all ways to decode, which take no memory for anything else.
fn refused<T>(input: &[u8]) -> DecodeError
where
    T: DecodeOwned + Encode + PartialEq + Debug,
{
    let mut over = from_slice::<T>(&[0; 4]).unwrap();
    let record = Bytes::copy_from_slice(input);
    let again = record.clone();
    let (errors, usage) = measure(|| {
        [
            from_slice::<T>(input).unwrap_err(),
            from_bytes::<T>(again).unwrap_err(),
            decode_into_slice(&mut over, input).unwrap_err(),
        ]
    });
    assert!(usage.peak < 1024, "{} bytes for {input:02x?}", usage.peak);
    assert!(errors.iter().all(|error| *error == errors[0]));
    errors[0].clone()
}

fn no_count_fits<T>(size: usize)
where
    T: Clone + PartialEq + Debug + Send,
    Many<T>: DecodeOwned + Encode + PartialEq + Debug,
    Slice<T>: DecodeOwned + Encode + PartialEq + Debug,
{
    let room = 100 * size;
    let mut too_many = counts(size as u64);
    assert!(too_many.len() > 8);
    too_many.extend([101, 102, 8400]);
    for count in too_many {
        let input = [&count.to_be_bytes()[..], &vec![0; room]].concat();
        let (what, len) = (Counted::Array, count);
        for error in [refused::<Many<T>>(&input), refused::<Slice<T>>(&input)] {
            assert_eq!(error.kind(), Kind::LengthExceedsInput { what, len });
            assert_eq!(error.offset(), 0);
        }
    }
    // What just fits is taken, and written as it was.
    let input = [&100u32.to_be_bytes()[..], &vec![0; room]].concat();
    let value = from_slice::<Many<T>>(&input).unwrap();
    assert_eq!(value.items.len(), 100);
    assert_eq!(to_vec(&value).unwrap(), input);
}

#[test]
fn counts_of_words_fit_the_input() {
    no_count_fits::<u32>(4);
    no_count_fits::<i64>(8);
    no_count_fits::<Words<3>>(12);
    no_count_fits::<Quadruple>(16);
    no_count_fits::<[f64; 3]>(24);
    no_count_fits::<[u8; 84]>(84);
    no_count_fits::<Words<21>>(84);
}

#[test]
fn counts_of_elements_of_fixed_size_fit_the_input() {
    no_count_fits::<bool>(4);
    no_count_fits::<Flagged<1>>(8);
    no_count_fits::<Flagged<2>>(12);
    no_count_fits::<Flagged<3>>(16);
    no_count_fits::<[Flagged<2>; 2]>(24);
    no_count_fits::<[u8; 81]>(84);
}

#[test]
fn counts_of_elements_of_any_size_fit_the_input() {
    no_count_fits::<Option<u32>>(4);
    no_count_fits::<Many<u64>>(4);
    no_count_fits::<Loose<1>>(8);
    no_count_fits::<Loose<2>>(12);
    no_count_fits::<[Option<()>; 4]>(16);
    no_count_fits::<Loose<5>>(24);
    no_count_fits::<Loose<20>>(84);
}

const HUGE: [u32; 12] = [
    0x3fff_ffff,
    0x4000_0000,
    0x7fff_fffd,
    0x7fff_fffe,
    0x7fff_ffff,
    0x8000_0000,
    0x8000_0001,
    0xffff_fff0,
    0xffff_fffc,
    0xffff_fffd,
    0xffff_fffe,
    0xffff_ffff,
];

/// Data behind a length word, by the name of what has the length. The lifetime is that of the input.
macro_rules! data {
    ($($test:ident, $counted:ident: $(#[xdr($($form:tt)*)] $ty:ty),+;)*) => {$(
        #[test]
        fn $test() {
            $({
                #[derive(Debug, PartialEq, Xdr)]
                struct Data<'a> {
                    #[xdr($($form)*)]
                    data: $ty,
                    #[xdr(skip)]
                    input: PhantomData<&'a ()>,
                }
                no_length_fits(Counted::$counted, |input| {
                    from_slice::<Data<'_>>(input).map(|value| {
                        let _ = &value.data;
                    })
                });
            })+
        }
    )*};
}

/// Asserts that none of these lengths is taken, with a few bytes behind it or none.
fn no_length_fits(what: Counted, decode: impl Fn(&[u8]) -> Result<(), DecodeError>) {
    for len in HUGE {
        for behind in 0..=12 {
            let input = [&len.to_be_bytes()[..], &vec![0; behind]].concat();
            let (error, usage) = measure(|| decode(&input).unwrap_err());
            assert_eq!(error.kind(), Kind::LengthExceedsInput { what, len });
            assert_eq!(error.offset(), 0);
            assert!(usage.peak < 512, "{} bytes for {len}", usage.peak);
        }
    }
    // One byte more than there is, and data whose padding alone is missing.
    for (len, behind) in [(1u32, 0), (5, 4), (9, 8), (13, 12), (1, 1), (2, 3), (5, 7)] {
        let input = [&len.to_be_bytes()[..], &vec![0; behind]].concat();
        assert!(decode(&input).is_err(), "{len} in {behind} bytes");
    }
}

data! {
    opaque_data_of_a_huge_length_is_refused, Opaque:
        #[xdr(max = unbounded)] Vec<u8>,
        #[xdr(max = unbounded)] Box<[u8]>,
        #[xdr(max = unbounded)] Bytes,
        #[xdr(max = unbounded)] &'a [u8],
        #[xdr(max = unbounded)] Cow<'a, [u8]>,
        #[xdr(max = 0xffff_ffff)] Vec<u8>;
    strings_of_a_huge_length_are_refused, String:
        #[xdr(max = unbounded)] String,
        #[xdr(max = unbounded)] Box<str>,
        #[xdr(max = unbounded)] &'a str,
        #[xdr(max = unbounded)] Cow<'a, str>,
        #[xdr(max = unbounded)] Box<String>;
    nested_data_of_a_huge_length_is_refused, Nested:
        #[xdr(nested, max = unbounded)] u32,
        #[xdr(nested, max = unbounded)] Many<u32>;
}

/// The length stands further in: behind a count, a flag, inside opaque data.
#[test]
fn a_huge_length_inside_is_refused() {
    #[derive(Debug, Xdr)]
    struct Inside {
        #[xdr(max = unbounded, each(max = unbounded))]
        array: Vec<Vec<u8>>,
        #[xdr(list, max = unbounded, each(max = unbounded))]
        list: Vec<String>,
        #[xdr(max = unbounded)]
        maybe: Option<Bytes>,
        #[xdr(nested, max = unbounded)]
        nested: Many<u64>,
    }
    for len in HUGE {
        let places: [(&[u32], Kind); 4] = [
            (&[1, len], exceeds(Counted::Opaque, len)),
            (&[0, 1, len], exceeds(Counted::String, len)),
            (&[0, 0, 1, len], exceeds(Counted::Opaque, len)),
            (&[0, 0, 0, 4, len], exceeds(Counted::Array, len)),
        ];
        for (words, kind) in places {
            let mut input: Vec<u8> = words.iter().flat_map(|word| word.to_be_bytes()).collect();
            let offset = input.len() - 4;
            input.extend([0; 16]);
            let error = from_slice::<Inside>(&input).unwrap_err();
            assert_eq!((error.kind(), error.offset()), (kind, offset), "{words:x?}");
        }
    }
}

fn exceeds(what: Counted, len: u32) -> Kind {
    Kind::LengthExceedsInput { what, len }
}

/// A cursor that passes its end is how small inputs became large reads elsewhere.
#[test]
fn a_refused_read_leaves_the_decoder_where_it_was() {
    let input = [0, 0, 0, 9, 1, 2, 3, 4];
    for len in [
        9,
        12,
        usize::MAX / 2,
        usize::MAX - 3,
        usize::MAX - 1,
        usize::MAX,
    ] {
        let mut decoder = Decoder::new(&input);
        assert!(decoder.take(len).is_err());
        assert!(decoder.fixed_opaque(len).is_err());
        assert!(decoder.array::<12>().is_err());
        assert_eq!((decoder.offset(), decoder.rest()), (0, &input[..]));
    }
    let mut decoder = Decoder::new(&input);
    assert!(decoder.opaque(Counted::Opaque, u32::MAX).is_err());
    assert_eq!((decoder.offset(), decoder.rest()), (4, &input[4..]));
    assert_eq!(u32::decode(&mut decoder).unwrap(), 0x0102_0304);
    assert!(u32::decode(&mut decoder).is_err());
    assert_eq!(decoder.offset(), 8);
}
