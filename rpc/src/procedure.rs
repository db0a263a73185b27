//! What a procedure is, as data: its numbers, its name and its types.

use xdr_core::schema::Schema;

/// The numbers that a call is addressed to (RFC 5531 section 9).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Target {
    /// The program number.
    pub program: u32,
    /// The version of the program.
    pub version: u32,
    /// The procedure within that version; 0 is NULL.
    pub procedure: u32,
}

impl Target {
    /// Puts the three numbers together.
    #[must_use]
    pub const fn new(program: u32, version: u32, procedure: u32) -> Self {
        Target {
            program,
            version,
            procedure,
        }
    }
}

/// A procedure of a program as `#[rpc_program]` describes it.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub struct Procedure {
    /// Its number within the version.
    pub number: u32,
    /// The name of the trait's method.
    pub name: &'static str,
    /// The method's doc comment.
    pub docs: &'static str,
    /// Describes the arguments: void, or a struct of them in order.
    pub arguments: fn() -> Schema,
    /// Describes the result.
    pub result: fn() -> Schema,
}

impl Procedure {
    /// Puts a description together.
    #[must_use]
    pub const fn new(
        number: u32,
        name: &'static str,
        docs: &'static str,
        arguments: fn() -> Schema,
        result: fn() -> Schema,
    ) -> Self {
        Procedure {
            number,
            name,
            docs,
            arguments,
            result,
        }
    }
}
