//! An allocator that counts what the current thread holds.

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;

struct Counting;

thread_local! {
    static LIVE: Cell<isize> = const { Cell::new(0) };
    static PEAK: Cell<isize> = const { Cell::new(0) };
    static REQUESTS: Cell<usize> = const { Cell::new(0) };
}

fn grow(bytes: isize) {
    // The counters may be gone while a thread ends.
    let _ = LIVE.try_with(|live| {
        live.set(live.get() + bytes);
        let _ = PEAK.try_with(|peak| peak.set(peak.get().max(live.get())));
    });
}

// SAFETY: every request goes to the system's allocator unchanged.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        grow(layout.size() as isize);
        let _ = REQUESTS.try_with(|requests| requests.set(requests.get() + 1));
        // SAFETY: the caller's promise is the callee's condition.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        grow(-(layout.size() as isize));
        // SAFETY: the caller's promise is the callee's condition.
        unsafe { System.dealloc(pointer, layout) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

/// What a piece of work did to the memory of its thread.
#[derive(Debug)]
pub struct Usage {
    /// The most bytes held at a time, beyond those held before.
    pub peak: usize,
    /// Bytes held afterwards, beyond those held before.
    pub left: isize,
    /// Allocations made.
    pub requests: usize,
}

/// Does a piece of work and gives its result with what it did to memory so far.
pub fn measure<R>(work: impl FnOnce() -> R) -> (R, Usage) {
    let before = LIVE.get();
    PEAK.set(before);
    REQUESTS.set(0);
    let result = work();
    let usage = Usage {
        peak: (PEAK.get() - before) as usize,
        left: LIVE.get() - before,
        requests: REQUESTS.get(),
    };
    (result, usage)
}
