//! Published defects of other implementations that concern a codec, each as its input.
//! docs/defects.md lists these and those that other tests are about.

use crate::allocator::measure;
use std::fmt::Debug;
use xdr_core::{Decode, DecodeErrorKind as Kind, Encode, EncodeErrorKind, Xdr, from_slice, to_vec};

fn words(words: &[u32]) -> Vec<u8> {
    words.iter().flat_map(|word| word.to_be_bytes()).collect()
}

fn refused<T: for<'de> Decode<'de> + Debug>(input: &[u8]) -> Kind {
    from_slice::<T>(input).unwrap_err().kind()
}

#[derive(Debug, Clone, PartialEq, Xdr)]
struct Parameters {
    #[xdr(max = 8)]
    data: Vec<u8>,
    #[xdr(max = 8)]
    name: String,
    #[xdr(max = 8)]
    words: Vec<u32>,
    #[xdr(max = 8, each(max = 8))]
    names: Vec<String>,
    #[xdr(list, max = 8)]
    list: Vec<u64>,
    #[xdr(list, max = 8, each(max = 8))]
    name_list: Vec<String>,
}

fn parameters(count: usize) -> Parameters {
    Parameters {
        data: vec![b'x'; count],
        name: "x".repeat(count),
        words: vec![7; count],
        names: vec!["x".into(); count],
        list: vec![7; count],
        name_list: vec!["x".into(); count],
    }
}

/// libvirtd walked off an array whose count was 0.
#[test]
fn cve_2012_3445_a_count_of_zero() {
    let input = words(&[0; 6]);
    let (value, usage) = measure(|| from_slice::<Parameters>(&input).unwrap());
    assert_eq!(value, parameters(0));
    assert_eq!(usage.requests, 0);
}

/// libvirt was off by one where as many were found as asked for, or one more.
#[test]
fn cve_2024_1441_one_more_than_the_limit() {
    for count in [0, 1, 7, 8] {
        let value = parameters(count);
        assert_eq!(
            from_slice::<Parameters>(&to_vec(&value).unwrap()).unwrap(),
            value
        );
    }
    let fields: [fn(&mut Parameters, Parameters); 6] = [
        |of, nine| of.data = nine.data,
        |of, nine| of.name = nine.name,
        |of, nine| of.words = nine.words,
        |of, nine| of.names = nine.names,
        |of, nine| of.list = nine.list,
        |of, nine| of.name_list = nine.name_list,
    ];
    for set in fields {
        let mut value = parameters(0);
        set(&mut value, parameters(9));
        let kind = to_vec(&value).unwrap_err().kind();
        assert!(matches!(
            kind,
            EncodeErrorKind::LimitExceeded { len: 9, max: 8, .. }
        ));
    }
    for before in 0..4 {
        let input = [words(&[0, 0, 0, 0][..before]), words(&[9]), vec![0; 200]].concat();
        let kind = refused::<Parameters>(&input);
        assert!(
            matches!(kind, Kind::LimitExceeded { len: 9, max: 8, .. }),
            "{kind:?}"
        );
    }
    let nine = [words(&[0; 4]), words(&[1, 0, 7]).repeat(9), words(&[0, 0])].concat();
    let kind = refused::<Parameters>(&nine);
    assert!(
        matches!(kind, Kind::LimitExceeded { len: 9, max: 8, .. }),
        "{kind:?}"
    );
}

/// libvirt took a negative `int` for the length of an array.
#[test]
fn cve_2024_2494_a_negative_length() {
    #[derive(Debug, PartialEq, Xdr)]
    struct Wanted {
        #[xdr(range = 0..=1024)]
        max_names: i32,
    }
    for length in [-1, i32::MIN, 1025, i32::MAX] {
        assert_eq!(refused::<Wanted>(&length.to_be_bytes()), Kind::OutOfRange);
        let kind = to_vec(&Wanted { max_names: length }).unwrap_err().kind();
        assert_eq!(kind, EncodeErrorKind::OutOfRange);
    }
    for length in [0, 1, 1024] {
        let wanted = from_slice::<Wanted>(&i32::to_be_bytes(length)).unwrap();
        assert_eq!(wanted.max_names, length);
    }
}

