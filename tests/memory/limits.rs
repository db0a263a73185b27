//! Limits that are about more than one value: depth, the sum of memory, what a reader keeps.

use crate::allocator::measure;
use xdr_core::{
    Decode as _, DecodeErrorKind, Decoder, Limits, Xdr, from_slice, from_slice_with, to_vec,
};
use xdr_rpc::onc::RecordReader;

#[derive(Debug, Xdr)]
struct Heavy {
    blob: [u32; 2048],
    next: Option<Box<Heavy>>,
}

/// Depth once counted levels only, and 64 levels of a large type are more stack than a thread has.
#[test]
fn a_large_type_reaches_its_depth_before_the_stack_ends() {
    let decode = || {
        let mut bytes = Vec::new();
        for _ in 0..64 {
            bytes.extend_from_slice(&[0; 8192]);
            bytes.extend_from_slice(&[0, 0, 0, 1]);
        }
        bytes.extend_from_slice(&[0; 8196]);
        let error = from_slice::<Heavy>(&bytes).unwrap_err();
        assert_eq!(error.kind(), DecodeErrorKind::TooDeep);
    };
    // The stack of a worker of tokio.
    let thread = std::thread::Builder::new()
        .stack_size(2 << 20)
        .spawn(decode)
        .unwrap();
    thread.join().unwrap();
}

#[test]
fn a_large_value_that_is_not_deep_is_fine() {
    let heavy = Heavy {
        blob: [7; 2048],
        next: Some(Box::new(Heavy {
            blob: [8; 2048],
            next: None,
        })),
    };
    let decoded: Heavy = from_slice(&to_vec(&heavy).unwrap()).unwrap();
    assert_eq!(decoded.next.unwrap().blob, [8; 2048]);
}

#[derive(Debug, Clone, Xdr)]
struct Wide {
    #[xdr(max = 8)]
    name: String,
    rest: [u64; 28],
}

#[derive(Debug, Clone, Xdr)]
struct Lists {
    #[xdr(max = unbounded)]
    lists: Vec<OneList>,
}

#[derive(Debug, Clone, Xdr)]
struct OneList {
    #[xdr(list, max = 100)]
    items: Vec<Wide>,
}

/// A list once made room for four elements and counted one.
#[test]
fn the_sum_of_memory_counts_the_room_of_lists() {
    let item = Wide {
        name: String::new(),
        rest: [1; 28],
    };
    let lists = Lists {
        lists: vec![OneList { items: vec![item] }; 2000],
    };
    let bytes = to_vec(&lists).unwrap();
    let max = 2000 * (size_of::<OneList>() + size_of::<Wide>());
    let limits = Limits::DEFAULT.max_alloc(max);
    let (result, usage) = measure(|| from_slice_with::<Lists>(&bytes, &limits));
    result.unwrap();
    assert!(
        usage.peak <= max,
        "{} bytes held, {max} allowed",
        usage.peak
    );
    let limits = Limits::DEFAULT.max_alloc(max - 1);
    let error = from_slice_with::<Lists>(&bytes, &limits).unwrap_err();
    assert_eq!(error.kind(), DecodeErrorKind::TooMuchMemory);
}

#[derive(Debug, Xdr)]
struct Page {
    #[xdr(list, max = 4)]
    blocks: Vec<Block>,
}

#[derive(Debug, Xdr)]
struct Block {
    #[xdr(max = 8)]
    name: String,
    data: [u8; 8000],
}

/// A flag once was enough for the room of a node, however large, where nothing followed.
#[test]
fn a_list_makes_no_room_for_a_node_that_is_not_there() {
    let (error, usage) = measure(|| from_slice::<Page>(&[0, 0, 0, 1]).unwrap_err());
    assert!(usage.peak < 1024, "{} bytes held", usage.peak);
    assert_eq!(
        error.to_string(),
        "blocks[0].name: input ends too early: 4 bytes needed, 0 left (at byte 4)"
    );
}

