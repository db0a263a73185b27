//! Inputs made to break a decoder: words that lengths and flags might be.

/// xorshift64*, seeded: a failure can be repeated.
pub struct Random(u64);

impl Random {
    pub fn new() -> Self {
        Random(0x9e37_79b9_7f4a_7c15)
    }

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

    /// Words of no meaning, up to 2 KiB of them.
    pub fn words(&mut self) -> Vec<u8> {
        let bits = self.below(10);
        let len = 4 * self.below(1 << bits);
        (0..len / 4)
            .flat_map(|_| self.word(len).to_be_bytes())
            .collect()
    }

    /// A message with some words replaced, cut short by up to eight bytes.
    pub fn mutated(&mut self, message: &[u8]) -> Vec<u8> {
        let mut bytes = message.to_vec();
        for _ in 0..=self.below(3) {
            let at = 4 * self.below(bytes.len() / 4);
            let word = self.word(bytes.len());
            bytes[at..at + 4].copy_from_slice(&word.to_be_bytes());
        }
        bytes.truncate(bytes.len() - self.below(bytes.len().min(9)));
        bytes
    }
}

/// One claim after the other, each of all that could just be there if an element took `unit`
/// bytes, and each behind the words that may lead to a count.
pub fn claims(before: &[u32], unit: usize, len: usize) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(len + 4 * before.len() + 4);
    while bytes.len() < len {
        bytes.extend(before.iter().flat_map(|word| word.to_be_bytes()));
        let left = len.saturating_sub(bytes.len() + 4);
        bytes.extend(((left / unit) as u32).to_be_bytes());
    }
    bytes
}
