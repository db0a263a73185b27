//! The derive: bytes written by hand from the rules of RFC 4506, every attribute both ways, every
//! error with its exact text.

mod arrays;
mod borrow;
mod conditions;
mod enums;
mod failures;
mod forms;
mod generics;
mod hygiene;
mod recursion;
mod reuse;
mod rfc;
mod schema;
mod structs;
mod support;
mod unions;
mod users;