/// The Linux server read more words of a bitmap than it had room for.
#[test]
fn cve_2021_4090_a_bitmap_of_more_words_than_there_is_room_for() {
    #[derive(Debug, PartialEq, Xdr)]
    struct Bitmap {
        #[xdr(max = 3)]
        words: Vec<u32>,
    }
    assert_eq!(
        from_slice::<Bitmap>(&words(&[3, 1, 2, 3])).unwrap().words,
        [1, 2, 3]
    );
    for count in [4, 5, 0x7fff_ffff, 0x8000_0000, u32::MAX] {
        let input = [words(&[count]), vec![0xff; 64]].concat();
        let (kind, usage) = measure(|| refused::<Bitmap>(&input));
        assert!(
            matches!(kind, Kind::LimitExceeded { max: 3, .. }),
            "{kind:?}"
        );
        assert!(usage.peak < 512, "{usage:?}");
    }
}

/// The Linux server did not look whether the data of a WRITE were all there.
#[test]
fn cve_2017_7895_data_that_end_too_early() {
    #[derive(Debug, PartialEq, Xdr)]
    struct Write {
        offset: u64,
        #[xdr(max = 4096)]
        data: Vec<u8>,
    }
    for len in [1, 4, 5, 8, 1000, 4096] {
        let data = vec![9; len];
        let whole = to_vec(&Write { offset: 1, data }).unwrap();
        for missing in 1..=4 {
            let kind = refused::<Write>(&whole[..whole.len() - missing]);
            let ends = matches!(
                kind,
                Kind::LengthExceedsInput { .. } | Kind::UnexpectedEnd { .. }
            );
            assert!(ends, "{len} bytes, {missing} missing: {kind:?}");
        }
    }
}

/// The Linux server used a number from the wire as an index without looking at it.
#[test]
fn cve_2017_8797_a_number_that_names_nothing() {
    #[derive(Debug, Clone, Copy, PartialEq, Xdr)]
    enum Layout {
        Files = 1,
        Blocks = 3,
    }
    #[derive(Debug, PartialEq, Xdr)]
    #[xdr(switch = Layout)]
    enum Body {
        #[xdr(case = Layout::Files)]
        Files(u32),
        #[xdr(case = Layout::Blocks)]
        Blocks,
    }
    assert!(matches!(from_slice(&words(&[1, 7])), Ok(Body::Files(7))));
    assert!(matches!(from_slice(&words(&[3])), Ok(Body::Blocks)));
    for value in [0u32, 2, 4, 31, 32, 0x7fff_ffff, 0x8000_0000, u32::MAX] {
        let input = words(&[value]);
        let unknown = Kind::UnknownValue {
            value: value as i32,
        };
        assert_eq!(refused::<Layout>(&input), unknown);
        assert_eq!(refused::<Body>(&input), unknown);
    }
}

/// rpcbomb: rpcbind allocated what a string claimed, and never freed it.
#[test]
fn cve_2017_8779_a_string_that_claims_gigabytes() {
    #[derive(Debug, PartialEq, Xdr)]
    struct Mapping {
        program: u32,
        #[xdr(max = unbounded)]
        network: String,
        #[xdr(max = unbounded)]
        address: String,
    }
    let mut claims = [
        words(&[100_000, 3]),
        b"tcp\0".to_vec(),
        words(&[0xffff_fff0]),
    ]
    .concat();
    claims.resize(60, 0);
    let ((), usage) = measure(|| {
        for _ in 0..10_000 {
            let kind = refused::<Mapping>(&claims);
            assert!(matches!(kind, Kind::LengthExceedsInput { .. }), "{kind:?}");
        }
    });
    assert!(usage.peak < 512, "{usage:?}");
    assert_eq!(usage.left, 0);
}

/// glibc leaked what it had decoded before the failure.
#[test]
fn cve_2017_8804_a_failure_behind_what_was_allocated() {
    let whole = to_vec(&parameters(8)).unwrap();
    for len in 0..whole.len() {
        let ((), usage) = measure(|| assert!(from_slice::<Parameters>(&whole[..len]).is_err()));
        assert_eq!(usage.left, 0, "{len} bytes");
    }
}

/// Linux over RDMA counted another size than it wrote.
#[test]
fn cve_2022_0812_the_size_that_is_counted_is_written() {
    for count in 0..=8 {
        let value = parameters(count);
        let counted = value.wire_size().unwrap();
        let mut written = Vec::new();
        value.encode(&mut xdr_core::Encoder::new(&mut written));
        assert_eq!(counted, written.len());
        // By RFC 4506: what is opaque is padded, a list has a flag for each node and one more.
        let padded = count.div_ceil(4) * 4;
        let (data, texts) = (4 + padded, 4 + 8 * count);
        let (list, text_list) = (4 + 12 * count, 4 + 12 * count);
        assert_eq!(
            counted,
            data + data + 4 + 4 * count + texts + list + text_list
        );
    }
}

