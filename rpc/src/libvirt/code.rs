//! The numbers of errors, of what failed, and of how bad it is.

use std::fmt;
use xdr_core::Xdr;

/// `virErrorNumber`: what went wrong. The constants are those that this crate and its examples use;
/// any other number travels as well.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Xdr)]
pub struct ErrorCode(pub i32);

impl ErrorCode {
    /// `VIR_ERR_OK`: no error; never in a reply that says ERROR.
    pub const OK: ErrorCode = ErrorCode(0);
    /// `VIR_ERR_INTERNAL_ERROR`
    pub const INTERNAL_ERROR: ErrorCode = ErrorCode(1);
    /// `VIR_ERR_NO_SUPPORT`: this daemon or this driver cannot do that.
    pub const NO_SUPPORT: ErrorCode = ErrorCode(3);
    /// `VIR_ERR_NO_CONNECT`: no driver takes the URI.
    pub const NO_CONNECT: ErrorCode = ErrorCode(5);
    /// `VIR_ERR_INVALID_ARG`
    pub const INVALID_ARG: ErrorCode = ErrorCode(8);
    /// `VIR_ERR_OPERATION_FAILED`
    pub const OPERATION_FAILED: ErrorCode = ErrorCode(9);
    /// `VIR_ERR_XML_ERROR`
    pub const XML_ERROR: ErrorCode = ErrorCode(27);
    /// `VIR_ERR_OPERATION_DENIED`: not for this caller.
    pub const OPERATION_DENIED: ErrorCode = ErrorCode(29);
    /// `VIR_ERR_RPC`: the protocol itself failed.
    pub const RPC: ErrorCode = ErrorCode(39);
    /// `VIR_ERR_NO_DOMAIN`
    pub const NO_DOMAIN: ErrorCode = ErrorCode(42);
    /// `VIR_ERR_AUTH_FAILED`
    pub const AUTH_FAILED: ErrorCode = ErrorCode(45);
    /// `VIR_ERR_OPERATION_INVALID`: not in this state.
    pub const OPERATION_INVALID: ErrorCode = ErrorCode(55);
    /// `VIR_ERR_CONFIG_UNSUPPORTED`
    pub const CONFIG_UNSUPPORTED: ErrorCode = ErrorCode(67);
    /// `VIR_ERR_AUTH_CANCELLED`
    pub const AUTH_CANCELLED: ErrorCode = ErrorCode(79);
    /// `VIR_ERR_ACCESS_DENIED`
    pub const ACCESS_DENIED: ErrorCode = ErrorCode(88);
    /// `VIR_ERR_AUTH_UNAVAILABLE`
    pub const AUTH_UNAVAILABLE: ErrorCode = ErrorCode(94);
}

impl fmt::Display for ErrorCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// `virErrorDomain`: the part of libvirt that failed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Xdr)]
pub struct ErrorDomain(pub i32);

impl ErrorDomain {
    /// `VIR_FROM_NONE`
    pub const NONE: ErrorDomain = ErrorDomain(0);
    /// `VIR_FROM_RPC`
    pub const RPC: ErrorDomain = ErrorDomain(7);
    /// `VIR_FROM_QEMU`
    pub const QEMU: ErrorDomain = ErrorDomain(10);
    /// `VIR_FROM_TEST`
    pub const TEST: ErrorDomain = ErrorDomain(12);
}

/// `virErrorLevel`: how bad it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Xdr)]
#[repr(i32)]
pub enum ErrorLevel {
    /// No error.
    None = 0,
    /// A warning.
    Warning = 1,
    /// An error.
    Error = 2,
    /// Any other value.
    #[xdr(other)]
    Other(u32),
}
