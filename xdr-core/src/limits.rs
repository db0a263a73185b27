//! What a decoder may spend on one input.

/// What decoding one input may cost, whatever the input says. All finite.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Limits {
    /// The largest input, in bytes. A longer one is refused before anything is read.
    pub max_record: usize,
    /// How deep boxes, lists and arrays of variable-size elements may nest. What recursion costs is
    /// stack, so a value of more than 128 bytes counts for one level more for each 256 bytes
    /// begun, up to half of the default.
    pub max_depth: u32,
    /// How many bytes the decoded value may hold on the heap, in all.
    pub max_alloc: usize,
}

impl Limits {
    /// 64 MiB of input, 64 levels, 256 MiB of heap.
    pub const DEFAULT: Limits = Limits {
        max_record: 64 << 20,
        max_depth: 64,
        max_alloc: 256 << 20,
    };

    /// These limits with another largest input, in bytes.
    #[must_use]
    pub const fn max_record(mut self, bytes: usize) -> Self {
        self.max_record = bytes;
        self
    }

    /// These limits with another depth.
    #[must_use]
    pub const fn max_depth(mut self, levels: u32) -> Self {
        self.max_depth = levels;
        self
    }

    /// These limits with another sum of heap bytes.
    #[must_use]
    pub const fn max_alloc(mut self, bytes: usize) -> Self {
        self.max_alloc = bytes;
        self
    }
}

impl Default for Limits {
    fn default() -> Self {
        Limits::DEFAULT
    }
}
