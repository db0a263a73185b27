//! The inputs that XDR implementations get wrong: of ten that were tried, in Rust and other than
//! this one, none refuses or takes every row of this table as it should. Here each row holds for
//! each type that it is about, without any option set.
//!
//! | input | found elsewhere |
//! |---|---|
//! | opaque data of 2^32-1 bytes, 8 follow | taken as 8 bytes or as none; 4 GiB allocated; a panic |
//! | array of 2^32-1 elements | 16 GiB asked for, and the process aborted |
//! | opaque data of 100 bytes, 8 follow | taken as 8 bytes; a panic |
//! | padding of 1, 2, 3 | taken |
//! | padding missing | taken; a panic |
//! | bool of 2 | taken as false |
//! | flag of optional data of 2 | taken as present |
//! | string of ff fe fd fc | taken as text |
//! | 4 bytes behind the value | taken |
//! | list of 400 000 nodes | the stack overflows, and the process aborts |

#[path = "../memory/allocator.rs"]
mod allocator;
mod defects;
mod rows;
mod table;
mod types;
