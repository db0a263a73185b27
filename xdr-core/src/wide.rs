//! Large arrays of values whose every bit pattern is one: moved in the widest instructions that the
//! processor has, which are found at run time. The code is safe Rust that the compiler vectorizes, once
//! for the baseline of the target and once for AVX2.

use crate::run::{Run, from_run};
use crate::wire::DecodeBounded;
use alloc::vec::Vec;
use core::mem::needs_drop;

/// How many bytes are moved at once. Small enough to stay in the first cache.
pub(crate) const BLOCK: usize = 4 << 10;

/// From so many bytes on, it pays to ask what the processor can do.
const WIDE_FROM: usize = 512;

/// What memory is filled with before it is written, so that the writing is a loop over a slice, which
/// is vectorized. Not zeros: the optimiser would allocate a fresh buffer with `calloc`, which takes
/// longer than `malloc`.
pub(crate) const FILL: u8 = 0xff;

/// Appends many items of `N` bytes each.
#[inline(always)]
pub(crate) fn put<T, const N: usize>(
    out: &mut Vec<u8>,
    items: &[T],
    bytes: impl Fn(&T) -> [u8; N],
) {
    if items.len().saturating_mul(N) < WIDE_FROM {
        out.extend(items.iter().flat_map(bytes));
        return;
    }
    widely(
        #[inline(always)]
        || {
            for block in items.chunks(const { at_once(N) }) {
                let start = out.len();
                out.resize(start.saturating_add(block.len().saturating_mul(N)), FILL);
                if let Some(window) = out.get_mut(start..) {
                    for (to, item) in window.as_chunks_mut::<N>().0.iter_mut().zip(block) {
                        *to = bytes(item);
                    }
                }
            }
        },
    );
}

/// Appends the values that `bytes` are made of, of a type with `FROM_RUN`.
#[inline(always)]
pub(crate) fn take<'de, T: DecodeBounded<'de, L>, L>(into: &mut Vec<T>, bytes: &[u8]) {
    let size = const { fixed(T::FIXED) };
    // What memory is filled with first would be dropped.
    if bytes.len() < WIDE_FROM || const { needs_drop::<T>() } {
        into.extend(bytes.chunks_exact(size).map(read::<T, L>));
        return;
    }
    widely(
        #[inline(always)]
        || {
            // Seen as a constant here too.
            let size = const { fixed(T::FIXED) };
            for block in bytes.chunks(at_once(size).saturating_mul(size)) {
                let start = into.len();
                let end = start.saturating_add(block.len() / size);
                into.resize_with(end, || read::<T, L>(&[]));
                if let Some(window) = into.get_mut(start..) {
                    for (value, bytes) in window.iter_mut().zip(block.chunks_exact(size)) {
                        *value = read::<T, L>(bytes);
                    }
                }
            }
        },
    );
}

#[inline(always)]
fn read<'de, T: DecodeBounded<'de, L>, L>(bytes: &[u8]) -> T {
    from_run::<T, L>(&mut Run::new(bytes))
}

/// A size that is not 0, so that it can divide.
const fn fixed(size: Option<usize>) -> usize {
    match size {
        Some(0) | None => 1,
        Some(size) => size,
    }
}

/// How many items of so many bytes make a block.
const fn at_once(size: usize) -> usize {
    match BLOCK.checked_div(size) {
        Some(0) | None => 1,
        Some(count) => count,
    }
}

/// Runs `code` with AVX2 where the processor has it. The code has to be inlined whole: what is a
/// function of its own was compiled without it. AVX-512 is left alone, since it lowers the clock.
#[cfg(all(feature = "simd", any(target_arch = "x86", target_arch = "x86_64")))]
#[inline(never)]
fn widely(code: impl FnOnce()) {
    use fearless_simd::{Level, Simd};
    match Level::new().as_avx2() {
        Some(avx2) => avx2.vectorize(code),
        None => code(),
    }
}

/// Runs `code` as it is: these targets have no wider instructions, or they are always on.
#[cfg(not(all(feature = "simd", any(target_arch = "x86", target_arch = "x86_64"))))]
#[inline(always)]
fn widely(code: impl FnOnce()) {
    code();
}
