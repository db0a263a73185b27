//! The invariant under inputs made to break it.

use crate::allocator::measure;
use crate::zoo::{self, Chain, Entry, Numbers, Opaques, Point, Table, Tree, Value};
use xdr_core::{Decode, Encode, from_slice, to_vec};

/// xorshift64*, seeded: a failure can be repeated.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_f491_4f6c_dd1d)
    }

    fn below(&mut self, bound: usize) -> usize {
        (self.next() >> 33) as usize % bound
    }

    /// A word that a length, a flag or a discriminant might be.
    fn word(&mut self, len: usize) -> u32 {
        match self.below(8) {
            0..3 => self.below(3) as u32,
            3 => self.below(16) as u32,
            4 => (len / (1 << self.below(8))) as u32,
            5 => 1 << self.below(32),
            6 => u32::MAX - self.below(5) as u32,
            _ => self.next() as u32,
        }
    }

    fn input(&mut self) -> Vec<u8> {
        let bits = self.below(10);
        let len = 4 * self.below(1 << bits);
        (0..len / 4)
            .flat_map(|_| self.word(len).to_be_bytes())
            .collect()
    }
}

/// Asserts the invariant for one input; and that input which is taken is the only encoding of its
/// value.
fn hold<T: for<'de> Decode<'de> + Encode>(input: &[u8], k: f64) {
    let (result, usage) = measure(|| from_slice::<T>(input));
    let bound = 2.0 * k * input.len() as f64 + 1024.0;
    assert!(
        usage.peak as f64 <= bound,
        "{} bytes for {} of input, more than {bound}: {input:02x?}",
        usage.peak,
        input.len()
    );
    if let Ok(value) = &result {
        assert_eq!(to_vec(value).unwrap(), input, "taken, but not canonical");
    }
    let ((), freed) = measure(|| drop(result));
    assert_eq!(usage.left + freed.left, 0, "memory stays: {input:02x?}");
}

fn hold_all<T: for<'de> Decode<'de> + Encode>(k: f64, valid: &[T]) {
    let mut random = Random(0x9e37_79b9_7f4a_7c15);
    for _ in 0..20_000 {
        hold::<T>(&random.input(), k);
    }
    for value in valid {
        let bytes = to_vec(value).unwrap();
        hold::<T>(&bytes, k);
        for _ in 0..2_000 {
            let mut bytes = bytes.clone();
            for _ in 0..=random.below(3) {
                let at = 4 * random.below(bytes.len() / 4);
                let word = random.word(bytes.len());
                bytes[at..at + 4].copy_from_slice(&word.to_be_bytes());
            }
            bytes.truncate(bytes.len() - random.below(bytes.len().min(9)));
            hold::<T>(&bytes, k);
        }
    }
    // One claim after the other, each of all that could just be there.
    for len in [64usize, 1000, 10_000, 100_000] {
        for unit in [1, 4, 8, 12, 16, 20, 24, 32, 40] {
            let words = (0..len / 4).flat_map(|n| (((len - 4 * n) / unit) as u32).to_be_bytes());
            hold::<T>(&words.collect::<Vec<_>>(), k);
        }
    }
}

fn entry(id: u64) -> Entry {
    Entry {
        id,
        name: "x".repeat(id as usize % 40),
    }
}

#[test]
fn trees_stay_in_bounds() {
    let mut tree = Tree {
        value: 0,
        kids: Vec::new(),
        next: None,
    };
    for value in 1..30 {
        let kids = vec![tree.clone(); value as usize % 3];
        tree = Tree {
            value,
            kids,
            next: Some(Box::new(Tree {
                value,
                kids: Vec::new(),
                next: None,
            })),
        };
        if to_vec(&tree).unwrap().len() > 20_000 {
            break;
        }
    }
    hold_all(zoo::TREE, &[tree]);
}

/// A claim of everything at each level, as deep as the limit lets it: without accounting for what
/// outer arrays still need, 64 such claims on a megabyte would take 64 times its memory.
#[test]
fn nested_maximal_claims_stay_in_bounds() {
    for len in [1 << 10, 1 << 16, 1 << 20] {
        let mut words: Vec<u32> = Vec::new();
        while words.len() * 4 < len {
            let left = len - words.len() * 4;
            words.extend([7, (left / 12) as u32]);
        }
        let bytes: Vec<u8> = words.iter().flat_map(|word| word.to_be_bytes()).collect();
        hold::<Tree>(&bytes, zoo::TREE);
    }
}

#[test]
fn opaque_data_stays_in_bounds() {
    let opaques = Opaques {
        data: vec![7; 999],
        text: "text".repeat(99),
        shared: vec![1; 3000].into(),
    };
    hold_all(zoo::OPAQUES, &[opaques]);
}

#[test]
fn tables_stay_in_bounds() {
    let rows = (0..20)
        .map(|n| (0..n).map(|m| "z".repeat(m)).collect())
        .collect();
    hold_all(zoo::TABLE, &[Table { rows }]);
}

#[test]
fn numbers_stay_in_bounds() {
    let numbers = Numbers {
        words: (0..300).collect(),
        points: (0..99)
            .map(|n| Point {
                x: n,
                y: -n,
                flag: n % 2 == 0,
            })
            .collect(),
        fixed: vec![[1, 2, 3, 4]; 20],
    };
    hold_all(zoo::NUMBERS, &[numbers]);
}

#[test]
fn lists_stay_in_bounds() {
    let chain = |len| Chain {
        entries: (0..len).map(entry).collect(),
    };
    hold_all(zoo::CHAIN, &[chain(0), chain(1), chain(5), chain(300)]);
    // Growing by doubling is where a list could go too far.
    for len in 0..200 {
        let bytes = to_vec(&Chain {
            entries: vec![
                Entry {
                    id: 1,
                    name: String::new()
                };
                len
            ],
        });
        hold::<Chain>(&bytes.unwrap(), zoo::CHAIN);
    }
}

#[test]
fn unions_stay_in_bounds() {
    let numbers = Numbers {
        words: vec![1, 2],
        points: Vec::new(),
        fixed: Vec::new(),
    };
    let many = Value::Many(vec![
        Value::Nothing,
        Value::Text("text".into()),
        Value::Deep(Box::new(Value::Nested(numbers))),
        Value::Many(vec![Value::Nothing; 100]),
    ]);
    hold_all(zoo::VALUE, &[many]);
}