/// Where an address space is small, a claim once reached a size that no vector has, and with it a
/// panic, under limits that do not stop it before.
#[cfg(target_pointer_width = "32")]
#[test]
fn a_claim_of_more_than_a_vector_holds_is_refused() {
    #[derive(Debug, Xdr)]
    struct Claim {
        #[xdr(max = unbounded)]
        sparse: Vec<Sparse>,
    }
    #[derive(Debug, Xdr)]
    #[xdr(switch = u32)]
    enum Sparse {
        #[xdr(case = 0)]
        Nothing,
        #[xdr(case = 1)]
        Data([u32; 60]),
    }
    let limits = Limits::DEFAULT.max_alloc(usize::MAX);
    let count = (48u32 << 20) / 4;
    let mut bytes = count.to_be_bytes().to_vec();
    bytes.resize(4 + (48 << 20), 0);
    let error = from_slice_with::<Claim>(&bytes, &limits).unwrap_err();
    assert_eq!(error.kind(), DecodeErrorKind::TooMuchMemory);
}

#[derive(Debug, Xdr)]
struct Names {
    #[xdr(list, max = 9, each(max = 4))]
    names: Vec<String>,
}

/// The flags of a list once did not count for the offset of an error. Flag, length, "abcd", flag:
/// the length word of the second name stands at byte 16.
#[test]
fn the_offset_of_an_error_in_a_list_counts_its_flags() {
    let names = Names {
        names: vec!["abcd".into(), "abcde".into()],
    };
    assert_eq!(
        to_vec(&names).unwrap_err().to_string(),
        "names[1]: string of 5 bytes exceeds its limit of 4 (at byte 16)"
    );
}

/// A connection once kept the buffer of its largest record for as long as it lasted.
#[test]
fn a_reader_lets_go_of_the_room_of_a_large_record() {
    let (mut reader, usage) = measure(|| {
        let mut reader = RecordReader::new(16 << 20, 10);
        let mark = 0x8000_0000_u32 | 8 << 20;
        reader.buffer().extend_from_slice(&mark.to_be_bytes());
        assert_eq!(reader.next_record(), Ok(None));
        for _ in 0..128 {
            reader.buffer().extend_from_slice(&[0; 64 << 10]);
        }
        assert_eq!(reader.next_record().unwrap().unwrap().len(), 8 << 20);
        assert_eq!(reader.next_record(), Ok(None));
        reader
    });
    assert!(usage.peak >= 8 << 20);
    assert!(usage.left <= 128 << 10, "{} bytes kept", usage.left);
    let ((), usage) = measure(|| reader.buffer().extend_from_slice(&[0; 4]));
    assert!(usage.left <= 128 << 10, "{} bytes kept", usage.left);
}

#[derive(Debug, Clone, PartialEq, Xdr)]
struct Chained {
    #[xdr(list, max = 1000)]
    items: Vec<Option<u64>>,
}

/// A list decoded over another used its elements and its room for nothing.
#[test]
fn a_list_counts_against_the_limit_of_memory_over_a_value_too() {
    let value = Chained {
        items: vec![Some(1); 1000],
    };
    let bytes = to_vec(&value).unwrap();
    let limits = Limits::DEFAULT.max_alloc(100);
    let spare = Chained {
        items: Vec::with_capacity(1000),
    };
    for mut over in [value.clone(), spare, Chained { items: Vec::new() }] {
        let mut decoder = Decoder::new(&bytes).limited(&limits).unwrap();
        let error = over.decode_into(&mut decoder).unwrap_err();
        assert_eq!(error.kind(), DecodeErrorKind::TooMuchMemory);
    }
    let mut over = value.clone();
    let room = Limits::DEFAULT.max_alloc(1000 * size_of::<Option<u64>>());
    let mut decoder = Decoder::new(&bytes).limited(&room).unwrap();
    over.decode_into(&mut decoder).unwrap();
    assert_eq!(over, value);
}
