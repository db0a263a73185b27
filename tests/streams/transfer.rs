//! What is written at one end is read at the other, whatever the sizes.

use crate::pair::{Pair, WAYS, Way, pattern};
use bytes::Bytes;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use xdr_rpc::libvirt::{Part, Stream};

/// Around every size that means something to the protocol or to this project.
const SIZES: &[usize] = &[
    1, 2, 3, 4, 5, 71, 4095, 8191, 8193, 65_535, 65_537, 262_119, 262_120, 262_121, 524_241,
    1_048_577, 3_000_001,
];

/// Writes all pieces of these sizes and ends the data.
async fn write_all(stream: &mut Stream, bytes: &[u8], sizes: &[usize]) {
    let mut rest = bytes;
    for size in sizes {
        let (piece, after) = rest.split_at(*size);
        stream.write_all(piece).await.unwrap();
        rest = after;
    }
    assert!(rest.is_empty());
}

#[tokio::test]
async fn an_upload_arrives_byte_for_byte() {
    for way in WAYS {
        let mut pair = Pair::over(way).await;
        let (mut near, mut far) = pair.open().await;
        let sent = pattern(SIZES.iter().sum(), 1);
        let reading = tokio::spawn(async move {
            let mut came = Vec::new();
            far.read_to_end(&mut came).await.unwrap();
            far.finish().await.unwrap();
            came
        });
        write_all(&mut near, &sent, SIZES).await;
        near.finish().await.unwrap();
        assert!(reading.await.unwrap() == sent, "{way:?}");
        pair.is_well().await;
        pair.end().await;
    }
}

#[tokio::test]
async fn a_download_arrives_byte_for_byte() {
    for way in WAYS {
        let mut pair = Pair::over(way).await;
        let (mut near, mut far) = pair.open().await;
        let sent = pattern(SIZES.iter().sum(), 2);
        let bytes = sent.clone();
        let writing = tokio::spawn(async move {
            write_all(&mut far, &bytes, SIZES).await;
            far.finish().await
        });
        let mut came = Vec::new();
        near.read_to_end(&mut came).await.unwrap();
        assert!(came == sent, "{way:?}");
        near.finish().await.unwrap();
        writing.await.unwrap().unwrap();
        pair.is_well().await;
        pair.end().await;
    }
}

/// A console: both ends write and read at once, and neither waits for the other.
#[tokio::test]
async fn both_directions_go_at_once() {
    for way in WAYS {
        let mut pair = Pair::over(way).await;
        let (mut near, far) = pair.open().await;
        let up = pattern(5_000_003, 3);
        let down = pattern(4_000_001, 4);
        let (mut far_in, mut far_out) = tokio::io::split(far);
        let (expected, written) = (up.clone(), down.clone());
        let reading = tokio::spawn(async move {
            let mut came = vec![0; expected.len()];
            far_in.read_exact(&mut came).await.unwrap();
            assert!(came == expected);
            // The client finishes when it has everything.
            assert_eq!(far_in.read(&mut came).await.unwrap(), 0);
        });
        let writing = tokio::spawn(async move {
            far_out.write_all(&written).await.unwrap();
            far_out
        });
        {
            let (mut near_in, mut near_out) = tokio::io::split(&mut near);
            let mut came = vec![0; down.len()];
            let (read, wrote) =
                tokio::join!(near_in.read_exact(&mut came), near_out.write_all(&up));
            read.unwrap();
            wrote.unwrap();
            assert!(came == down, "{way:?}");
        }
        let mut far_out = writing.await.unwrap();
        let finishing = tokio::spawn(near.finish());
        reading.await.unwrap();
        far_out.shutdown().await.unwrap();
        finishing.await.unwrap().unwrap();
        pair.is_well().await;
        pair.end().await;
    }
}

#[tokio::test]
async fn many_streams_and_calls_share_a_connection() {
    for way in WAYS {
        let mut pair = Pair::over(way).await;
        let mut ends = Vec::new();
        for number in 0..48 {
            let (mut near, mut far) = pair.open().await;
            ends.push(tokio::spawn(async move {
                let up = pattern(50_000 + 17 * number, number as u64 + 100);
                let expected = up.clone();
                let far = tokio::spawn(async move {
                    let mut came = Vec::new();
                    far.read_to_end(&mut came).await.unwrap();
                    assert!(came == expected, "{number}");
                    far.finish().await
                });
                near.write_all(&up).await.unwrap();
                near.finish().await.unwrap();
                far.await.unwrap().unwrap();
            }));
            pair.is_well().await;
        }
        for end in ends {
            end.await.unwrap();
        }
        pair.is_well().await;
        pair.end().await;
    }
}

#[tokio::test]
async fn many_downloads_at_once_are_not_mixed_up() {
    let mut pair = Pair::over(Way::Tcp).await;
    let mut ends = Vec::new();
    for number in 0..64 {
        let (mut near, mut far) = pair.open().await;
        let sent = pattern(400_000 + number, number as u64);
        let expected = sent.clone();
        ends.push(tokio::spawn(async move {
            far.write_all(&sent).await.unwrap();
            far.finish().await.unwrap();
        }));
        ends.push(tokio::spawn(async move {
            let mut came = Vec::new();
            near.read_to_end(&mut came).await.unwrap();
            assert!(came == expected, "{number}");
            near.finish().await.unwrap();
        }));
    }
    for end in ends {
        end.await.unwrap();
    }
    pair.is_well().await;
    pair.end().await;
}

/// A part may be larger than a packet; it is cut and comes whole.
#[tokio::test]
async fn a_part_of_any_size_is_written_as_a_whole() {
    let mut pair = Pair::over(Way::Unix).await;
    let (mut near, mut far) = pair.open().await;
    let sent = Bytes::from(pattern(1_000_001, 9));
    let part = Part::Data(sent.clone());
    let writing = tokio::spawn(async move {
        far.write_part(part).await.unwrap();
        far.write_part(Part::Data(Bytes::new())).await.unwrap();
        far.finish().await
    });
    let mut came = Vec::new();
    while let Some(part) = near.read_part().await.unwrap() {
        match part {
            Part::Data(data) => came.extend_from_slice(&data),
            Part::Hole(_) => panic!("nobody wrote a hole"),
        }
    }
    assert!(came == sent);
    near.finish().await.unwrap();
    writing.await.unwrap().unwrap();
    pair.end().await;
}

#[tokio::test]
async fn a_result_comes_beside_the_stream() {
    let mut pair = Pair::over(Way::Memory).await;
    let (size, mut near) = pair.client.open_sized(0).await.unwrap();
    assert_eq!(size, 1 << 40);
    let mut far = pair.opened.recv().await.unwrap();
    near.write_all(b"x").await.unwrap();
    assert_eq!(far.read_u8().await.unwrap(), b'x');
    pair.end().await;
}
