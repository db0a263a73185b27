//! The types, by shape. Each has its description below it.

pub mod arrays;
pub mod enums;
pub mod failures;
pub mod forms;
pub mod generics;
pub mod lists;
pub mod memory;
pub mod nfs;
pub mod recursion;
pub mod scalars;
pub mod structs;
pub mod unions;
pub mod views;
