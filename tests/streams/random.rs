//! Both ends do whatever they like, by chance, from a seed that a failure names; what is read is what
//! was written, up to the end or to where it broke off.

use crate::pair::{Pair, WAYS, pattern};
use bytes::Bytes;
use std::sync::OnceLock;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _, ReadHalf, WriteHalf};
use xdr_rpc::libvirt::{Part, RemoteError, Stream};

/// xorshift64*.
struct Chance(u64);

impl Chance {
    fn new(seed: u64) -> Self {
        Chance(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_f491_4f6c_dd1d)
    }

    fn below(&mut self, bound: usize) -> usize {
        usize::try_from(self.next() % bound as u64).unwrap()
    }

    /// Mostly small, now and then large.
    fn size(&mut self) -> usize {
        let most = [8, 300, 9000, 70_000, 600_000][self.below(5)];
        self.below(most)
    }
}

/// The bytes of a direction by their place, so that both ends know them.
fn bytes(seed: u64, from: usize, len: usize) -> &'static [u8] {
    static ALL: OnceLock<Vec<u8>> = OnceLock::new();
    let all = ALL.get_or_init(|| pattern(40_000_000, 1));
    let from = from + usize::try_from(seed % 4099).unwrap();
    &all[from..from + len]
}

/// Writes so much, in pieces, with rests in between; gives how much.
async fn write(to: &mut WriteHalf<Stream>, seed: u64, total: usize, mut chance: Chance) -> usize {
    let mut written = 0;
    while written < total {
        let len = chance.size().min(total - written);
        if to.write_all(bytes(seed, written, len)).await.is_err() {
            return written;
        }
        written += len;
        if chance.below(4) == 0 {
            tokio::task::yield_now().await;
        }
    }
    written
}

/// Reads to the end, or until so much is there, in pieces; gives how much and whether it ended well.
async fn read(
    from: &mut ReadHalf<Stream>,
    seed: u64,
    most: usize,
    mut chance: Chance,
) -> (usize, bool) {
    let mut came = 0;
    while came < most {
        let mut piece = vec![0; chance.size() + 1];
        match from.read(&mut piece).await {
            Ok(0) => return (came, true),
            Ok(len) => {
                assert!(piece[..len] == *bytes(seed, came, len), "from {came}");
                came += len;
            }
            Err(_) => return (came, false),
        }
        if chance.below(8) == 0 {
            tokio::task::yield_now().await;
        }
    }
    (came, false)
}

#[tokio::test]
async fn whatever_both_ends_do_no_byte_is_wrong() {
    for way in WAYS {
        let mut pair = Pair::over(way).await;
        for seed in 0..40 {
            eprintln!("{way:?}, seed {seed}");
            let mut chance = Chance::new(seed);
            let (near, far) = pair.open().await;
            let (up, down) = (chance.below(1_500_000), chance.below(1_500_000));
            let how = (chance.below(3), chance.below(3));
            // Now and then one end has had enough before the other one is done. Where both had, each
            // would wait for the other to read.
            let (mut up_read, mut down_read) = (usize::MAX, usize::MAX);
            match chance.below(4) {
                0 => up_read = chance.below(up + 1),
                1 => down_read = chance.below(down + 1),
                _ => {}
            }
            if how.1 == 0 {
                // The client is not told of an end, so it says none.
                up_read = up_read.min(up);
            }
            let others = [chance.next(), chance.next(), chance.next(), chance.next()];
            let [a, b, c, d] = others.map(Chance::new);
            let near = async {
                let (mut from, mut to) = tokio::io::split(near);
                let (written, (came, whole)) = tokio::join!(
                    write(&mut to, seed, up, a),
                    read(&mut from, !seed, down_read, b)
                );
                let stream = from.unsplit(to);
                let ended = match how.0 {
                    0 => stream.abort().await,
                    1 => {
                        drop(stream);
                        Ok(())
                    }
                    _ => stream.finish().await,
                };
                (written, came, whole, ended.is_ok())
            };
            let far = async {
                let (mut from, mut to) = tokio::io::split(far);
                let (written, (came, whole)) = tokio::join!(
                    async {
                        let written = write(&mut to, !seed, down, c).await;
                        if how.1 != 0 && to.shutdown().await.is_err() {
                            return 0;
                        }
                        written
                    },
                    read(&mut from, seed, up_read, d)
                );
                let stream = from.unsplit(to);
                let ended = match how.1 {
                    0 => {
                        stream.fail(RemoteError::new(xdr_rpc::libvirt::ErrorCode::NO_DOMAIN, ""));
                        Ok(())
                    }
                    _ => stream.finish().await,
                };
                (written, came, whole, ended.is_ok())
            };
            let (near, far) = tokio::join!(near, far);
            assert!(near.1 <= down && far.1 <= up, "seed {seed}");
            // An end that was read is the end of everything.
            if near.2 {
                assert_eq!(near.1, far.0, "seed {seed}");
            }
            if far.2 {
                assert_eq!(far.1, near.0, "seed {seed}");
            }
            pair.is_well().await;
        }
        pair.end().await;
    }
}

/// Parts and holes keep their places.
#[tokio::test]
async fn data_and_holes_stay_in_order() {
    for way in WAYS {
        let mut pair = Pair::over(way).await;
        for seed in 0..20 {
            eprintln!("{way:?}, seed {seed}");
            let (mut near, mut far) = pair.open_sparse().await;
            let writing = tokio::spawn(async move {
                let mut chance = Chance::new(seed);
                let mut place = 0;
                for _ in 0..chance.below(60) {
                    let len = chance.size();
                    let part = if chance.below(3) == 0 {
                        Part::Hole(len as u64)
                    } else {
                        Part::Data(Bytes::from_static(bytes(seed, place, len)))
                    };
                    far.write_part(part).await.unwrap();
                    place += len;
                }
                far.finish().await.unwrap();
                place
            });
            // Which places are holes follows from the seed alone.
            let mut chance = Chance::new(seed);
            let mut expected = Vec::new();
            for _ in 0..chance.below(60) {
                let len = chance.size();
                if chance.below(3) == 0 {
                    expected.extend(std::iter::repeat_n(None, len));
                } else {
                    let from = expected.len();
                    expected.extend(bytes(seed, from, len).iter().copied().map(Some));
                }
            }
            let mut came = Vec::new();
            while let Some(part) = near.read_part().await.unwrap() {
                match part {
                    Part::Data(data) => came.extend(data.iter().copied().map(Some)),
                    Part::Hole(length) => {
                        came.extend(std::iter::repeat_n(None, usize::try_from(length).unwrap()));
                    }
                }
            }
            assert!(came == expected, "{way:?}, seed {seed}");
            near.finish().await.unwrap();
            assert_eq!(writing.await.unwrap(), expected.len());
        }
        pair.is_well().await;
        pair.end().await;
    }
}
