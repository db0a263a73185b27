//! The record reader by itself (RFC 5531 section 11).

use xdr_rpc::onc::{RecordError, RecordReader};

/// Gives the reader its bytes in pieces of `size`, as a socket might, and takes what is whole.
fn read_in_pieces(bytes: &[u8], size: usize) -> Vec<Vec<u8>> {
    let mut reader = RecordReader::new(1 << 20, 100);
    let mut records = Vec::new();
    for piece in bytes.chunks(size) {
        reader.buffer().extend_from_slice(piece);
        while let Some(record) = reader.next_record().unwrap() {
            records.push(record.to_vec());
        }
    }
    assert!(!reader.is_partial());
    records
}

fn fragment(last: bool, body: &[u8]) -> Vec<u8> {
    let mark = body.len() as u32 | if last { 0x8000_0000 } else { 0 };
    [&mark.to_be_bytes(), body].concat()
}

#[test]
fn pieces_of_any_size_give_the_same_records() {
    let long: Vec<u8> = (0..5000u32).map(|n| n as u8).collect();
    let stream = [
        fragment(true, b"one"),
        fragment(true, b""),
        fragment(false, b"tw"),
        fragment(false, b""),
        fragment(true, b"o"),
        fragment(true, &long),
        fragment(false, &long),
        fragment(true, b""),
    ]
    .concat();
    let expected: [&[u8]; 5] = [b"one", b"", b"two", &long, &long];
    for size in (1..40).chain([4999, 5000, 5001, stream.len()]) {
        assert_eq!(read_in_pieces(&stream, size), expected, "pieces of {size}");
    }
}

#[test]
fn a_mark_alone_takes_no_memory() {
    let mut reader = RecordReader::new(1 << 30, 100);
    reader
        .buffer()
        .extend_from_slice(&0xbfff_ffff_u32.to_be_bytes());
    assert_eq!(reader.next_record(), Ok(None));
    assert!(reader.buffer().capacity() <= 128 << 10);
    // With a megabyte there, at most two more are made ready.
    reader.buffer().extend_from_slice(&vec![0; 1 << 20]);
    assert_eq!(reader.next_record(), Ok(None));
    assert!(reader.buffer().capacity() <= 4 << 20);
}

/// A peer that sent a large record whole gets the room for the next one at once, and no more than that.
#[test]
fn a_large_record_makes_room_for_the_next_as_large() {
    let mut reader = RecordReader::new(1 << 30, 100);
    reader
        .buffer()
        .extend_from_slice(&fragment(true, &vec![7; 1 << 20]));
    assert_eq!(reader.next_record().unwrap().unwrap().len(), 1 << 20);
    reader
        .buffer()
        .extend_from_slice(&0xbfff_ffff_u32.to_be_bytes());
    assert_eq!(reader.next_record(), Ok(None));
    let room = reader.buffer().capacity();
    assert!((1 << 20..2 << 20).contains(&room), "room for {room} bytes");
    // A connection that is idle for a while starts again.
    let mut reader = RecordReader::new(1 << 30, 100);
    reader
        .buffer()
        .extend_from_slice(&fragment(true, &vec![7; 1 << 20]));
    assert!(reader.next_record().unwrap().is_some());
    assert_eq!(reader.next_record(), Ok(None));
    reader.let_go();
    assert!(!reader.has_room());
}

#[test]
fn limits_are_told_as_soon_as_the_marks_break_them() {
    let mut reader = RecordReader::new(100, 3);
    reader
        .buffer()
        .extend_from_slice(&fragment(true, &[7; 100]));
    assert_eq!(reader.next_record().unwrap().unwrap(), [7; 100][..]);
    reader
        .buffer()
        .extend_from_slice(&fragment(false, &[7; 60]));
    reader.buffer().extend_from_slice(&41_u32.to_be_bytes());
    assert_eq!(
        reader.next_record(),
        Err(RecordError::TooLong { len: 101, max: 100 })
    );

    let mut reader = RecordReader::new(100, 3);
    for _ in 0..3 {
        reader.buffer().extend_from_slice(&fragment(false, b""));
    }
    assert_eq!(reader.next_record(), Ok(None));
    reader.buffer().extend_from_slice(&fragment(true, b""));
    assert_eq!(
        reader.next_record(),
        Err(RecordError::TooManyFragments { max: 3 })
    );
}