/// The Linux server took garbage behind the arguments, which left no room for its reply.
#[test]
fn cve_2022_43945_garbage_behind_the_arguments() {
    let whole = to_vec(&parameters(3)).unwrap();
    for count in (1..=64).chain([1000, 1 << 20]) {
        let input = [&whole[..], &vec![0; count]].concat();
        assert_eq!(refused::<Parameters>(&input), Kind::TrailingBytes { count });
    }
}

/// libnfs made the decoder of one list iterative, and not those beside it.
#[test]
fn libnfs_591_every_list_is_decoded_without_recursion() {
    #[derive(Debug, PartialEq, Xdr)]
    struct Directory {
        #[xdr(list, max = unbounded)]
        entries: Vec<Entry>,
        #[xdr(list, max = unbounded)]
        plus: Option<Vec<Entry>>,
        reply: Reply,
    }
    #[derive(Debug, PartialEq, Xdr)]
    struct Entry {
        id: u64,
        #[xdr(max = 255)]
        name: String,
    }
    #[derive(Debug, PartialEq, Xdr)]
    #[xdr(switch = u32)]
    enum Reply {
        #[xdr(case = 0)]
        Page {
            #[xdr(list, max = unbounded)]
            numbers: Vec<u64>,
        },
    }
    const NODES: usize = 100_000;
    let entries = [words(&[1, 0, 7, 1]), b"n\0\0\0".to_vec()]
        .concat()
        .repeat(NODES);
    let numbers = words(&[1, 0, 7]).repeat(NODES);
    let end = words(&[0]);
    let input = [
        &entries,
        &end,
        &words(&[1]),
        &entries,
        &end,
        &end,
        &numbers,
        &end,
    ];
    let input = input.map(Vec::as_slice).concat();
    let work = move || {
        let directory = from_slice::<Directory>(&input).unwrap();
        assert_eq!(directory.entries.len(), NODES);
        assert_eq!(directory.plus.as_ref().unwrap().len(), NODES);
        let Reply::Page { numbers } = &directory.reply;
        assert_eq!(numbers.len(), NODES);
        assert_eq!(to_vec(&directory).unwrap(), input);
    };
    let thread = std::thread::Builder::new().stack_size(256 << 10);
    thread.spawn(work).unwrap().join().unwrap();
}

/// libnfs asked for 976 MB for an array in 8 bytes, and its cursor passed the end.
#[test]
fn libnfs_7b3c72a_an_array_of_a_million_in_8_bytes() {
    #[derive(Debug, PartialEq, Xdr)]
    struct Entries {
        #[xdr(max = unbounded)]
        entries: Vec<[u64; 122]>,
        #[xdr(max = unbounded)]
        rest: Vec<u8>,
    }
    for input in [
        words(&[1_000_000, 0]),
        words(&[1, 0]),
        words(&[0, 0xffff_fffd]),
    ] {
        let (error, usage) = measure(|| from_slice::<Entries>(&input).unwrap_err());
        assert!(
            matches!(error.kind(), Kind::LengthExceedsInput { .. }),
            "{error}"
        );
        assert!(error.offset() <= input.len());
        assert!(usage.peak < 512, "{usage:?}");
    }
}

/// Four bytes of Stellar's input became 160 of memory, 42 times in all of a message.
#[test]
fn stellar_a_void_arm_takes_no_more_than_its_declared_share() {
    #[derive(Debug, PartialEq, Xdr)]
    #[xdr(switch = u32)]
    enum Value {
        #[xdr(case = 0)]
        Void,
        #[xdr(case = 1)]
        Data([u32; 30]),
    }
    #[derive(Debug, PartialEq, Xdr)]
    struct Values {
        #[xdr(max = unbounded)]
        values: Vec<Value>,
    }
    let input = [words(&[10_000]), vec![0; 40_000]].concat();
    let (values, usage) = measure(|| from_slice::<Values>(&input).unwrap());
    assert_eq!(values.values.len(), 10_000);
    assert!(values.values.iter().all(|value| *value == Value::Void));
    // Exactly what the elements take: 31 times their bytes. From 64 times on it does not compile.
    assert_eq!(usage.peak, 10_000 * size_of::<Value>());
    assert!(usage.peak <= 64 * input.len());
}
