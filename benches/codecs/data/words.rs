//! A million words.

use super::random::Random;

model! {
    pub(crate) struct Words {
        #[xdr(max = unbounded)]
        pub(crate) words: Vec<u32>,
    }
}

pub(crate) fn value() -> Words {
    let mut random = Random::new(3);
    Words {
        words: (0..1_000_000).map(|_| random.word()).collect(),
    }
}
