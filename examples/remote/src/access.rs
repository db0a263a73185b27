//! What callers must be allowed.

/// What a caller must be allowed, which every procedure says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// Nothing: it is how callers tell who they are.
    Anyone,
    /// To look.
    Read,
    /// To change something, or to see what is inside a domain: its screen, console and storage.
    Write,
}
