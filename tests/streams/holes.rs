//! Holes: zeros that do not travel.

use crate::pair::{Pair, WAYS, Way, pattern};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use xdr_rpc::libvirt::{Part, StreamError};

#[tokio::test]
async fn holes_stay_between_the_data_both_ways() {
    for way in WAYS {
        let mut pair = Pair::over(way).await;
        let (mut near, mut far) = pair.open_sparse().await;
        for (from, to) in [(&mut near, &mut far)] {
            from.write_all(b"ab").await.unwrap();
            from.write_hole(1 << 40).await.unwrap();
            from.write_all(b"cd").await.unwrap();
            from.write_hole(7).await.unwrap();
            assert_eq!(to.read_part().await.unwrap(), Some(Part::Data("ab".into())));
            assert_eq!(to.read_part().await.unwrap(), Some(Part::Hole(1 << 40)));
            assert_eq!(to.read_part().await.unwrap(), Some(Part::Data("cd".into())));
            assert_eq!(to.read_part().await.unwrap(), Some(Part::Hole(7)));
        }
        far.write_hole(i64::MAX as u64).await.unwrap();
        far.write_all(b"!").await.unwrap();
        assert_eq!(
            near.read_part().await.unwrap(),
            Some(Part::Hole(i64::MAX as u64))
        );
        assert_eq!(
            near.read_part().await.unwrap(),
            Some(Part::Data("!".into()))
        );
        pair.is_well().await;
        pair.end().await;
    }
}

#[tokio::test]
async fn holes_read_as_zeros() {
    let mut pair = Pair::over(Way::Tcp).await;
    let (mut near, mut far) = pair.open_sparse().await;
    let data = pattern(70_000, 5);
    let mut expected = data.clone();
    expected.extend(vec![0; 300_001]);
    expected.extend(&data);
    expected.extend(vec![0; 5]);
    let writing = tokio::spawn(async move {
        far.write_all(&data).await.unwrap();
        far.write_hole(300_000).await.unwrap();
        far.write_hole(0).await.unwrap();
        far.write_hole(1).await.unwrap();
        far.write_all(&data).await.unwrap();
        far.write_hole(5).await.unwrap();
        far.finish().await
    });
    let mut came = Vec::new();
    // In pieces that fit nothing.
    let mut piece = [1; 7919];
    loop {
        let len = near.read(&mut piece).await.unwrap();
        if len == 0 {
            break;
        }
        came.extend_from_slice(&piece[..len]);
    }
    assert!(came == expected);
    near.finish().await.unwrap();
    writing.await.unwrap().unwrap();
    pair.end().await;
}

/// A few bytes stand for any number of zeros, so nobody gets them unasked.
#[tokio::test]
async fn holes_that_were_not_agreed_upon_are_not_written() {
    let mut pair = Pair::over(Way::Tcp).await;
    let (mut near, mut far) = pair.open().await;
    let error = near.write_hole(1).await.unwrap_err();
    assert!(matches!(error, StreamError::Hole(_)), "{error}");
    let error = far.write_hole(1).await.unwrap_err();
    assert!(matches!(error, StreamError::Hole(_)), "{error}");
    // The stream is none the worse for it.
    near.write_all(b"x").await.unwrap();
    assert_eq!(far.read_u8().await.unwrap(), b'x');
    pair.end().await;
}

#[tokio::test]
async fn a_hole_that_only_the_client_agreed_to_fails_at_the_server() {
    let mut pair = Pair::over(Way::Tcp).await;
    let (_, mut near) = pair.client.open_sized(0).holes().await.unwrap();
    let mut far = pair.opened.recv().await.unwrap();
    near.write_hole(1 << 60).await.unwrap();
    let error = far.read_part().await.unwrap_err();
    assert!(matches!(error, StreamError::Protocol(_)), "{error}");
    let error = near.read_part().await.unwrap_err();
    assert!(
        error.to_string().contains("Unexpected stream hole"),
        "{error}"
    );
    pair.is_well().await;
    pair.end().await;
}

#[tokio::test]
async fn a_hole_that_only_the_server_agreed_to_aborts_the_stream() {
    let mut pair = Pair::over(Way::Tcp).await;
    let (_, mut near) = pair.client.open_sized(1).await.unwrap();
    let mut far = pair.opened.recv().await.unwrap();
    far.write_all(b"before").await.unwrap();
    far.write_hole(1 << 60).await.unwrap();
    let error = far.read_part().await.unwrap_err();
    assert!(matches!(error, StreamError::Aborted), "{error}");
    let error = loop {
        match near.read_part().await {
            Ok(part) => assert_ne!(part, None),
            Err(error) => break error,
        }
    };
    assert!(matches!(error, StreamError::Protocol(_)), "{error}");
    pair.is_well().await;
    pair.end().await;
}

#[tokio::test]
async fn a_hole_longer_than_the_protocol_has_is_refused_here() {
    let mut pair = Pair::over(Way::Memory).await;
    let (mut near, _far) = pair.open_sparse().await;
    let error = near.write_hole(1 << 63).await.unwrap_err();
    assert!(matches!(error, StreamError::Hole(_)), "{error}");
    near.write_hole(0).await.unwrap();
    pair.end().await;
}
