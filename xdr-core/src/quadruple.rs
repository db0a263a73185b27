//! Quadruple-precision floats, RFC 4506 section 4.8.

/// A quadruple-precision float (IEEE 754 binary128), carried exactly as its 16 bytes in network
/// order. It has no arithmetic.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Quadruple(
    /// Sign, 15 bits of exponent, 112 bits of fraction; the most significant byte first.
    pub [u8; 16],
);
