//! What generated code calls. Not for users; it changes without notice.

pub use std::sync::Arc;
